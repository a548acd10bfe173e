/** Worker thread: writes one matrix workbook, so that the engine answers queries meanwhile. */
import { parentPort, workerData } from 'node:worker_threads';
import { toErrorData, type ErrorData } from '../../../shared/domain/errors.ts';
import { asFileError } from '../atomic-file.ts';
import { writeMatrixBook, type MatrixBook } from './round-trip-book.ts';

export interface RoundTripTask {
  book: MatrixBook;
  outPath: string;
  /** The name that errors mention. */
  fileName: string;
}
export type RoundTripAnswer = { done: true } | { error: ErrorData };

const { book, outPath, fileName } = workerData as RoundTripTask;
try {
  await writeMatrixBook(book, outPath);
  answer({ done: true });
} catch (error) {
  answer({ error: toErrorData(asFileError(error, fileName)) });
}

function answer(message: RoundTripAnswer): void {
  parentPort?.postMessage(message, []);
}
