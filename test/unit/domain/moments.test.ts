import { expect, test } from 'vitest';
import { localAndUtc, momentText, readMoment } from '../../../shared/domain/moments.ts';

test('a moment is shown where it was and in UTC', () => {
  expect(localAndUtc('2026-06-30T14:15:27.000Z', 120)).toBe('2026-06-30 16:15 (UTC+02:00), 14:15 UTC');
  expect(localAndUtc('2026-06-30T14:15:27.000Z', null)).toBe('2026-06-30 14:15 UTC');
  expect(localAndUtc('2026-06-30T23:15:27.000Z', 345)).toBe(
    '2026-07-01 05:00 (UTC+05:45), 2026-06-30 23:15 UTC',
  );
});

test.each([
  ['2026-06-30 16:15 +02:00', '2026-06-30T14:15:00.000Z', 120],
  ['2026-06-30T16:15:27+0200', '2026-06-30T14:15:27.000Z', 120],
  ['2026-06-30 16:15 (UTC+02:00)', '2026-06-30T14:15:00.000Z', 120],
  ['2026-06-30 16:15 -04:30', '2026-06-30T20:45:00.000Z', -270],
  ['2026-06-30T14:15:00.120Z', '2026-06-30T14:15:00.000Z', 0],
  ['2026-06-30 14:15 utc', '2026-06-30T14:15:00.000Z', 0],
  ['2026-06-30 16:15', '2026-06-30T15:15:00.000Z', 60],
])('%s is read', (text, at, offset) => {
  const moment = readMoment(text, () => 60);
  expect(moment).toEqual({ at, offset });
  expect(moment && readMoment(momentText(moment))?.at.slice(0, 16)).toBe(at.slice(0, 16));
});

test.each([
  '',
  '2026-06-30',
  '2026-02-30 10:00 UTC',
  '2026-06-30 25:00 UTC',
  '30.06.2026 16:15',
  '2026-06-30 16:15 +19:00',
])('"%s" is no moment', (text) => {
  expect(readMoment(text, () => 60)).toBeNull();
});

test('without a zone a moment is read only where the zone is known', () => {
  expect(readMoment('2026-06-30 16:15')).toBeNull();
});
