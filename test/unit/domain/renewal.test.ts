import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../../../shared/domain/readiness/days.ts';
import {
  dateWarnings,
  dayShift,
  firstDay,
  lastDay,
  nextDates,
  type RenewalDates,
} from '../../../shared/domain/renewal/dates.ts';
import {
  expectedAfter,
  extentReason,
  hadExceptions,
  priorWords,
  riskAfter,
  type PriorResult,
} from '../../../shared/domain/renewal/prior-results.ts';
import { evidenceSlots, isRenewalKey, type PriorEvidence } from '../../../shared/domain/renewal/slots.ts';

const period = (periodFrom: string, periodTo: string): RenewalDates => ({
  type: 'II',
  asOf: null,
  periodFrom,
  periodTo,
});
const asOf = (day: string): RenewalDates => ({ type: 'I', asOf: day, periodFrom: null, periodTo: null });
const days = integer({ min: 0, max: 9000 }).map((n) => addDays('2020-01-01', n));

describe('the dates that follow on', () => {
  it.each([
    [period('2026-01-01', '2026-06-30'), period('2026-07-01', '2026-12-31')],
    [period('2025-03-15', '2026-03-14'), period('2026-03-15', '2027-03-14')],
    [period('2026-01-01', '2026-03-31'), period('2026-04-01', '2026-06-30')],
    [period('2026-01-01', '2026-01-10'), period('2026-01-11', '2026-01-20')],
    [asOf('2026-06-30'), period('2026-07-01', '2026-12-31')],
  ])('%o to a Type II', (prior, next) => expect(nextDates(prior, 'II')).toEqual(next));

  it('a year after for a Type I', () =>
    expect(nextDates(asOf('2026-06-30'), 'I')).toEqual(asOf('2027-06-30')));

  it('leave no day out and take none twice', () =>
    assert(
      property(days, integer({ min: 0, max: 800 }), (from, length) => {
        const prior = period(from, addDays(from, length));
        const next = nextDates(prior, 'II');
        expect(firstDay(next)).toBe(addDays(lastDay(prior), 1));
        expect(lastDay(next) >= firstDay(next)).toBe(true);
        expect(dateWarnings(prior, next)).toEqual([]);
      }),
    ));

  it('are told of when days overlap or stay uncovered', () => {
    const prior = period('2026-01-01', '2026-06-30');
    expect(dateWarnings(prior, period('2026-06-01', '2026-12-31'))[0]).toContain('overlap');
    expect(dateWarnings(prior, period('2026-07-03', '2026-12-31'))[0]).toContain(
      '2026-07-01 to 2026-07-02: customers will ask about these 2 days',
    );
  });
});

describe('a day of the engagement before', () => {
  it('moves by whole months and keeps ends of months', () => {
    const shift = dayShift(period('2026-01-01', '2026-06-30'), period('2026-07-01', '2026-12-31'));
    expect(['2026-01-31', '2026-02-28', '2026-03-15', '2026-06-30'].map(shift)).toEqual([
      '2026-07-31',
      '2026-08-31',
      '2026-09-15',
      '2026-12-31',
    ]);
  });

  it('moves from an as-of day to the period that follows', () => {
    const shift = dayShift(asOf('2026-06-30'), period('2026-07-01', '2026-12-31'));
    expect(shift('2026-06-30')).toBe('2026-06-30');
  });

  it('keeps the order of days, and the first day falls on the first day', () =>
    assert(
      property(days, days, days, (from, to, day) => {
        const shift = dayShift(period(from, from), period(to, to));
        const moved = daysBetween(from, shift(from));
        expect(moved).toBe(daysBetween(from, to));
        expect(shift(day) <= shift(addDays(day, 1))).toBe(true);
      }),
    ));
});

describe('results of last time', () => {
  const result = (patch: Partial<PriorResult> = {}): PriorResult => ({
    kind: 'operation',
    result: 'no_exceptions',
    sampleSize: 25,
    deviations: 0,
    summary: '',
    ...patch,
  });
  const failed = result({ result: 'exceptions', deviations: 2 });

  it('raise the risk by one level where something was found', () => {
    expect(riskAfter([result()], 'low')).toBe('low');
    expect(riskAfter([result(), failed], 'low')).toBe('moderate');
    expect(riskAfter([failed], null)).toBe('high');
    expect(riskAfter([failed], 'high')).toBe('high');
    expect(riskAfter([], null)).toBe(null);
  });

  it('let a statistical plan allow for a deviation, and give the reason', () => {
    expect(expectedAfter(failed, 0)).toBe(1);
    expect(expectedAfter(failed, 3)).toBe(3);
    expect(expectedAfter(result(), 0)).toBe(0);
    expect(expectedAfter(null, 0)).toBe(0);
    expect(extentReason(failed)).toBe(
      'planned larger after the engagement before (Exceptions noted: 2 of 25 items)',
    );
    expect(extentReason(result())).toBe(null);
  });

  it('count what could not be tested, and not what did not occur', () => {
    expect(hadExceptions(result({ result: 'unable_to_test' }))).toBe(true);
    expect(hadExceptions(result({ result: 'did_not_occur' }))).toBe(false);
    expect(priorWords(result({ result: 'not_suitably_designed', sampleSize: null }))).toBe(
      'Not suitably designed',
    );
  });
});

describe('places for evidence', () => {
  const piece = (ref: string, patch: Partial<PriorEvidence> = {}): PriorEvidence => ({
    ref,
    title: 'Access review',
    source: 'Directory',
    coversFrom: '2026-01-01',
    coversTo: '2026-03-31',
    asOf: null,
    controls: [{ id: 'c1', ref: 'IAM-07', domain: 'Access', ownerId: 'p1' }],
    ...patch,
  });
  const shift = dayShift(period('2026-01-01', '2026-06-30'), period('2026-07-01', '2026-12-31'));
  const slots = (...evidence: PriorEvidence[]) =>
    evidenceSlots(evidence, shift, { from: '2026-07-01', to: '2026-12-31' });

  it('move with their days', () => {
    const [slot] = slots(piece('EV-0012'));
    expect(slot).toMatchObject({
      sourceKey: 'renewal:EV-0012',
      coversFrom: '2026-07-01',
      coversTo: '2026-09-30',
      assigneeId: 'p1',
      category: 'Access',
    });
    expect(slot?.wording).toContain('Last time: EV-0012 (2026-01-01 to 2026-03-31).\nSource: Directory.');
    expect(isRenewalKey(slot?.sourceKey ?? '')).toBe(true);
  });

  it('are one for pieces of one title and control, over the whole period', () => {
    const found = slots(piece('EV-0001'), piece('EV-0002', { title: 'access review ' }));
    expect(found).toMatchObject([{ coversFrom: '2026-07-01', coversTo: '2026-12-31' }]);
    expect(found[0]?.wording).toContain('EV-0001 (2026-01-01 to 2026-03-31), EV-0002');
  });

  it('ask for the whole period where the days would lie outside, and not for what served no control', () => {
    expect(slots(piece('EV-0001', { coversFrom: '2025-01-01', coversTo: '2025-12-31' }))).toMatchObject([
      { coversFrom: '2026-07-01', coversTo: '2026-12-31' },
    ]);
    expect(slots(piece('EV-0001', { controls: [] }))).toEqual([]);
  });
});
