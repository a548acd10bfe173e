import { array, assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../shared/domain/readiness/days.ts';
import { placeOn, timelineOf } from '../../../shared/domain/report-timeline.ts';

const days = array(
  integer({ min: 0, max: 4000 }).map((count) => addDays('2024-02-27', count)),
  { minLength: 1, maxLength: 12 },
);

describe('the time axis', () => {
  it('has weeks for a short plan, months for a year, years beyond', () => {
    expect(timelineOf(['2026-05-22', '2026-06-10'])?.ticks.map(({ label, group }) => [label, group])).toEqual(
      [
        ['18', 'May 2026'],
        ['25', ''],
        ['01', 'Jun 2026'],
        ['08', ''],
      ],
    );
    expect(timelineOf(['2025-11-03', '2026-06-30'])?.ticks.map(({ label }) => label)).toEqual([
      'Nov',
      'Dec',
      'Jan',
      'Feb',
      'Mar',
      'Apr',
      'May',
      'Jun',
    ]);
    expect(timelineOf(['2020-11-03', '2026-06-30'])?.ticks.map(({ label }) => label)).toHaveLength(7);
    expect(timelineOf([])).toBeNull();
  });

  it('holds every day, in its order, on a page', () => {
    assert(
      property(days, (list) => {
        const timeline = timelineOf(list)!;
        expect(timeline.ticks.length).toBeLessThanOrEqual(28);
        expect(timeline.from <= list.toSorted()[0]!).toBe(true);
        expect(timeline.to > list.toSorted().at(-1)!).toBe(true);
        const places = list.toSorted().map((one) => placeOn(timeline, one));
        expect(places).toEqual(places.toSorted((a, b) => a - b));
        expect(places.every((place) => place >= 0 && place < 1)).toBe(true);
      }),
    );
  });

  it('keeps what lies outside at its ends', () => {
    const timeline = timelineOf(['2026-05-22', '2026-06-10'])!;
    expect([placeOn(timeline, '2020-01-01'), placeOn(timeline, '2030-01-01')]).toEqual([0, 1]);
  });
});
