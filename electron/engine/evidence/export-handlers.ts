import { AppError } from '../../../shared/domain/errors.ts';
import { patternProblem } from '../../../shared/domain/evidence-names.ts';
import { os } from '../context.ts';
import { exportEvidence, planOf } from './export/export-evidence.ts';
import { gatherEvidence } from './export/gather-index.ts';
import { copyName } from './export/names.ts';

/** Evidence on its way out. */
export const exportHandlers = {
  exportPreview: os.evidence.exportPreview.handler(({ input, context: { session } }) => {
    const problem = input.namePattern === undefined ? null : patternProblem(input.namePattern);
    if (problem) return { problem, files: [] };
    const evidence = gatherEvidence(session, input);
    const { files } = planOf(session, evidence, input);
    return {
      problem,
      files: evidence.map(({ row: { id, ref, fileName, size }, isRedacted }, at) => ({
        id,
        ref,
        fileName,
        path: files[at]?.path ?? '',
        size,
        hasRedactions: isRedacted,
      })),
    };
  }),

  exportFolder: os.evidence.exportFolder.handler(({ input, context: { session } }) => {
    const problem = input.namePattern === undefined ? null : patternProblem(input.namePattern);
    if (problem) throw new AppError('bad_input', problem);
    const request = { ...input, target: session.target(input.target) };
    return {
      jobId: session.jobs.start({ kind: 'export', label: 'Exporting evidence', unit: 'bytes' }, (job) =>
        exportEvidence(session, request, job),
      ),
    };
  }),

  copyName: os.evidence.copyName.handler(({ input, context: { session } }) => ({
    fileName: copyName(session, input),
  })),
};
