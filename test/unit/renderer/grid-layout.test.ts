import { describe, expect, test } from 'vitest';
import {
  arrange,
  DEFAULT_LAYOUT,
  hidden,
  moved,
  resized,
  shown,
} from '../../../renderer/components/grid/layout.ts';
import type { GridLayout } from '../../../renderer/components/grid/types.ts';

const COLUMNS = [
  { id: 'ref', width: 60, frozen: true },
  { id: 'title', width: 120, frozen: true, grow: true },
  { id: 'owner', width: 80 },
  { id: 'due', width: 80 },
];
const ids = (layout: GridLayout) => arrange(COLUMNS, layout).map(({ id }) => id);

describe('the layout of a grid', () => {
  test('changes nothing at first', () => {
    expect(arrange(COLUMNS, DEFAULT_LAYOUT)).toEqual(COLUMNS);
  });

  test('keeps frozen columns in front, whatever the order says, and new columns at the end', () => {
    expect(ids({ ...DEFAULT_LAYOUT, order: ['due', 'gone', 'ref', 'title'] })).toEqual([
      'ref',
      'title',
      'due',
      'owner',
    ]);
  });

  test('never hides the column that names the row', () => {
    const layout = hidden(hidden(DEFAULT_LAYOUT, 'ref'), 'owner');
    expect(ids(layout)).toEqual(['ref', 'title', 'due']);
    expect(ids(shown(layout, 'owner'))).toEqual(['ref', 'title', 'owner', 'due']);
  });

  test('holds widths within limits; a column with a width of its own no longer grows', () => {
    expect(resized(DEFAULT_LAYOUT, 'owner', 3).widths).toEqual({ owner: 28 });
    expect(resized(DEFAULT_LAYOUT, 'owner', 99.6).widths).toEqual({ owner: 100 });
    expect(arrange(COLUMNS, resized(DEFAULT_LAYOUT, 'title', 200))[1]).toMatchObject({
      width: 200,
      grow: false,
    });
  });

  test('moves a column past the next one that is shown', () => {
    const layout = moved(COLUMNS, DEFAULT_LAYOUT, 'due', -1);
    expect(layout && ids(layout)).toEqual(['ref', 'title', 'due', 'owner']);
    expect(moved(COLUMNS, DEFAULT_LAYOUT, 'owner', -1)).toBeNull();
    expect(moved(COLUMNS, DEFAULT_LAYOUT, 'due', 1)).toBeNull();
    expect(moved(COLUMNS, DEFAULT_LAYOUT, 'title', -1)).toBeNull();
  });

  test('can be kept as JSON', () => {
    const layout = resized(hidden(DEFAULT_LAYOUT, 'due'), 'owner', 90);
    expect(JSON.parse(JSON.stringify(layout))).toEqual(layout);
  });
});
