import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  NO_SCHEDULE,
  plannedOccurrences,
  type PlannedOccurrence,
} from '../../../../shared/domain/calendar/schedule.ts';
import {
  doneOnProblem,
  performedWords,
  stateOf,
  type OccurrenceFact,
} from '../../../../shared/domain/calendar/states.ts';
import { PERIODIC_FREQUENCIES } from '../../../../shared/domain/occurrences.ts';
import { DEFAULT_PROGRAMME_RULES } from '../../../../shared/domain/programme-rules.ts';
import { addDays } from '../../../../shared/domain/readiness/days.ts';

const YEAR = { from: '2026-01-01', to: '2026-12-31' };
const BY = { soonDays: 30, isPlan: false };
const MARCH: PlannedOccurrence = {
  key: '2026-03',
  due: '2026-03-31',
  nominal: '2026-03-31',
  from: '2026-03-01',
  lastDay: '2026-04-05',
};
const performed = (doneOn: string, evidence = 1): OccurrenceFact => ({ doneOn, waived: '', evidence });

describe('state of an occurrence', () => {
  it.each([
    ['2026-02-15', 'not_due'],
    ['2026-03-01', 'upcoming'],
    ['2026-03-31', 'upcoming'],
    ['2026-04-01', 'overdue'],
    ['2026-04-05', 'overdue'],
    ['2026-04-06', 'missed'],
  ])('without a record on %s: %s', (today, state) => {
    expect(stateOf(MARCH, null, today, BY)).toBe(state);
  });

  it.each([
    [performed('2026-03-31'), 'done'],
    [performed('2026-03-20', 0), 'to_collect'],
    [performed('2026-04-01'), 'late'],
    [performed('2026-04-05', 0), 'late'],
    [performed('2026-04-06'), 'missed'],
    [{ doneOn: null, waived: 'No vendor in use', evidence: 0 }, 'waived'],
  ] as const)('recorded as %j: %s, also long afterwards', (fact, state) => {
    expect(stateOf(MARCH, fact, '2027-01-01', BY)).toBe(state);
  });

  it.each([
    ['2026-03-12', '2026-03-31', 'upcoming'],
    ['2026-03-12', '2026-04-01', 'to_confirm'],
    ['2026-03-12', '2027-01-01', 'to_confirm'],
    ['2026-04-05', '2027-01-01', 'to_confirm'],
    ['2026-04-06', '2027-01-01', 'missed'],
  ])('with evidence of %s and no record, on %s: %s', (shown, today, state) => {
    expect(stateOf(MARCH, null, today, BY, shown)).toBe(state);
  });

  it('follows the record, whatever evidence shows beside it', () => {
    expect(stateOf(MARCH, performed('2026-04-06'), '2027-01-01', BY, '2026-03-12')).toBe('missed');
    expect(stateOf(MARCH, null, '2027-01-01', { ...BY, isPlan: true }, '2026-04-06')).toBe('to_confirm');
  });

  it('is no exception in the plan of a Type I', () => {
    expect(stateOf(MARCH, null, '2026-12-01', { ...BY, isPlan: true })).toBe('overdue');
    expect(stateOf(MARCH, performed('2026-09-01'), '2026-12-01', { ...BY, isPlan: true })).toBe('late');
  });

  const occurrence = fc
    .tuple(fc.constantFrom(...PERIODIC_FREQUENCIES), fc.nat(400))
    .map(([frequency, at]) => {
      const occurrences = plannedOccurrences(frequency, NO_SCHEDULE, YEAR, DEFAULT_PROGRAMME_RULES);
      return occurrences[at % occurrences.length] ?? MARCH;
    });

  it('only goes forward in time without a record', () => {
    const order = ['not_due', 'upcoming', 'overdue', 'missed'];
    fc.assert(
      fc.property(occurrence, fc.nat(800), fc.nat(400), (occurrence, from, by) => {
        const at = (days: number) =>
          order.indexOf(stateOf(occurrence, null, addDays('2025-06-01', days), BY));
        expect(at(from + by)).toBeGreaterThanOrEqual(at(from));
      }),
    );
  });

  it('stays missed when it is performed afterwards', () => {
    fc.assert(
      fc.property(
        occurrence,
        fc.integer({ min: 1, max: 500 }),
        fc.nat(3),
        fc.nat(500),
        (occurrence, late, evidence, on) => {
          const doneOn = addDays(occurrence.lastDay, late);
          expect(stateOf(occurrence, performed(doneOn, evidence), addDays(doneOn, on), BY)).toBe('missed');
        },
      ),
    );
  });
});

it('says when it was performed and how late', () => {
  expect(performedWords(MARCH, '2026-04-09')).toBe('performed on 2026-04-09, 9 days late');
  expect(performedWords(MARCH, '2026-03-30')).toBe('performed on 2026-03-30');
  expect(performedWords(MARCH, null)).toBe('');
});

it('refuses days that belong to another occurrence or to the future', () => {
  expect(doneOnProblem(MARCH, '2026-02-28', '2026-04-01')).toContain('before 2026-03 begins');
  expect(doneOnProblem(MARCH, '2026-04-02', '2026-04-01')).toContain('after today');
  expect(doneOnProblem(MARCH, '2026-04-01', '2026-04-01')).toBeNull();
});
