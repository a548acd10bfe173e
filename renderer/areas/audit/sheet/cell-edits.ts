import type { SheetItem, TestSheet } from '../../../../shared/contract/audit/tests.ts';
import { writeMark } from '../../../../shared/domain/mark-words.ts';
import { isItemDone, isException } from '../../../../shared/domain/testing.ts';
import type { Mark } from '../../../../shared/domain/vocabulary.ts';
import type { Block } from './use-cells.ts';
import type { CellChange } from './use-marks.ts';

export type SheetAttribute = TestSheet['attributes'][number];
type Cell = SheetItem['cells'][number];

/** A replaced item stays on the sheet for the record and takes no marks. */
export const isVoid = (item: SheetItem): boolean => item.voidReason !== '';

export const cellOf = (
  item: SheetItem | undefined,
  attribute: SheetAttribute | undefined,
): Cell | undefined => attribute && item?.cells.find(({ attributeId }) => attributeId === attribute.id);

interface Place {
  item: SheetItem;
  attribute: SheetAttribute;
}

/** Every cell of the block that can carry a mark, line by line. */
export function placesIn(
  rows: readonly SheetItem[],
  attributes: readonly SheetAttribute[],
  { top, bottom, left, right }: Block,
): Place[] {
  return rows
    .slice(top, bottom + 1)
    .filter((item) => !isVoid(item))
    .flatMap((item) => attributes.slice(left, right + 1).map((attribute) => ({ item, attribute })));
}

/** One mark for every cell of the block; null clears. Cells that are empty already are left out of clearing. */
export const markBlock = (places: readonly Place[], mark: Mark | null, note?: string): CellChange[] =>
  places
    .filter(({ item, attribute }) => mark !== null || cellOf(item, attribute))
    .map(({ item, attribute }) => ({
      itemId: item.id,
      attributeId: attribute.id,
      mark,
      ...(note === undefined ? {} : { note }),
    }));

/** Cells of the block without a mark, as met. */
export const restIsMet = (places: readonly Place[]): CellChange[] =>
  markBlock(
    places.filter(({ item, attribute }) => !cellOf(item, attribute)),
    'met',
  );

/**
 * The marks of the block's first line for the lines below it; for a single line, those of the line above. The reason of a mark that
 * needs one goes along, a note on one item does not. Cells without a mark above stay as they are.
 */
export function fillDown(
  rows: readonly SheetItem[],
  attributes: readonly SheetAttribute[],
  { top, bottom, left, right }: Block,
): CellChange[] {
  const from = bottom > top ? top : top - 1;
  const source = rows.slice(from, bottom).find((item) => !isVoid(item));
  const below = rows.slice(from + 1, bottom + 1).filter((item) => item !== source && !isVoid(item));
  return below.flatMap((item) =>
    attributes.slice(left, right + 1).flatMap((attribute) => {
      const cell = cellOf(source, attribute);
      if (!cell) return [];
      const note = cell.mark === 'not_applicable' ? { note: cell.note } : {};
      return [{ itemId: item.id, attributeId: attribute.id, mark: cell.mark, ...note }];
    }),
  );
}

/** The block as texts that a spreadsheet shows and this sheet reads back. */
export const copyBlock = (
  rows: readonly SheetItem[],
  attributes: readonly SheetAttribute[],
  { top, bottom, left, right }: Block,
): string[][] =>
  rows.slice(top, bottom + 1).map((item) =>
    attributes.slice(left, right + 1).map((attribute) => {
      const cell = cellOf(item, attribute);
      return cell ? writeMark(cell) : '';
    }),
  );

export type RowFilter = 'all' | 'open' | 'exceptions' | 'notes';

/** Whether a row belongs to a filter of the sheet. */
export function fitsFilter(item: SheetItem, attributes: number, filter: RowFilter): boolean {
  const marks = item.cells.map(({ mark }) => mark);
  switch (filter) {
    case 'open':
      return !isVoid(item) && !isItemDone(marks, attributes);
    case 'exceptions':
      return !isVoid(item) && isException(marks);
    case 'notes':
      return item.note !== '' || item.cells.some(({ note }) => note !== '');
    default:
      return true;
  }
}

/** Number of the first note of every item, notes being counted through the whole sheet whatever is shown of it. */
export function firstNotes(rows: readonly SheetItem[]): ReadonlyMap<string, number> {
  let next = 1;
  return new Map(
    rows.map((row) => {
      const first = next;
      next += row.cells.filter(({ note }) => note).length;
      return [row.id, first];
    }),
  );
}
