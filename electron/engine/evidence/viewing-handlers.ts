import { os } from '../context.ts';
import { previewEvidence } from './preview.ts';
import { saveCopy } from './save-copy.ts';
import { getVersion } from './versions.ts';

/** Looking at files and copying them out. */
export const viewingHandlers = {
  preview: os.evidence.preview.handler(({ input, context: { session } }) =>
    previewEvidence(session, getVersion(session, input.id, input.version)),
  ),

  saveCopy: os.evidence.saveCopy.handler(({ input, context: { session } }) => {
    const file = getVersion(session, input.id, input.version);
    const target = session.target(input.target);
    const jobId = session.jobs.start(
      { kind: 'save-copy', label: `Saving ${file.fileName}`, unit: 'bytes' },
      async (job) => {
        const size = await saveCopy(
          session,
          file.sha256,
          target,
          (done) => job.progress(done, file.size, 'Writing'),
          job.signal,
        );
        return { fileName: file.fileName, size };
      },
    );
    return { jobId };
  }),
};
