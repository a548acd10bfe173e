import { AppError } from '../../../shared/domain/errors.ts';
import { readCells, repeated } from './block.ts';
import type { CellEdit, CellWrite, GridColumn } from './types.ts';

/** Cells as the writes below see them: rows and columns in the order on screen, and the value of each, saved or not yet. */
export interface Sheet<Row> {
  rows: readonly Row[];
  columns: readonly GridColumn<Row>[];
  valueOf: (row: Row, column: string, edit: CellEdit<Row>) => string;
}

/** A cell keeps one line, so a line break inside a copied one becomes a space. */
const oneLine = (text: string) => text.replaceAll(/\s*\n\s*/g, ' ').trim();

/**
 * What a text means in a column: of a closed list, the entry that is called or stored so.
 * @throws AppError bad_input for an empty text where there must be one, or one that the list does not have
 */
export function readValue<Row>({ edit, title, header }: GridColumn<Row>, text: string): string {
  const wanted = oneLine(text);
  const name = title ?? header;
  if (wanted === '' && edit?.required) throw new AppError('bad_input', `${name} cannot be empty.`);
  if (!edit?.options || wanted === '') return wanted;
  const option = edit.options.find(({ label, value }) =>
    [label.toLowerCase(), value.toLowerCase()].includes(wanted.toLowerCase()),
  );
  if (option) return option.value;
  const known = edit.options.map(({ label }) => label).join(', ');
  throw new AppError('bad_input', `“${wanted}” is not a value of ${name}: ${known}.`);
}

/**
 * What a block from a spreadsheet writes. What hangs over the last row or column is left out, and so are cells that cannot
 * be edited.
 * @param sheet From the first cell of the range on.
 * @param size Rows and columns of the range.
 * @throws AppError bad_input for a value that cannot be kept; then nothing is written
 */
export function pasteWrites<Row>(
  text: string,
  { rows, columns }: Pick<Sheet<Row>, 'rows' | 'columns'>,
  size: { height: number; width: number },
): CellWrite<Row>[] {
  return repeated(readCells(text), size.height, size.width).flatMap((line, below) =>
    line.flatMap((cell, right) => {
      const [row, column] = [rows[below], columns[right]];
      return row && column?.edit ? [{ row, column: column.id, value: readValue(column, cell) }] : [];
    }),
  );
}

/**
 * Repeats the first rows downwards over all others, column by column.
 * @param source How many rows are repeated.
 */
export function fillDownWrites<Row>({ rows, columns, valueOf }: Sheet<Row>, source = 1): CellWrite<Row>[] {
  return columns.flatMap(({ id, edit }) => {
    if (!edit) return [];
    return rows.slice(source).flatMap((row, below) => {
      const from = rows[below % source];
      return from ? [{ row, column: id, value: valueOf(from, id, edit) }] : [];
    });
  });
}

/**
 * Repeats the first column to the right.
 * @throws AppError bad_input when a column cannot keep the value
 */
export function fillRightWrites<Row>({ rows, columns, valueOf }: Sheet<Row>): CellWrite<Row>[] {
  const [first, ...rest] = columns;
  const edit = first?.edit;
  if (!edit) return [];
  return rest.flatMap((column) =>
    column.edit
      ? rows.map((row) => ({
          row,
          column: column.id,
          value: readValue(column, labelOf(edit, valueOf(row, first.id, edit))),
        }))
      : [],
  );
}

/** Empties every cell that may be empty. */
export const clearWrites = <Row>({ rows, columns }: Pick<Sheet<Row>, 'rows' | 'columns'>): CellWrite<Row>[] =>
  columns.flatMap(({ id, edit }) =>
    edit && !edit.required ? rows.map((row) => ({ row, column: id, value: '' })) : [],
  );

/** How a value is written: the label of a closed list's entry, or the text itself. */
export const labelOf = <Row>({ options }: CellEdit<Row>, value: string): string =>
  options?.find((option) => option.value === value)?.label ?? value;

/** The names that have a text in them, the one that is exactly the text first. */
export function matching(names: readonly string[], text: string): string[] {
  const wanted = text.trim().toLowerCase();
  const isExact = (name: string) => name.toLowerCase() === wanted;
  const found = names.filter((name) => name.toLowerCase().includes(wanted));
  return [...found.filter(isExact), ...found.filter((name) => !isExact(name))];
}
