import { describe, expect, test } from 'vitest';
import {
  appliedRow,
  entriesOf,
  pruned,
  restored,
  settled,
  withEntries,
  type Entry,
} from '../../../renderer/components/grid/pending.ts';
import type { GridColumn } from '../../../renderer/components/grid/types.ts';

interface Row {
  id: string;
  owner: string;
}
const A = { id: 'a', owner: '' };
const B = { id: 'b', owner: '' };
const entries = (value: string, ...rows: Row[]): Entry<Row>[] =>
  entriesOf(rows.map((row) => ({ row, column: 'owner', value })));

describe('values on their way', () => {
  test('other rows keep their identity', () => {
    const first = withEntries(new Map(), entries('x', A));
    expect(withEntries(first, entries('y', B)).get('a')).toBe(first.get('a'));
  });

  test('the end of an earlier write does not touch a later one', () => {
    const [earlier, later] = [entries('x', A), entries('y', A)];
    const both = withEntries(withEntries(new Map(), earlier), later);
    expect(
      settled(both, earlier, () => undefined)
        .get('a')
        ?.get('owner')?.value,
    ).toBe('y');
    expect(settled(both, later, () => undefined).size).toBe(0);
  });

  test('a saved value is shown until its row comes anew', () => {
    const writes = entries('x', A);
    const saved = settled(withEntries(new Map(), writes), writes, ({ cell }) => ({ ...cell, saved: true }));
    expect(pruned(saved, [A, B])).toBe(saved);
    expect(pruned(saved, [{ ...A, owner: 'x' }, B]).size).toBe(0);
  });

  test('a value that is not saved yet outlives new rows', () => {
    const pending = withEntries(new Map(), entries('x', A));
    expect(pruned(pending, [{ ...A }])).toBe(pending);
  });

  test('a refused value stays until it is restored', () => {
    const writes = entries('x', A, B);
    const refused = settled(withEntries(new Map(), writes), writes, ({ cell }) => ({
      ...cell,
      refused: 'No.',
    }));
    expect(pruned(refused, [{ ...A }])).toBe(refused);
    expect([...restored(refused, { rowId: 'a', column: 'owner' }).keys()]).toEqual(['b']);
    expect(restored(refused).size).toBe(0);
  });

  test('a column shows the row as it will be', () => {
    const column: GridColumn<Row> = {
      id: 'owner',
      header: 'Owner',
      width: 80,
      cell: ({ owner }) => owner,
      edit: {
        value: ({ owner }) => owner,
        commit: async () => undefined,
        apply: (row, owner) => ({ ...row, owner }),
      },
    };
    const pending = withEntries(new Map(), entries('x', A));
    expect(appliedRow(A, pending.get('a'), [column])).toEqual({ id: 'a', owner: 'x' });
    expect(appliedRow(B, pending.get('b'), [column])).toBe(B);
  });
});
