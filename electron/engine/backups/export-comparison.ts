import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import papaparse from 'papaparse';
import type { ComparisonFormat } from '../../../shared/contract/backups.ts';
import type { RecordChange } from '../../../shared/contract/workspace.ts';
import { AREA_OF_TABLE, ENGAGEMENT_AREA_NAMES } from '../../../shared/domain/area-tables.ts';
import { guardValue } from '../../../shared/domain/spreadsheet-text.ts';
import { writeAtomically } from '../atomic-file.ts';
import type { JobHandle } from '../jobs/jobs.ts';
import { kindFor, reportMeta } from '../reports/meta.ts';
import type { Sheet } from '../reports/xlsx/sheet.ts';
import { writeBook } from '../reports/xlsx/write-book.ts';
import type { Session } from '../session.ts';

const COLUMNS = ['Area', 'Record', 'Action', 'Field', 'In the backup', 'Now'] as const;
type Line = readonly (string | number | null)[];

/**
 * Writes what differs between a backup and the workspace, one line a field.
 *
 * @param changes as from the copy to the workspace
 * @returns lines written
 * @throws AppError cancelled, disk_full, file_unreadable; no half file is left
 */
export async function exportComparison(
  session: Session,
  changes: readonly RecordChange[],
  { format, target }: { format: ComparisonFormat; target: string },
  job: Pick<JobHandle, 'signal' | 'progress'>,
): Promise<number> {
  const lines = changes.flatMap(linesOf);
  await writeAtomically(target, (temporary) =>
    format === 'csv' ? writeFile(temporary, csvOf(lines)) : writeSheet(session, lines, temporary, job),
  );
  return lines.length;
}

function linesOf({ table, record, action, fields }: RecordChange): Line[] {
  const area = AREA_OF_TABLE.get(table);
  const head = [area ? ENGAGEMENT_AREA_NAMES[area] : '', record || table, action];
  if (fields.length === 0) return [[...head, null, null, null]];
  return fields.map(({ field, before, after }) => [...head, field, before, after]);
}

/** With a byte order mark, by which Excel knows that it is UTF-8. */
function csvOf(lines: readonly Line[]): string {
  const data = lines.map((line) => line.map(guardValue));
  return `\uFEFF${papaparse.unparse({ fields: [...COLUMNS], data }, { newline: '\r\n' })}\r\n`;
}

async function writeSheet(
  session: Session,
  rows: readonly Line[],
  path: string,
  { signal, progress }: Pick<JobHandle, 'signal' | 'progress'>,
): Promise<void> {
  const sheet: Sheet<Line> = {
    name: 'Changes since the backup',
    about: 'What differs between a backup and the workspace: one row a field.',
    frozen: 1,
    rows,
    columns: COLUMNS.map((title, index) => ({ title, value: (line) => line[index] ?? null })),
  };
  const meta = {
    ...reportMeta(session, kindFor(session.engagement().type)),
    title: 'Changes since a backup',
  };
  await writeBook(meta, null, [sheet as Sheet<unknown>], createWriteStream(path), {
    signal,
    onProgress: ({ done, total }) => progress(done, total, 'Writing'),
  });
}
