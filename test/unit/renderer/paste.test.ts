import { describe, expect, test } from 'vitest';
import { patchesOf } from '../../../renderer/areas/matrix/control-patches.ts';
import { FREQUENCY_CHOICES, KEY_CHOICES } from '../../../renderer/areas/matrix/control-words.ts';
import {
  clearWrites,
  fillDownWrites,
  fillRightWrites,
  pasteWrites,
} from '../../../renderer/components/grid/cell-writes.ts';
import type { CellEdit, GridColumn } from '../../../renderer/components/grid/types.ts';

interface Row {
  id: string;
}
const edit: CellEdit<Row> = { value: ({ id }) => `value of ${id}`, commit: async () => undefined };
const COLUMNS: GridColumn<Row>[] = [
  { id: 'owner', header: 'Owner', width: 80, cell: () => '', edit },
  {
    id: 'frequency',
    header: 'Frequency',
    width: 80,
    cell: () => '',
    edit: { ...edit, value: () => 'weekly', options: FREQUENCY_CHOICES },
  },
  { id: 'design', header: 'Design', width: 80, cell: () => '' },
  { id: 'key', header: 'Key', width: 80, cell: () => '', edit: { ...edit, options: KEY_CHOICES } },
];
const ROWS = ['a', 'b', 'c'].map((id) => ({ id }));
const SHEET = { rows: ROWS, columns: COLUMNS };
const ONE = { height: 1, width: 1 };
const valueOf = (row: Row, _column: string, { value }: CellEdit<Row>) => value(row);
const brief = (writes: { row: Row; column: string; value: string }[]) =>
  writes.map(({ row, column, value }) => `${row.id} ${column}: ${value}`);

describe('pasting a block', () => {
  test('goes over the cells that can be edited, as patches of one change', () => {
    const block = 'Priya Nair\tquarterly\tNT\tKey control\r\nSam Ortiz\tWeekly\tNT\t\r\n';
    expect(patchesOf(pasteWrites(block, SHEET, ONE))).toEqual([
      { id: 'a', patch: { ownerName: 'Priya Nair', frequency: 'quarterly', isKey: true } },
      { id: 'b', patch: { ownerName: 'Sam Ortiz', frequency: 'weekly', isKey: false } },
    ]);
  });

  test('refuses a value that a closed list does not have, instead of emptying the cell', () => {
    expect(() => pasteWrites('Sam Ortiz\tfortnightly', SHEET, ONE)).toThrow(
      /“fortnightly” is not a value of Frequency: Annual, /,
    );
  });

  test('an empty cell empties the field, unless there must be something in it', () => {
    expect(patchesOf(pasteWrites('\t', SHEET, ONE))).toEqual([
      { id: 'a', patch: { ownerName: '', frequency: null } },
    ]);
    const required = COLUMNS.map((column) => ({ ...column, edit: { ...edit, required: true } }));
    expect(() => pasteWrites('', { rows: ROWS, columns: required }, ONE)).toThrow('Owner cannot be empty.');
  });

  test('one value fills the range, and a block is repeated over a multiple of it', () => {
    expect(brief(pasteWrites('Priya', SHEET, { height: 3, width: 1 }))).toEqual([
      'a owner: Priya',
      'b owner: Priya',
      'c owner: Priya',
    ]);
    const rows = ['a', 'b', 'c', 'd'].map((id) => ({ id }));
    expect(
      brief(pasteWrites('x\ny', { rows, columns: COLUMNS.slice(0, 1) }, { height: 4, width: 1 })),
    ).toEqual(['a owner: x', 'b owner: y', 'c owner: x', 'd owner: y']);
  });

  test('a line break in a copied cell becomes a space', () => {
    expect(brief(pasteWrites('"Priya\r\nNair"\tdaily', SHEET, ONE))).toEqual([
      'a owner: Priya Nair',
      'a frequency: daily',
    ]);
  });

  test('what hangs over the last row or column is left out', () => {
    const block = Array.from({ length: 5 }, () => 'x\tdaily\t\tyes\ty').join('\n');
    expect(pasteWrites(block, SHEET, ONE)).toHaveLength(9);
  });
});

describe('filling and emptying', () => {
  test('fills down from the first row, or repeats several', () => {
    expect(brief(fillDownWrites({ ...SHEET, columns: COLUMNS.slice(0, 1), valueOf }))).toEqual([
      'b owner: value of a',
      'c owner: value of a',
    ]);
    const rows = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id }));
    expect(brief(fillDownWrites({ rows, columns: COLUMNS.slice(0, 1), valueOf }, 2))).toEqual([
      'c owner: value of a',
      'd owner: value of b',
      'e owner: value of a',
    ]);
  });

  test('fills right what the next column can keep', () => {
    const columns = [COLUMNS[1], COLUMNS[2], COLUMNS[0]] as GridColumn<Row>[];
    expect(brief(fillRightWrites({ rows: ROWS.slice(0, 1), columns, valueOf }))).toEqual(['a owner: Weekly']);
    expect(() => fillRightWrites({ rows: ROWS, columns: COLUMNS.slice(0, 2), valueOf })).toThrow(
      'is not a value of Frequency',
    );
  });

  test('empties what may be empty', () => {
    const columns = [{ ...COLUMNS[0], edit: { ...edit, required: true } }, COLUMNS[1], COLUMNS[2]];
    expect(brief(clearWrites({ rows: ROWS.slice(1), columns: columns as GridColumn<Row>[] }))).toEqual([
      'b frequency: ',
      'c frequency: ',
    ]);
  });
});
