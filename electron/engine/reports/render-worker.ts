/** Worker thread: renders one report to one file, so that the engine answers queries meanwhile. */
import { createWriteStream } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { CalendarModel } from '../../../shared/domain/calendar/calendar-model.ts';
import type { ErrorData } from '../../../shared/domain/errors.ts';
import { AppError, toErrorData } from '../../../shared/domain/errors.ts';
import type { EvidenceIndexModel } from '../../../shared/domain/evidence-index-model.ts';
import type { GovernanceModel } from '../../../shared/domain/governance-model.ts';
import type { ReportFormat, ReportModel } from '../../../shared/domain/report-model.ts';
import type { RequestModel } from '../../../shared/domain/request-model.ts';
import type { WorkpaperModel } from '../../../shared/domain/workpaper-model.ts';
import { renderGovernance, renderPdf, renderWorkpapers } from './pdf/render-pdf.ts';
import type { Attachment, RenderProgress } from './progress.ts';
import {
  renderCalendarBook,
  renderEvidenceIndex,
  renderGovernanceBook,
  renderRequestBook,
  renderWorkbook,
  renderWorkpaperBook,
} from './xlsx/render-workbook.ts';

/** What can be rendered: a readiness report, workpapers, a governance pack, or a list that is a workbook only: of requests, evidence, occurrences. */
export type DocumentModel =
  ReportModel | WorkpaperModel | RequestModel | EvidenceIndexModel | CalendarModel | GovernanceModel;

export interface RenderTask {
  model: DocumentModel;
  format: ReportFormat;
  attachments: readonly Attachment[];
  /** An empty file that the caller has made. */
  outPath: string;
}

export interface RenderResult {
  /** Pages of a PDF; null for a workbook. */
  pages: number | null;
  /** Characters that the report font lacks; see `renderPdf`. */
  missing: string[];
}

export type RenderMessage =
  | { type: 'progress'; progress: RenderProgress }
  | { type: 'done'; result: RenderResult }
  | { type: 'error'; error: ErrorData };

const onProgress = (progress: RenderProgress): void => post({ type: 'progress', progress });

async function run({ model, format, attachments, outPath }: RenderTask): Promise<RenderResult> {
  const write = createWriteStream(outPath);
  const options = { onProgress, attachments };
  if ('requests' in model) {
    await renderRequestBook(model, write, options);
    return { pages: null, missing: [] };
  }
  if ('redactions' in model) {
    await renderEvidenceIndex(model, write, options);
    return { pages: null, missing: [] };
  }
  if ('occurrences' in model) {
    await renderCalendarBook(model, write, options);
    return { pages: null, missing: [] };
  }
  if ('quarter' in model) {
    if (format === 'pdf') return renderGovernance(model, write, options);
    await renderGovernanceBook(model, write, options);
    return { pages: null, missing: [] };
  }
  const isPapers = 'papers' in model;
  if (format === 'pdf') {
    return isPapers ? renderWorkpapers(model, write, options) : renderPdf(model, write, options);
  }
  await (isPapers ? renderWorkpaperBook(model, write, options) : renderWorkbook(model, write, options));
  return { pages: null, missing: [] };
}

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
  post({ type: 'done', result: await run(workerData as RenderTask) });
} catch (error) {
  post({
    type: 'error',
    error: toErrorData(isDiskFull(error) ? new AppError('disk_full', DISK_FULL) : error),
  });
}
