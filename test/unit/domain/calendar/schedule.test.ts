import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PERIODIC_FREQUENCIES, expectedOccurrences } from '../../../../shared/domain/occurrences.ts';
import {
  calendarSpan,
  isBusinessDay,
  NO_SCHEDULE,
  plannedOccurrences,
  readHolidays,
  type CalendarRules,
} from '../../../../shared/domain/calendar/schedule.ts';
import { DEFAULT_PROGRAMME_RULES } from '../../../../shared/domain/programme-rules.ts';
import { DAY_RULES } from '../../../../shared/domain/programme-vocabulary.ts';
import { addDays } from '../../../../shared/domain/readiness/days.ts';

const YEAR = { from: '2026-01-01', to: '2026-12-31' };
const RULES: CalendarRules = DEFAULT_PROGRAMME_RULES;
const frequency = fc.constantFrom(...PERIODIC_FREQUENCIES);
const day = fc.integer({ min: 0, max: 700 }).map((n) => addDays('2025-06-01', n));
const rules = fc.record({
  dayRule: fc.constantFrom(...DAY_RULES),
  holidays: fc.array(
    day.map((one) => ({ day: one, name: '' })),
    { maxLength: 40 },
  ),
  graceDays: fc.constant(RULES.graceDays),
  soonDays: fc.constant(30),
});

describe('planned occurrences', () => {
  it.each([
    ['annual', 1],
    ['semi-annual', 2],
    ['quarterly', 4],
    ['monthly', 12],
    ['semi-monthly', 24],
    ['weekly', 52],
    ['daily', 261],
  ] as const)('of a %s control in a year: %i', (frequency, count) => {
    expect(plannedOccurrences(frequency, NO_SCHEDULE, YEAR, RULES)).toHaveLength(count);
  });

  it('leave a holiday out of a daily control, and move the due day of others by the rule', () => {
    const holidays = [{ day: '2026-12-31', name: 'Year end' }];
    const daily = plannedOccurrences('daily', NO_SCHEDULE, YEAR, { ...RULES, holidays });
    expect(daily).toHaveLength(260);
    const before = plannedOccurrences('monthly', NO_SCHEDULE, YEAR, {
      ...RULES,
      holidays,
      dayRule: 'before',
    });
    expect(before.at(-1)).toMatchObject({ key: '2026-12', due: '2026-12-30', nominal: '2026-12-31' });
    const after = plannedOccurrences('monthly', { ...NO_SCHEDULE, dayRule: 'after' }, YEAR, {
      ...RULES,
      holidays,
    });
    // 31 May is a Sunday.
    expect(after[4]).toMatchObject({ key: '2026-05', due: '2026-06-01' });
    expect(after.at(-1)).toMatchObject({ key: '2026-12', due: '2027-01-01' });
  });

  it('begin and end with a control that is started or retired in the period', () => {
    const schedule = { ...NO_SCHEDULE, startsOn: '2026-03-15', endsOn: '2026-08-30' };
    expect(plannedOccurrences('monthly', schedule, YEAR, RULES).map(({ key }) => key)).toEqual([
      '2026-03',
      '2026-04',
      '2026-05',
      '2026-06',
      '2026-07',
    ]);
  });

  it('give grace up to the next due day at most', () => {
    expect(plannedOccurrences('monthly', NO_SCHEDULE, YEAR, RULES)[2]).toMatchObject({
      due: '2026-03-31',
      lastDay: '2026-04-05',
      from: '2026-03-01',
    });
    const generous = { ...NO_SCHEDULE, graceDays: 300 };
    expect(plannedOccurrences('monthly', generous, YEAR, RULES)[2]).toMatchObject({ lastDay: '2026-04-29' });
  });

  it('keep keys, order and number whatever the business-day rule and the holidays are', () => {
    fc.assert(
      fc.property(frequency, rules, (frequency, rules) => {
        const occurrences = plannedOccurrences(frequency, NO_SCHEDULE, YEAR, rules);
        const plain = expectedOccurrences({ frequency, ...YEAR });
        const closed = new Set(rules.holidays.map((one) => one.day));
        expect(occurrences.map(({ key }) => key)).toEqual(
          plain.filter(({ due }) => frequency !== 'daily' || !closed.has(due)).map(({ key }) => key),
        );
        for (const occurrence of occurrences)
          expect(
            occurrence.from <= occurrence.due &&
              occurrence.from <= occurrence.nominal &&
              occurrence.due <= occurrence.lastDay,
          ).toBe(true);
        for (const [at, next] of occurrences.slice(1).entries()) {
          const occurrence = occurrences[at] ?? next;
          expect(occurrence.due < next.due).toBe(true);
          expect(occurrence.lastDay < next.due).toBe(true);
          expect(occurrence.nominal < next.from).toBe(true);
        }
      }),
    );
  });

  it('lie on business days where the rule can be followed', () => {
    const occurrences = plannedOccurrences('weekly', { ...NO_SCHEDULE, anchor: '2026-01-04' }, YEAR, {
      ...RULES,
      dayRule: 'after',
    });
    expect(occurrences.every(({ due }) => isBusinessDay(due, new Set()))).toBe(true);
  });
});

it('shows the year before the as-of date of a Type I as a plan', () => {
  expect(calendarSpan({ type: 'I', asOf: '2026-06-30', periodFrom: null, periodTo: null })).toEqual({
    from: '2025-07-01',
    to: '2026-06-30',
    isPlan: true,
  });
  expect(calendarSpan({ type: 'I', asOf: '2024-02-29', periodFrom: null, periodTo: null })?.from).toBe(
    '2023-03-01',
  );
  expect(calendarSpan({ type: 'II', asOf: null, periodFrom: null, periodTo: null })).toBeNull();
});

it('reads pasted holidays, and gives back the lines that are none', () => {
  expect(
    readHolidays('2026-12-25 Christmas Day\n2026-01-01, New Year\n\n2026-02-30 Nothing\nEaster'),
  ).toEqual({
    holidays: [
      { day: '2026-01-01', name: 'New Year' },
      { day: '2026-12-25', name: 'Christmas Day' },
    ],
    refused: ['2026-02-30 Nothing', 'Easter'],
  });
});
