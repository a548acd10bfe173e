import { createWriteStream } from 'node:fs';
import { AppError } from '../../../shared/domain/errors.ts';
import type { JobHandle } from '../jobs/jobs.ts';
import { kindFor, reportMeta } from '../reports/meta.ts';
import type { Sheet } from '../reports/xlsx/sheet.ts';
import { writeBook } from '../reports/xlsx/write-book.ts';
import type { Session } from '../session.ts';

/** What stands in a line of an exported history. */
export const HISTORY_COLUMNS = [
  'Number',
  'At (UTC)',
  'By',
  'Kind',
  'Change',
  'Area',
  'Record',
  'Action',
  'Field',
  'Before',
  'After',
] as const;

export type HistoryLine = readonly (string | number | null)[];

/** A sheet takes 1,048,576 rows, its head included. */
const MOST_LINES = 1_048_575;

/** Writes the lines as a workbook of one sheet. @throws AppError bad_input when they do not fit into one */
export async function writeHistoryBook(
  session: Session,
  lines: readonly HistoryLine[],
  path: string,
  { signal, progress }: Pick<JobHandle, 'signal' | 'progress'>,
): Promise<void> {
  if (lines.length > MOST_LINES)
    throw new AppError(
      'bad_input',
      `A sheet takes ${MOST_LINES} lines, and the history has ${lines.length}. Filter it, or export it as CSV.`,
    );
  const sheet: Sheet<HistoryLine> = {
    // Excel keeps the name "History" for itself.
    name: 'Changes and exports',
    about: 'Who changed and exported what, newest first: one row a field.',
    frozen: 1,
    rows: lines,
    columns: HISTORY_COLUMNS.map((title, index) => ({ title, value: (line) => line[index] ?? null })),
  };
  const meta = { ...reportMeta(session, kindFor(session.engagement().type)), title: 'History' };
  await writeBook(meta, null, [sheet as Sheet<unknown>], createWriteStream(path), {
    signal,
    onProgress: ({ done, total }) => progress(done, total, 'Writing'),
  });
}
