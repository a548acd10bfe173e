import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnShares } from '../../../../shared/domain/policies/column-shares.ts';
import type { TableCell } from '../../../../shared/domain/policies/document.ts';

const cell = (text: string, span?: number): TableCell => ({
  paragraphs: [[{ text }]],
  ...(span !== undefined && { span }),
});

test('a column of numbers is narrow beside one of sentences', () => {
  const rule = 'The owner of the system approves each request before access is given, and says so.';
  expect(
    columnShares([
      [cell('No.'), cell('Rule')],
      [cell('1'), cell(rule)],
    ]),
  ).toEqual([6, 51]);
});

test('a cell over several columns widens none, and every column has room', () => {
  expect(columnShares([[cell('A heading over both of them', 2)], [cell(''), cell('yes')]])).toEqual([3, 6]);
  expect(columnShares([])).toEqual([]);
});

test('every column keeps its longest word whole, and no more than a page is asked for where that fits', () => {
  const texts = fc.array(fc.constantFrom('a', 'Quarterly', 'Head of Engineering', 'word '.repeat(30)), {
    minLength: 1,
    maxLength: 5,
  });
  fc.assert(
    fc.property(texts, (row) => {
      const shares = columnShares([row.map((text) => cell(text))]);
      row.forEach((text, at) => {
        const word = Math.max(...text.split(' ').map(({ length }) => length));
        expect(shares[at]).toBeGreaterThanOrEqual(word + 3);
      });
      expect(shares.reduce((all, share) => all + share, 0)).toBeLessThanOrEqual(80.001);
    }),
  );
});
