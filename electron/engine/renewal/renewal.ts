import { os } from '../context.ts';
import { readAnyPrior } from './prior.ts';
import { checkPriorFile } from './prior-file.ts';
import { previewRenewal, rollForward } from './roll-forward.ts';

/** The next engagement from this one, and what is known of the one before. */
export const renewalRouter = {
  preview: os.renewal.preview.handler(({ input: { type, dates, parts }, context: { session } }) =>
    previewRenewal(session, type, dates, parts),
  ),

  start: os.renewal.start.handler(({ input: { target, dates, parts }, context: { session } }) => {
    const path = session.target(target);
    return {
      jobId: session.jobs.start(
        {
          kind: 'roll-forward',
          label: `Rolling ${session.workspace.fileName} forward`,
          unit: 'steps',
        },
        (job) => rollForward(session, path, dates, parts, job),
      ),
    };
  }),

  prior: os.renewal.prior.handler(({ context: { session } }) => readAnyPrior(session)),

  checkPriorFile: os.renewal.checkPriorFile.handler(({ input, context: { session } }) =>
    checkPriorFile(session, session.source(input.file)),
  ),
};
