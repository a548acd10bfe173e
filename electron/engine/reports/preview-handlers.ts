import { AppError } from '../../../shared/domain/errors.ts';
import { formatProblem } from '../../../shared/domain/report-kinds.ts';
import { os } from '../context.ts';
import { startPreview, takePreview } from './preview.ts';

export const previewHandlers = {
  preview: os.reports.preview.handler(({ input, context: { session } }) => {
    const problem = formatProblem(input.kind, 'pdf');
    if (problem) throw new AppError('bad_input', problem);
    return { jobId: startPreview(session, input) };
  }),

  previewed: os.reports.previewed.handler(({ input, context: { session } }) => ({
    bytes: new Blob([new Uint8Array(takePreview(session, input.jobId))], { type: 'application/pdf' }),
  })),
};
