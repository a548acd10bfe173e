import type { SheetFacts } from '../../../shared/contract/table-import.ts';
import { cellAt, tidy, type SheetTable } from '../../../shared/domain/table.ts';

/** What a person sees of the columns while settling what they hold. `headerRow` is an index, -1 for none. */
export function columnFacts(
  table: SheetTable,
  headerRow: number,
  names: readonly string[],
): Pick<SheetFacts, 'headers' | 'samples'> {
  return {
    headers: names.map(tidy),
    samples: names.map((_, column) => firstText(table, headerRow + 1, column)),
  };
}

export function sheetList(tables: readonly SheetTable[]): SheetFacts['sheets'] {
  return tables.map(({ name, rows, hidden }) => ({ name, rows: rows.length, hidden }));
}

/** What a column holds, for the person who says what it means. */
function firstText(table: SheetTable, fromRow: number, column: number): string {
  for (let row = fromRow; row < table.rows.length; row += 1) {
    const text = tidy(cellAt(table, row, column).text);
    if (text !== '') return text.slice(0, 60);
  }
  return '';
}
