import { describe, expect, test } from 'vitest';
import { patchesOf } from '../../../renderer/areas/matrix/control-patches.ts';
import { FREQUENCY_CHOICES, KEY_CHOICES } from '../../../renderer/areas/matrix/control-words.ts';
import { readBlock } from '../../../renderer/components/grid/read-block.ts';
import type { GridColumn } from '../../../renderer/components/grid/types.ts';

interface Row {
  id: string;
}
const edit = { value: () => '', commit: async () => undefined };
const COLUMNS: GridColumn<Row>[] = [
  { id: 'owner', header: 'Owner', width: 80, cell: () => '', edit },
  {
    id: 'frequency',
    header: 'Frequency',
    width: 80,
    cell: () => '',
    edit: { ...edit, options: FREQUENCY_CHOICES },
  },
  { id: 'design', header: 'Design', width: 80, cell: () => '' },
  { id: 'key', header: 'Key', width: 80, cell: () => '', edit: { ...edit, options: KEY_CHOICES } },
];
const ROWS = ['a', 'b', 'c'].map((id) => ({ id }));

describe('pasting a block', () => {
  test('goes over the cells that can be edited, as patches of one change', () => {
    const block = 'Priya Nair\tquarterly\tNT\tKey control\r\nSam Ortiz\tWeekly\tNT\t\r\n';
    expect(patchesOf(readBlock(block, ROWS, COLUMNS, []))).toEqual([
      { id: 'a', patch: { ownerName: 'Priya Nair', frequency: 'quarterly', isKey: true } },
      { id: 'b', patch: { ownerName: 'Sam Ortiz', frequency: 'weekly', isKey: false } },
    ]);
  });

  test('refuses a value that a closed list does not have, instead of emptying the cell', () => {
    expect(() => readBlock('Sam Ortiz\tfortnightly', ROWS, COLUMNS, [])).toThrow(
      /“fortnightly” is not a value of Frequency: Annual, /,
    );
  });

  test('an empty cell empties the field', () => {
    expect(patchesOf(readBlock('\t', ROWS, COLUMNS, []))).toEqual([
      { id: 'a', patch: { ownerName: '', frequency: null } },
    ]);
  });

  test('one value goes to all selected rows', () => {
    const writes = readBlock('Priya Nair', ROWS, COLUMNS, ROWS.slice(1));
    expect(writes.map(({ row }) => row.id)).toEqual(['b', 'c']);
  });

  test('what hangs over the last row or column is left out', () => {
    const block = Array.from({ length: 5 }, () => 'x\tdaily\t\tyes\ty').join('\n');
    expect(readBlock(block, ROWS, COLUMNS, [])).toHaveLength(9);
  });
});
