import { expect, test } from 'vitest';
import { findAsked } from '../../../renderer/areas/evidence/coverage/asked.ts';
import type { CoverageRow } from '../../../shared/contract/evidence/coverage.ts';
import type { RequestRow } from '../../../shared/contract/requests/records.ts';

const occurrence = (month: string, days: number, state: 'held' | 'to_collect') => ({
  key: `2026-${month}`,
  from: `2026-${month}-01`,
  to: `2026-${month}-${days}`,
  state,
  evidenceIds: [],
});
const row: CoverageRow = {
  id: 'review',
  ref: 'IAM-07',
  title: 'Access review',
  domain: 'IAM',
  owner: null,
  frequency: 'monthly',
  coverage: {
    kind: 'occurrences',
    occurrences: [
      occurrence('01', 31, 'held'),
      occurrence('02', 28, 'to_collect'),
      occurrence('03', 31, 'to_collect'),
    ],
    owed: 3,
    held: 1,
    due: 3,
  },
  evidence: [],
};

/** A request with the fields that are looked at. */
const asks = (more: Partial<RequestRow> = {}) =>
  ({
    ref: 'R-001',
    kind: 'evidence',
    status: 'open',
    controls: [{ id: 'review', ref: 'IAM-07', title: 'Access review' }],
    coversFrom: '2026-02-01',
    coversTo: '2026-03-31',
    ...more,
  }) as RequestRow;

test('a request asks for what is missing when it is open and reaches over all of it', () => {
  expect(findAsked(row, [asks()])?.ref).toBe('R-001');
  expect(findAsked(row, [asks({ coversFrom: '2026-01-01', coversTo: '2026-06-30' })])?.ref).toBe('R-001');
  for (const other of [
    asks({ coversFrom: '2026-03-01' }),
    asks({ coversFrom: null }),
    asks({ status: 'received' }),
    asks({ kind: 'meeting' }),
    asks({ controls: [] }),
  ])
    expect(findAsked(row, [other])).toBeUndefined();
});

test('nothing is asked for where nothing is missing', () => {
  const whole: CoverageRow = {
    ...row,
    coverage: { kind: 'occurrences', occurrences: [occurrence('01', 31, 'held')], owed: 1, held: 1, due: 1 },
  };
  expect(findAsked(whole, [asks()])).toBeUndefined();
});
