import { os } from '../context.ts';
import { extendSample, nextStage, replaceItem } from './sample-extend.ts';
import { countFrame } from './sample-frame.ts';
import { readLog } from './sample-log.ts';
import { reperform } from './sample-reperform.ts';
import { readSamples } from './sample-rows.ts';
import { stopUsingSample, useSample } from './sample-share.ts';
import { defaultSeed, drawSample, removeSample } from './samples.ts';

const READING = { unit: 'bytes' } as const;

export const sampleHandlers = {
  samples: os.audit.samples.handler(({ context: { session } }) => readSamples(session)),

  sampleLog: os.audit.sampleLog.handler(({ input, context: { session } }) =>
    readLog(session, input.sampleId),
  ),

  defaultSeed: os.audit.defaultSeed.handler(({ input, context: { session } }) => ({
    seed: defaultSeed(session, input.testId, input.populationId),
  })),

  sampleStrata: os.audit.sampleStrata.handler(({ input, context: { session } }) => ({
    jobId: session.jobs.start({ ...READING, kind: 'strata', label: `Counting ${input.column}` }, (job) =>
      countFrame(session, input.populationId, input.column, job),
    ),
  })),

  drawSample: os.audit.drawSample.handler(({ input, context: { session } }) => ({
    jobId: session.jobs.start({ ...READING, kind: 'draw', label: 'Drawing the sample' }, (job) =>
      drawSample(session, input, job),
    ),
  })),

  extendSample: os.audit.extendSample.handler(({ input, context: { session } }) => ({
    jobId: session.jobs.start({ ...READING, kind: 'draw', label: 'Extending the sample' }, (job) =>
      extendSample(session, input, job),
    ),
  })),

  nextStage: os.audit.nextStage.handler(({ input, context: { session } }) => ({
    jobId: session.jobs.start({ ...READING, kind: 'draw', label: 'Drawing the next stage' }, (job) =>
      nextStage(session, input.sampleId, job),
    ),
  })),

  replaceItem: os.audit.replaceItem.handler(({ input, context: { session } }) => ({
    jobId: session.jobs.start({ ...READING, kind: 'draw', label: 'Replacing an item' }, (job) =>
      replaceItem(session, input, job),
    ),
  })),

  removeSample: os.audit.removeSample.handler(({ input, context: { session } }) => {
    removeSample(session, input.sampleId);
    return {};
  }),

  useSample: os.audit.useSample.handler(({ input, context: { session } }) => {
    useSample(session, input.testId, input.sampleId);
    return {};
  }),

  stopUsingSample: os.audit.stopUsingSample.handler(({ input, context: { session } }) => {
    stopUsingSample(session, input.testId);
    return {};
  }),

  reperform: os.audit.reperform.handler(({ input, context: { session } }) => ({
    jobId: session.jobs.start(
      { ...READING, kind: 'reperform', label: 'Drawing again from the file' },
      (job) => reperform(session, input.sampleId, input.record, job),
    ),
  })),
};
