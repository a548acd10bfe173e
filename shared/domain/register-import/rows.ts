/** Tells the rows that are records from totals, headings, notes and rows that repeat the column names. */
import { cellAt, tidy } from '../table.ts';
import { KEY_COLUMNS, keyColumns, type RegisterLayout } from './layout.ts';

export type RowKind = 'record' | 'empty' | 'total' | 'header' | 'note';

const TOTAL =
  /^(?:(?:(?:grand|sub)[\s-]*)?totals?|sum|summe|gesamt|anzahl|count|nombre)(?:\s+(?:rows?|records?|entries|items|count))?\s*[:=]?\s*[\d.,' ]*$/iu;
const NOTE =
  /^(?:\*|©|exported\b|generated\b|created (?:by|on|at)\b|printed\b|report\b.*:|source:|note:|notes:|page \d|end of (?:report|list|file)|confidential\b|as of\b|stand:|erstellt\b|quelle:|\d+ (?:rows?|records?|entries|items)\b)/iu;
/** A list with fewer columns has rows with one value only. */
const FEW_COLUMNS = 3;

export function rowKindOf(layout: RegisterLayout, index: number): RowKind {
  const { table, mapping, kind } = layout;
  const row = table.rows[index] ?? [];
  const filled = row.flatMap((cell, column) => {
    const text = tidy(cell.text);
    return text === '' || cell.merged ? [] : [{ text, column }];
  });
  const [first] = filled;
  if (!first) return 'empty';
  if (repeatsHeader(layout, index)) return 'header';
  const mapped = Object.values(mapping).filter((column) => column !== undefined);
  const isNamed = keyColumns(kind).some((key) => {
    const column = mapping[key];
    const text = column === undefined || column === first.column ? '' : tidy(row[column]?.text ?? '');
    // A number beside the word is the total itself.
    return /[^\d.,' ]/.test(text);
  });
  if (TOTAL.test(first.text) && !isNamed) return 'total';
  if (filled.length > 1)
    return mapped.some((column) => tidy(row[column]?.text ?? '') !== '') ? 'record' : 'note';
  if (mapped.length < FEW_COLUMNS) return mapped.includes(first.column) ? 'record' : 'note';
  const key = keyColumns(kind).find((each) => mapping[each] === first.column);
  // Headings and notes stand in the first column; a value further on is of a record without a name.
  if (key === undefined) return mapped.includes(first.column) && first.column > 0 ? 'record' : 'note';
  // Where a choice tells the records, the word itself does not speak of the list.
  if (!KEY_COLUMNS.some((each) => each === key)) return 'record';
  return !NOTE.test(first.text) && !first.text.endsWith(':') ? 'record' : 'note';
}

function repeatsHeader({ table, headerRow, mapping }: RegisterLayout, index: number): boolean {
  if (headerRow < 0) return false;
  const columns = Object.values(mapping).filter((column) => column !== undefined);
  const same = columns.filter((column) => {
    const text = tidy(cellAt(table, index, column).text).toLowerCase();
    return text !== '' && text === tidy(cellAt(table, headerRow, column).text).toLowerCase();
  }).length;
  return same >= 2 && same * 2 >= columns.length;
}
