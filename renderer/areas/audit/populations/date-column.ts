import { readDate } from '../../../../shared/domain/calendar-date.ts';

interface Preview {
  columns: readonly string[];
  rows: readonly (readonly string[])[];
}

/**
 * Why a column cannot say which rows lie in the period, judged by the first rows of the file; null when it can. Without a
 * date in it no row would be in the period, and a frozen population does not change any more.
 */
export function dateColumnProblem({ columns, rows }: Preview, column: string | null): string | null {
  if (column === null) return null;
  const at = columns.indexOf(column);
  const texts = rows.map((row) => row[at]?.trim() ?? '').filter(Boolean);
  const [example] = texts;
  if (example === undefined) return `The first ${rows.length} rows have no date here. Choose another column.`;
  if (texts.some((text) => readDate(text).kind !== 'unreadable')) return null;
  return `“${example}” is not a date, nor is any other of the first ${rows.length} rows. Choose another column.`;
}

/** Whether the first rows have dates that read two ways and none that shows which; the whole file may still show it. */
export function isAmbiguous({ columns, rows }: Preview, column: string | null): boolean {
  if (column === null) return false;
  const at = columns.indexOf(column);
  const readings = rows.map((row) => readDate(row[at] ?? ''));
  return readings.some(({ kind }) => kind === 'ambiguous') && !readings.some(({ kind }) => kind === 'date');
}
