import { expect, it } from 'vitest';
import { dateOfSerial, readDate, readDateInOrder } from '../../../shared/domain/calendar-date.ts';

it.each([
  ['2026-01-31', '2026-01-31'],
  ['2026-06-30T23:30:00-05:00', '2026-06-30'],
  ['2026/06/30 10:00', '2026-06-30'],
  ['20260630', '2026-06-30'],
  ['31.12.2025', '2025-12-31'],
  ['03.04.2026', '2026-04-03'],
  ['26/02/2026', '2026-02-26'],
  ['02/26/2026', '2026-02-26'],
  ['05/05/2026', '2026-05-05'],
  ['Feb 14, 2026', '2026-02-14'],
  ['14th February 2026', '2026-02-14'],
  ['29 Feb 2024', '2024-02-29'],
])('%s is %s', (text, iso) => {
  expect(readDate(text)).toEqual({ kind: 'date', iso });
});

it('does not choose between two readings', () => {
  expect(readDate('03/04/2026')).toEqual({
    kind: 'ambiguous',
    dayFirst: '2026-04-03',
    monthFirst: '2026-03-04',
  });
  expect(readDateInOrder('03/04/2026', undefined)).toBeUndefined();
  expect(readDateInOrder('03/04/2026', 'month-first')).toBe('2026-03-04');
});

it('does not read what is no day of the calendar', () => {
  const texts = [
    '',
    '31/02/2026',
    '2026-02-29',
    '2026-13-01',
    'Apr 2026',
    'TBC',
    '1.2.26',
    '2026-01-311',
    '0026-01-01',
  ];
  expect(texts.filter((text) => readDate(text).kind !== 'unreadable')).toEqual([]);
});

it('reads day numbers of the 1900 system', () => {
  expect(dateOfSerial(46_173)).toBe('2026-05-31');
  expect(dateOfSerial(46_173.75)).toBe('2026-05-31');
  expect(dateOfSerial(12)).toBeUndefined();
});
