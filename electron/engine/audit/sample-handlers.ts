import { os } from '../context.ts';
import { defaultSeed, drawSample, reperform } from './samples.ts';

export const sampleHandlers = {
  defaultSeed: os.audit.defaultSeed.handler(({ input, context: { session } }) => ({
    seed: defaultSeed(session, input.testId, input.populationId),
  })),

  drawSample: os.audit.drawSample.handler(({ input, context: { session } }) => ({
    jobId: session.jobs.start({ kind: 'draw', label: `Drawing ${input.size} items`, unit: 'bytes' }, (job) =>
      drawSample(session, input, job),
    ),
  })),

  reperform: os.audit.reperform.handler(({ input, context: { session } }) => ({
    jobId: session.jobs.start(
      { kind: 'reperform', label: 'Drawing again from the file', unit: 'bytes' },
      (job) => reperform(session, input.sampleId, job),
    ),
  })),
};
