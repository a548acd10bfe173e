import { expect, test } from 'vitest';
import { dateColumnProblem } from '../../../renderer/areas/audit/populations/date-column.ts';

const preview = {
  columns: ['Name', 'Start', 'End'],
  rows: [
    ['Hugo', '2026-01-09', ''],
    ['Viktor', 'unknown', ''],
  ],
};

test('a column of dates says which rows lie in the period, even when some are missing', () => {
  expect(dateColumnProblem(preview, 'Start')).toBeNull();
  expect(dateColumnProblem(preview, null)).toBeNull();
});

test('a column without a date is refused before the population is frozen', () => {
  expect(dateColumnProblem(preview, 'Name')).toBe(
    '“Hugo” is not a date, nor is any other of the first 2 rows. Choose another column.',
  );
  expect(dateColumnProblem(preview, 'End')).toBe(
    'The first 2 rows have no date here. Choose another column.',
  );
});
