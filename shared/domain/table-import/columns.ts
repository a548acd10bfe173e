/** Guesses what the columns of a list hold, from their names and from their values. */
import { cellAt, columnCount, tidy, type SheetTable } from '../table.ts';
import { columnNames, groupName } from './header.ts';
import type { Lexicon } from './lexicon.ts';
import { isPlaceholder } from './placeholder.ts';
import { headerWords } from './plain-words.ts';

const JUDGED_VALUES = 60;
/**
 * The least that a name and values must weigh together for a column to be taken: a telling name (3.2) is believed even when the values
 * contradict it (-2), so that each of them is reported; a name of many meanings, such as "Type", is not.
 */
const LEAST_WEIGHT = 1.1;
/** What a name is worth less when only the row above the header completes it. */
const FROM_ABOVE = 0.5;
/** What a name is worth less without the hint in its brackets ("Type (P/D)"). */
const WITHOUT_BRACKETS = 0.2;

/** `headerRow` of a table whose first row is a record already. */
export const NO_HEADER = -1;

/** Field to column index (from 0). A field without a column is absent. */
export type Mapping<F extends string> = Partial<Record<F, number>>;

/**
 * Guesses the column of every field: each pair of field and column is weighed by the column's name and by what its values look like,
 * and the heaviest pairs are taken first; what no name tells is told by the values. Hidden columns count less, because the visible
 * one is the one people keep up to date. `taken` are columns that hold something else.
 */
export function guessColumns<F extends string>(
  table: SheetTable,
  headerRow: number,
  lexicon: Lexicon<F>,
  taken: readonly number[] = [],
): Mapping<F> {
  const free = new Set(Array.from({ length: columnCount(table) }, (_, column) => column));
  for (const column of taken) free.delete(column);
  const names = columnNames(table, headerRow);
  const values = new Map([...free].map((column) => [column, columnValues(table, headerRow, column)]));
  const mapping: Mapping<F> = {};
  for (const { field, column } of namedPairs(table, headerRow, lexicon, names, values)) {
    if (mapping[field] !== undefined || !free.delete(column)) continue;
    mapping[field] = column;
  }
  const { fields, nameWeight, otherMeaning, looseNames = [] } = lexicon;
  const unnamed = [...free].filter((column) => {
    const name = headerWords(names[column] ?? '');
    const isNamed = fields.some((field) => !looseNames.includes(field) && nameWeight(field, name) > 0);
    return !otherMeaning.test(name) && !isNamed;
  });
  for (const field of lexicon.toldByValues) {
    const instead = lexicon.toldUnless?.[field];
    if (mapping[field] !== undefined || (instead && mapping[instead] !== undefined)) continue;
    const [best] = unnamed
      .filter((column) => free.has(column) && !table.hiddenColumns.includes(column))
      .map((column) => ({ column, weight: lexicon.weightWithoutName(field, values.get(column) ?? []) }))
      .filter(({ weight }) => weight > 0)
      .toSorted((a, b) => b.weight - a.weight || a.column - b.column);
    if (!best) continue;
    mapping[field] = best.column;
    free.delete(best.column);
  }
  return mapping;
}

function namedPairs<F extends string>(
  table: SheetTable,
  headerRow: number,
  lexicon: Lexicon<F>,
  names: readonly string[],
  values: ReadonlyMap<number, readonly string[]>,
): { field: F; column: number; weight: number }[] {
  const { fields, nameWeight, valueWeight, isForeign, isCertain } = lexicon;
  const pairs: { field: F; column: number; weight: number }[] = [];
  for (const [column, held] of values) {
    const text = names[column] ?? '';
    if (isForeign?.(text)) continue;
    const name = headerWords(text);
    const fullName = `${groupName(table, headerRow, column)} ${name}`.trim();
    const bareName = headerWords(text.replace(/\([^)]*\)|\[[^\]]*\]/g, ' '));
    for (const field of fields) {
      const named = Math.max(
        nameWeight(field, name),
        nameWeight(field, bareName) - WITHOUT_BRACKETS,
        nameWeight(field, fullName) - FROM_ABOVE,
      );
      if (named <= 0 && !isCertain?.(field, name, held)) continue;
      const weight = named + valueWeight(field, held) - (table.hiddenColumns.includes(column) ? 1 : 0);
      if (weight >= LEAST_WEIGHT) pairs.push({ field, column, weight });
    }
  }
  return pairs.toSorted((a, b) => b.weight - a.weight || a.column - b.column);
}

/** The first values of a column that say something; each text of a merged range once. */
export function columnValues(table: SheetTable, headerRow: number, column: number): string[] {
  const values: string[] = [];
  for (let row = headerRow + 1; row < table.rows.length && values.length < JUDGED_VALUES; row += 1) {
    const cell = cellAt(table, row, column);
    const text = cell.text.trim();
    if (tidy(text) !== '' && cell.kind !== 'error' && !cell.merged && !isPlaceholder(text)) values.push(text);
  }
  return values;
}
