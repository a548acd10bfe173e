import { expect, it } from 'vitest';
import { heightOf, layoutOf, linesOf, PAGE_WIDTH } from '../../../electron/engine/reports/xlsx/layout.ts';
import { columnLetters, escapeString } from '../../../electron/engine/reports/xlsx/ooxml/xml.ts';
import { formatNumber } from '../../../electron/engine/reports/xlsx/ooxml/styles.ts';
import { identifier } from '../../../electron/engine/reports/xlsx/plan-table.ts';

it('columns of long text give way until a page holds them', () => {
  const text = 'words that can be wrapped at any of their blanks '.repeat(8);
  const columns = Array.from({ length: 8 }, (_, index) => ({ title: `Text ${index}` }));
  const { widths, pagesWide } = layoutOf(columns, [columns.map(() => text)]);
  expect(pagesWide).toBe(1);
  expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(PAGE_WIDTH);
});

it('what no page holds goes on several', () => {
  const columns = Array.from({ length: 40 }, (_, index) => ({ title: `Recommendation ${index}` }));
  expect(layoutOf(columns, []).pagesWide).toBeGreaterThan(1);
});

it('a row is as high as its longest cell', () => {
  expect(linesOf('one line', 20)).toBe(1);
  expect(linesOf('a\nb\nc', 20)).toBe(3);
  expect(linesOf('f'.repeat(64), 20)).toBeGreaterThanOrEqual(4);
  expect(linesOf('山'.repeat(15), 20)).toBe(2);
  expect(heightOf(['a\nb', null, 4], [20, 20, 20])).toBe(2 * 12.5 + 3);
});

it('names of tables are no places of cells', () => {
  expect(identifier('Sample items')).toBe('Sample_items');
  expect(['A1', 'R', 'c12', '2026', ''].map(identifier)).toEqual([
    'Table_A1',
    'Table_R',
    'Table_c12',
    'Table_2026',
    'Table_',
  ]);
});

it('letters of columns, escapes of strings and quoted formats', () => {
  expect([1, 26, 27, 702, 703].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  expect(escapeString('<a> & _x0041_')).toBe('&lt;a&gt; &amp; _x005F_x0041_');
  for (const text of ['=1', '+1', '-1', '@a', "'a"])
    expect(formatNumber('text', text)).not.toBe(formatNumber('text'));
});
