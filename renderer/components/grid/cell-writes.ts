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
  return readListed(name, edit.options, wanted, edit.several);
}

/**
 * The value of a closed list's entry, by its label or by what is stored; of several, the values with commas between, in the order
 * of the list.
 * @throws AppError bad_input naming what the list does not have
 */
export function readListed(
  name: string,
  options: readonly { value: string; label: string }[],
  text: string,
  several = false,
): string {
  const valueOf = (wanted: string): string => {
    const option = options.find(({ label, value }) =>
      [label.toLowerCase(), value.toLowerCase()].includes(wanted.toLowerCase()),
    );
    if (option) return option.value;
    const known = options.map(({ label }) => label).join(', ');
    throw new AppError('bad_input', `“${wanted}” is not a value of ${name}: ${known}.`.slice(0, 400));
  };
  if (!several) return valueOf(text);
  const wanted = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(valueOf);
  return options.flatMap(({ value }) => (wanted.includes(value) ? [value] : [])).join(',');
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

/** How a value is written: the labels of a closed list's entries, or the text itself. */
export function labelOf<Row>({ options, several }: CellEdit<Row>, value: string): string {
  const label = (wanted: string) => options?.find((option) => option.value === wanted)?.label ?? wanted;
  return several ? value.split(',').map(label).join(', ') : label(value);
}

/** The names that have a text in them, the one that is exactly the text first. */
export function matching(names: readonly string[], text: string): string[] {
  const wanted = text.trim().toLowerCase();
  const isExact = (name: string) => name.toLowerCase() === wanted;
  const found = names.filter((name) => name.toLowerCase().includes(wanted));
  return [...found.filter(isExact), ...found.filter((name) => !isExact(name))];
}
