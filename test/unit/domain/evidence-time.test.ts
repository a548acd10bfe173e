import { describe, expect, it } from 'vitest';
import {
  FRESHNESS_DEFAULTS,
  freshnessRules,
  timeFlags,
  type TimedEvidence,
} from '../../../shared/domain/evidence-time.ts';

const period = { type: 'II', asOf: null, periodFrom: '2026-01-01', periodTo: '2026-06-30' } as const;
const date = { type: 'I', asOf: '2026-06-30', periodFrom: null, periodTo: null } as const;
const piece = (facts: Partial<TimedEvidence>): TimedEvidence => ({
  kind: null,
  coversFrom: null,
  coversTo: null,
  asOf: null,
  expiresOn: null,
  ...facts,
});
const codes = (...args: Parameters<typeof timeFlags>) => timeFlags(...args).map(({ code }) => code);

describe('the time of evidence in a Type II engagement', () => {
  it.each<[Partial<TimedEvidence>, string[]]>([
    [{}, ['no_date']],
    [{ coversFrom: '2026-01-01', coversTo: '2026-06-30' }, []],
    [{ coversFrom: '2025-01-01', coversTo: '2025-12-31' }, ['before_period']],
    [{ asOf: '2026-07-15' }, ['after_period']],
    [{ asOf: '2026-03-01', kind: 'configuration' }, ['stale']],
    [{ asOf: '2026-06-01', kind: 'configuration' }, []],
    [{ asOf: '2025-05-01', kind: 'record' }, ['before_period']],
    [
      { coversFrom: '2025-02-01', coversTo: '2026-02-01', kind: 'report', expiresOn: '2026-05-31' },
      ['expired'],
    ],
  ])('%j: %j', (facts, expected) => {
    expect(codes(piece(facts), period, FRESHNESS_DEFAULTS)).toEqual(expected);
  });

  it('says of one date that it shows no operation, where the control runs more than once', () => {
    const screenshot = piece({ asOf: '2026-06-30', kind: 'configuration' });
    expect(codes(screenshot, period, FRESHNESS_DEFAULTS, ['continuous'])).toEqual(['one_date']);
    expect(timeFlags(screenshot, period, FRESHNESS_DEFAULTS, ['monthly'])[0]?.text).toBe(
      'One date. Supports design on 2026-06-30, not operation over the period.',
    );
    expect(codes(screenshot, period, FRESHNESS_DEFAULTS, ['annual', 'per-occurrence'])).toEqual([]);
    expect(codes(piece({ asOf: '2026-07-30' }), period, FRESHNESS_DEFAULTS, ['monthly'])).toEqual([
      'after_period',
    ]);
  });
});

describe('the time of evidence in a Type I engagement', () => {
  it.each<[Partial<TimedEvidence>, string[]]>([
    [{ asOf: '2026-07-01' }, ['after_period']],
    [{ asOf: '2026-06-15', kind: 'listing' }, ['as_of_mismatch']],
    [{ asOf: '2026-06-15', kind: 'policy' }, []],
    [{ coversFrom: '2026-04-01', coversTo: '2026-06-30', kind: 'listing' }, []],
    [{ asOf: '2025-06-29' }, ['stale']],
    [{ asOf: '2025-06-30', kind: 'minutes' }, []],
  ])('%j: %j', (facts, expected) => {
    expect(codes(piece(facts), date, FRESHNESS_DEFAULTS)).toEqual(expected);
  });
});

it('stored rules replace defaults, and what is not known is left out', () => {
  const rules = freshnessRules({ configuration: 31, listing: null, policy: -4, magic: 3, report: 'soon' });
  expect(rules).toEqual({ ...FRESHNESS_DEFAULTS, configuration: 31, listing: null });
});
