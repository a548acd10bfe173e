import { AppError } from '../../../shared/domain/errors.ts';
import { os } from '../context.ts';
import { applyRoundTrip } from './round-trip-apply.ts';
import { exportMatrix } from './round-trip-export.ts';
import { compareWithFile } from './round-trip-read.ts';

/** The matrix to a client's spreadsheet and back. */
export const roundTripHandlers = {
  exportMatrix: os.matrix.exportMatrix.handler(({ input, context: { session } }) => {
    const target = session.target(input.target);
    const label = `Matrix for the client, ${input.format === 'xlsx' ? 'Excel' : 'CSV'}`;
    return {
      jobId: session.jobs.start({ kind: 'export', label, unit: 'rows' }, (job) =>
        exportMatrix(session, { format: input.format, target }, job),
      ),
    };
  }),

  reimportPreview: os.matrix.reimportPreview.handler(({ input, context: { session } }) =>
    compareWithFile(session, session.source(input.file)),
  ),

  reimportApply: os.matrix.reimportApply.handler(async ({ input, context: { session } }) => {
    const diff = await compareWithFile(session, session.source(input.file));
    if (diff.state !== input.state) {
      throw new AppError(
        'conflict',
        `Nothing was applied: ${diff.fileName} or the matrix changed since they were compared. Look through the differences again.`,
      );
    }
    return applyRoundTrip(session, diff, input.choice);
  }),
};
