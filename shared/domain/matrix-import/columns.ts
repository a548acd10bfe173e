/** Guesses what the columns of a control matrix hold, from their names and from their values. */
import { cellAt, columnCount, tidy, type SheetTable } from '../table.ts';
import { valueWeight, weightWithoutName } from './column-values.ts';
import { looksLikeCriteria } from './criteria-cell.ts';
import { nameWeight, OTHER_MEANING } from './field-names.ts';
import { columnNames, groupName } from './header.ts';
import { isPlaceholder, MATRIX_FIELDS, type MatrixField, type MatrixMapping } from './types.ts';
import { plainWords } from './words.ts';

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
/** Fields that values alone can tell, in the order asked: closed values first, texts from what is left. */
const TOLD_BY_VALUES: readonly MatrixField[] = [
  'ref',
  'criteria',
  'frequency',
  'nature',
  'mode',
  'statement',
  'title',
  'owner',
];

/** `headerRow` of a table whose first row is a control already. */
export const NO_HEADER = -1;

/**
 * Guesses the column of every field: each pair of field and column is weighed by the column's name and by what its values look like,
 * and the heaviest pairs are taken first; what no name tells is told by the values. Hidden columns count less, because the visible
 * one is the one people keep up to date. `taken` are columns that hold something else.
 */
export function guessMapping(
  table: SheetTable,
  headerRow: number,
  taken: readonly number[] = [],
): MatrixMapping {
  const free = new Set(Array.from({ length: columnCount(table) }, (_, column) => column));
  for (const column of taken) free.delete(column);
  const names = columnNames(table, headerRow);
  const values = new Map([...free].map((column) => [column, columnValues(table, headerRow, column)]));
  const mapping: MatrixMapping = {};
  for (const { field, column } of namedPairs(table, headerRow, names, values, taken.length > 0)) {
    if (mapping[field] !== undefined || !free.delete(column)) continue;
    mapping[field] = column;
  }
  const unnamed = [...free].filter((column) => {
    const name = plainWords(names[column] ?? '');
    return (
      !OTHER_MEANING.test(name) &&
      !MATRIX_FIELDS.some(
        // Beside a grid "Criterion" may stand over the numbers of the controls.
        (field) => nameWeight(field, name) > 0 && !(field === 'criteria' && taken.length > 0),
      )
    );
  });
  for (const field of TOLD_BY_VALUES) {
    if (mapping[field] !== undefined || (field === 'title' && mapping.statement !== undefined)) continue;
    const [best] = unnamed
      .filter((column) => free.has(column) && !table.hiddenColumns.includes(column))
      .map((column) => ({ column, weight: weightWithoutName(field, values.get(column) ?? []) }))
      .filter(({ weight }) => weight > 0)
      .toSorted((a, b) => b.weight - a.weight || a.column - b.column);
    if (!best) continue;
    mapping[field] = best.column;
    free.delete(best.column);
  }
  return mapping;
}

function namedPairs(
  table: SheetTable,
  headerRow: number,
  names: readonly string[],
  values: ReadonlyMap<number, readonly string[]>,
  hasGrid: boolean,
): { field: MatrixField; column: number; weight: number }[] {
  const pairs: { field: MatrixField; column: number; weight: number }[] = [];
  for (const [column, held] of values) {
    const text = names[column] ?? '';
    // A column of marks under a criterion's name belongs to a grid of criteria by controls, not to a field.
    if (looksLikeCriteria(text)) continue;
    const name = plainWords(text);
    const fullName = `${groupName(table, headerRow, column)} ${name}`.trim();
    const bareName = plainWords(text.replace(/\([^)]*\)|\[[^\]]*\]/g, ' '));
    for (const field of MATRIX_FIELDS) {
      const named = Math.max(
        nameWeight(field, name),
        nameWeight(field, bareName) - WITHOUT_BRACKETS,
        nameWeight(field, fullName) - FROM_ABOVE,
      );
      const valued = valueWeight(field, held);
      // Beside a grid a column named "Criterion" that holds none names the controls.
      if (field === 'criteria' && hasGrid && valued <= 0) continue;
      const certainByValues =
        field === 'criteria' &&
        valued > 1.6 &&
        weightWithoutName(field, held) > 0 &&
        !OTHER_MEANING.test(name);
      if (named === 0 && !certainByValues) continue;
      const weight = named + valued - (table.hiddenColumns.includes(column) ? 1 : 0);
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
