import { AppError } from '../../../shared/domain/errors.ts';
import type { CellWrite, GridColumn } from './types.ts';

/**
 * A closed list is pasted by what people see or by what is stored; nothing empties the cell.
 * @throws AppError bad_input for a value that the list does not have
 */
function valueOf<Row>({ edit, title, header }: GridColumn<Row>, text: string): string {
  const wanted = text.trim();
  if (!edit?.options || wanted === '') return wanted;
  const option = edit.options.find(({ label, value }) =>
    [label.toLowerCase(), value.toLowerCase()].includes(wanted.toLowerCase()),
  );
  if (option) return option.value;
  const known = edit.options.map(({ label }) => label).join(', ');
  throw new AppError('bad_input', `“${wanted}” is not a value of ${title ?? header}: ${known}.`);
}

/**
 * What a block from a spreadsheet writes into the cells that can be edited.
 * @param rows From the active row on, in the order on screen.
 * @param columns From the active column on.
 * @param selected More than one selected row takes a single copied value.
 * @throws AppError bad_input for a value that a closed list does not have
 */
export function readBlock<Row>(
  text: string,
  rows: readonly Row[],
  columns: readonly GridColumn<Row>[],
  selected: readonly Row[],
): CellWrite<Row>[] {
  const block = text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((line) => line.split('\t'));
  const single = block.length === 1 && block[0]?.length === 1 && selected.length > 1;
  const targets = single ? selected : rows;
  const lines = single ? selected.map(() => block[0] ?? []) : block;
  return lines.flatMap((line, below) =>
    line.flatMap((cell, right) => {
      const [row, column] = [targets[below], columns[right]];
      return row && column?.edit ? [{ row, column: column.id, value: valueOf(column, cell) }] : [];
    }),
  );
}
