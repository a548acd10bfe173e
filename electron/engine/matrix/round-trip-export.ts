/** Writes the matrix for the client to edit: a workbook, or the same columns as CSV. */
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import papaparse from 'papaparse';
import { CRITERIA } from '../../../shared/catalog/criteria.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { guardCell } from '../../../shared/domain/spreadsheet-text.ts';
import {
  FIELD_HEADERS,
  ID_HEADER,
  ROUND_TRIP_FIELDS,
  showControl,
  STATE_HEADER,
} from '../../../shared/domain/matrix-round-trip/fields.ts';
import { writeAtomically } from '../atomic-file.ts';
import type { JobHandle } from '../jobs/jobs.ts';
import { workerUrl } from '../jobs/worker-url.ts';
import { criteriaInScope } from '../scope/scope.ts';
import type { Session } from '../session.ts';
import { readControls } from './control-rows.ts';
import type { MatrixBook } from './round-trip-book.ts';
import { rowState } from './round-trip-record.ts';
import type { RoundTripAnswer, RoundTripTask } from './round-trip-worker.ts';

export interface MatrixExport {
  fileName: string;
  /** Bytes. */
  size: number;
  controls: number;
}

/** Gathers, then writes all or nothing. @throws AppError `cancelled`, or what stands in the way of the file */
export async function exportMatrix(
  session: Session,
  { format, target }: { format: 'xlsx' | 'csv'; target: string },
  job: Pick<JobHandle, 'signal' | 'progress'>,
): Promise<MatrixExport> {
  const book = gatherBook(session);
  const controls = book.record.controls.size;
  const fileName = basename(target);
  job.progress(0, controls, 'Writing');
  const size = await writeAtomically(target, (temporary) =>
    format === 'csv'
      ? writeFile(temporary, matrixCsv(book))
      : writeInWorker({ book, outPath: temporary, fileName }, job.signal),
  );
  job.progress(controls, controls);
  return { fileName, size, controls };
}

function gatherBook(session: Session): MatrixBook {
  const { workspace } = session;
  const { id, client, system } = session.engagement();
  const names = (table: 'person' | 'policy') =>
    workspace
      .all<{ name: string }>(`SELECT DISTINCT name FROM ${table} ORDER BY name COLLATE NOCASE`)
      .map(({ name }) => name);
  const scope = new Set(criteriaInScope(session).map((criterion) => criterion.id));
  return {
    system,
    record: {
      engagementId: id,
      client,
      exportedAt: new Date().toISOString(),
      headHash: workspace.state.hash,
      controls: new Map(readControls(session).map((control) => [control.id, showControl(control)])),
    },
    people: names('person'),
    policies: names('policy'),
    criteria: CRITERIA.map((criterion) => ({ ...criterion, inScope: scope.has(criterion.id) })),
  };
}

/** With a byte order mark, by which Excel knows that it is UTF-8. */
function matrixCsv({ record }: MatrixBook): string {
  const fields = [ID_HEADER, ...ROUND_TRIP_FIELDS.map((field) => FIELD_HEADERS[field]), STATE_HEADER];
  const data = [...record.controls].map(([id, texts]) => [
    id,
    ...ROUND_TRIP_FIELDS.map((field) => guardCell(texts[field])),
    rowState(id, texts),
  ]);
  return `\uFEFF${papaparse.unparse({ fields, data }, { newline: '\r\n' })}\r\n`;
}

async function writeInWorker(task: RoundTripTask, signal: AbortSignal): Promise<void> {
  const worker = new Worker(workerUrl('round-trip-worker'), { workerData: task });
  const { promise, resolve, reject } = Promise.withResolvers<RoundTripAnswer>();
  const cancel = () => reject(new AppError('cancelled', 'The export was cancelled. No file was written.'));
  signal.addEventListener('abort', cancel, { once: true });
  worker.once('message', resolve);
  worker.once('error', reject);
  try {
    const answer = await promise;
    if ('error' in answer) throw new AppError(answer.error.code, answer.error.message, answer.error.details);
  } finally {
    signal.removeEventListener('abort', cancel);
    await worker.terminate();
  }
}
