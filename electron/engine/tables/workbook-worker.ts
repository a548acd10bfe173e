/** Worker thread that unpacks one workbook, so that a large or hostile file cannot stall the engine. */
import { parentPort, workerData } from 'node:worker_threads';
import { toErrorData, type ErrorData } from '../../../shared/domain/errors.ts';
import type { SheetTable } from '../../../shared/domain/table.ts';
import { parseWorkbook, type WorkbookLimits } from './workbook.ts';

export interface WorkbookJob {
  bytes: Uint8Array;
  name: string;
  limits: WorkbookLimits;
}
export type WorkbookAnswer = { tables: SheetTable[] } | { error: ErrorData };

const { bytes, name, limits } = workerData as WorkbookJob;
try {
  answer({ tables: await parseWorkbook(bytes, name, limits) });
} catch (error) {
  answer({ error: toErrorData(error) });
}

function answer(message: WorkbookAnswer): void {
  parentPort?.postMessage(message, []);
}
