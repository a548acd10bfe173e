/** Points of a series from a spreadsheet: which columns hold day and value, and what each line says. */
import { readDate } from '../../../shared/domain/calendar-date.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { monthEnd, readDecimal, type MetricPoint } from '../../../shared/domain/metrics/series.ts';
import type { Cell } from '../../../shared/domain/table.ts';
import { readWorkbook } from '../tables/table-file.ts';

export interface SeriesColumns {
  day: number;
  value: number;
}

export interface SeriesTable {
  columns: string[];
  /** Lines below the head, with their number in the file. */
  lines: { row: number; cells: readonly Cell[] }[];
}

export interface SeriesReading {
  points: MetricPoint[];
  problems: { row: number; text: string }[];
}

/** Problems that are told one by one; a wrong column makes one of every line. */
const MOST_PROBLEMS = 50;
const MONTH = /^(\d{4})[-/.](\d{1,2})$/;

const textOf = (cell: Cell | undefined): string => cell?.text.trim() ?? '';

/** The first sheet that holds a table. @throws AppError unknown_format for a file that is none */
export async function readSeriesTable(path: string): Promise<SeriesTable> {
  const sheets = await readWorkbook(path);
  const sheet = sheets.find(({ hidden, rows }) => !hidden && rows.some((row) => row.length > 1)) ?? sheets[0];
  const rows = (sheet?.rows ?? []).map((cells, index) => ({ row: (sheet?.firstRow ?? 1) + index, cells }));
  const filled = rows.filter(({ cells }) => cells.some((cell) => textOf(cell) !== ''));
  const [head, ...lines] = filled;
  if (!head || lines.length === 0)
    throw new AppError(
      'bad_input',
      'The file holds no points. It needs a head with a day and a value, and a line for each.',
    );
  return { columns: head.cells.map((cell, index) => textOf(cell) || `Column ${index + 1}`), lines };
}

/** Day of a cell; a month stands for its last day. Null when it can not be read, or reads two ways. */
function dayOf(cell: Cell | undefined): string | null {
  const text = textOf(cell);
  const month = MONTH.exec(text);
  if (month && Number(month[2]) >= 1 && Number(month[2]) <= 12)
    return monthEnd(`${month[1]}-${(month[2] ?? '').padStart(2, '0')}`);
  const date = readDate(text);
  return date.kind === 'date' ? date.iso : null;
}

/** True when more than half of the lines hold such a cell in this column. */
const isMostly = (
  { lines }: SeriesTable,
  index: number,
  isOne: (cell: Cell | undefined) => boolean,
): boolean => lines.filter(({ cells }) => isOne(cells[index])).length > lines.length / 2;

/** Columns that mostly hold numbers. */
export const numericColumns = (table: SeriesTable): number[] =>
  table.columns.flatMap((_, index) =>
    isMostly(table, index, (cell) => readDecimal(textOf(cell)) !== null) ? [index] : [],
  );

/**
 * The first column of days, and the first of numbers beside it; null where there is none.
 *
 * @param names what the figure is called: a column of that name goes before others
 */
export function proposeColumns(table: SeriesTable, names: readonly string[] = []): SeriesColumns | null {
  const day = table.columns.findIndex((_, index) => isMostly(table, index, (cell) => dayOf(cell) !== null));
  const numeric = numericColumns(table).filter((index) => index !== day);
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  const value = numeric.find((index) => wanted.has(table.columns[index]?.toLowerCase() ?? '')) ?? numeric[0];
  return day < 0 || value === undefined ? null : { day, value };
}

/** Points by day. A line without a day or a number, or with a day that came already, is told and left out. */
export function readPoints({ lines }: SeriesTable, columns: SeriesColumns): SeriesReading {
  const points = new Map<string, number>();
  const problems: SeriesReading['problems'] = [];
  for (const { row, cells } of lines) {
    const [dayText, valueText] = [textOf(cells[columns.day]), textOf(cells[columns.value])];
    const day = dayOf(cells[columns.day]);
    const value = readDecimal(valueText);
    const problem =
      day === null
        ? `"${dayText}" is not a day such as 2026-06-30, nor a month such as 2026-06.`
        : value === null
          ? `"${valueText}" is not a number.`
          : points.has(day)
            ? `${day} has a value already.`
            : null;
    if (problem === null && day !== null && value !== null) points.set(day, value);
    else if (problems.length < MOST_PROBLEMS) problems.push({ row, text: problem ?? '' });
  }
  return { points: [...points].map(([day, value]) => ({ day, value })), problems };
}
