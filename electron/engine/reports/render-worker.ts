/** Worker thread: renders one report to one file, so that the engine answers queries meanwhile. */
import { createWriteStream } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { ErrorData } from '../../../shared/domain/errors.ts';
import { AppError, toErrorData } from '../../../shared/domain/errors.ts';
import type { ReportFormat } from '../../../shared/domain/report-kinds.ts';
import type { Attachment, RenderProgress } from './progress.ts';
import { writeDocument, type RenderedDocument, type RenderResult } from './writers.ts';

export interface RenderTask {
  rendered: RenderedDocument;
  format: ReportFormat;
  attachments: readonly Attachment[];
  /** An empty file that the caller has made. */
  outPath: string;
}

export type RenderMessage =
  | { type: 'progress'; progress: RenderProgress }
  | { type: 'done'; result: RenderResult }
  | { type: 'error'; error: ErrorData };

const DISK_FULL =
  'The report was not written: the disk is full. Free some space, or choose a folder on another disk.';

function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOSPC';
}

function post(message: RenderMessage): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage(message);
}

try {
  const { rendered, format, attachments, outPath } = workerData as RenderTask;
  const result = await writeDocument(rendered, format, createWriteStream(outPath), {
    attachments,
    onProgress: (progress) => post({ type: 'progress', progress }),
  });
  post({ type: 'done', result });
} catch (error) {
  post({
    type: 'error',
    error: toErrorData(isDiskFull(error) ? new AppError('disk_full', DISK_FULL) : error),
  });
}
