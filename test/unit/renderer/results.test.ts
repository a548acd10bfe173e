import { describe, expect, it } from 'vitest';
import type { CriterionResult } from '../../../shared/contract/audit/results.ts';
import type { Deviation } from '../../../shared/contract/audit/deviations.ts';
import type { FindingDetail, FindingRow } from '../../../shared/contract/findings.ts';
import { chosenOf, commonCause } from '../../../renderer/areas/audit/results/chosen.ts';
import {
  countShown,
  filterResults,
  NO_FILTER,
  SHOWS,
} from '../../../renderer/areas/audit/results/result-filter.ts';
import { chainSteps } from '../../../renderer/areas/findings/chain-steps.ts';

const criterion = (id: string, patch: Partial<CriterionResult>): CriterionResult => ({
  id,
  group: 'Control environment',
  category: 'security',
  summary: 'Integrity matters',
  isRelevant: true,
  irrelevantBecause: '',
  result: 'no_exceptions',
  isMitigated: false,
  withoutExceptions: 1,
  reasons: [],
  controls: [],
  ...patch,
});

describe('the filter of results', () => {
  const rows = [
    criterion('CC1.1', {}),
    criterion('CC1.2', { result: 'exceptions', isMitigated: true }),
    criterion('CC1.3', { result: 'not_suitably_designed', summary: 'Reporting lines' }),
    criterion('CC1.4', { result: 'incomplete' }),
    criterion('CC1.5', { result: 'exceptions', isRelevant: false }),
  ];
  it('counts by conclusion, and leaves out what is not relevant', () => {
    expect(Object.fromEntries(SHOWS.map((show) => [show, countShown(rows, show)]))).toEqual({
      all: 5,
      trouble: 2,
      unmitigated: 1,
      incomplete: 1,
      clean: 1,
    });
  });
  it('finds every word of the search', () => {
    const found = filterResults(rows, { ...NO_FILTER, search: 'lines reporting' });
    expect(found.map(({ id }) => id)).toEqual(['CC1.3']);
  });
});

describe('chosen deviations', () => {
  const deviation = (itemId: string, cause: string): Deviation => ({
    itemId,
    key: itemId,
    date: '',
    facts: [],
    extent: null,
    signs: [],
    cause,
    assessedBy: '',
    assessedAt: null,
    finding: null,
  });
  it('are all but those left out, with the cause that they share', () => {
    const all = [deviation('a', 'Gate off'), deviation('b', 'Gate off'), deviation('c', '')];
    expect(commonCause(all)).toBe('');
    expect(commonCause(chosenOf(all, new Set(['c'])))).toBe('Gate off');
    expect(commonCause([])).toBe('');
  });
});

describe('the steps of a finding', () => {
  const finding: FindingRow = {
    id: 'f',
    ref: 'F-01',
    title: 'Late',
    severity: 'medium',
    status: 'open',
    statusReason: '',
    condition: '',
    criteria: '',
    cause: '',
    effect: '',
    recommendation: '',
    ownerId: null,
    owner: null,
    due: null,
    controlId: null,
    controlRef: null,
    testId: null,
    workpaper: null,
    raisedAt: '2026-05-01T10:00:00.000Z',
    response: null,
    deviations: 0,
    retested: null,
  };
  const detail: FindingDetail = {
    deviations: [],
    tests: [],
    criteria: [],
    compensating: [],
    retests: [],
    advice: { severity: 'medium', because: [] },
  };
  const states = (row: Partial<FindingRow>, more: Partial<FindingDetail> = {}) =>
    chainSteps({ ...finding, ...row }, { ...detail, ...more }).map(({ state }) => state);
  const response = {
    text: 'We agree',
    respondedBy: 'Ada',
    respondedOn: null,
    action: 'Turn the gate on',
    actionOwner: '',
    actionDue: null,
  };
  it('have one that is next, until the retest is effective or a reason settles it', () => {
    expect(states({})).toEqual(['done', 'done', 'next', 'ahead', 'ahead']);
    expect(states({ response })).toEqual(['done', 'done', 'done', 'done', 'next']);
    expect(states({ response, status: 'closed', statusReason: 'Accepted' }).at(-1)).toBe('done');
    const retest = {
      id: 'r',
      testedOn: '2026-06-01',
      testedBy: '',
      procedure: 'x',
      items: 5,
      deviations: 0,
      notes: '',
      evidence: [],
    };
    expect(states({ response }, { retests: [{ ...retest, result: 'effective' }] }).at(-1)).toBe('done');
    expect(states({ response }, { retests: [{ ...retest, result: 'not_effective' }] }).at(-1)).toBe('next');
  });
});
