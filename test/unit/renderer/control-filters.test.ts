import { describe, expect, test } from 'vitest';
import type { ControlRow } from '../../../shared/contract/matrix.ts';
import {
  countGap,
  facetCounts,
  facetWords,
  filterControls,
  NO_FILTERS,
  type ControlFilters,
} from '../../../renderer/areas/matrix/control-filters.ts';
import { headingOrder, headingsOf } from '../../../renderer/areas/matrix/control-groups.ts';
import { wordingCount } from '../../../renderer/areas/matrix/control-wording.ts';
import { control } from './control-row.ts';

const ROWS: ControlRow[] = [
  control('IAM-01', {
    title: 'Access review',
    statement: 'Each quarter the system owner reviews the list of users and signs it.',
    owner: 'Priya Nair',
    ownerId: 'p1',
    criteria: ['CC6.1', 'A1.2'],
    frequency: 'quarterly',
    evidenceCount: 2,
    design: 'no_exceptions',
  }),
  control('BCP-02', {
    title: 'Restore test',
    statement: 'Backups are tested periodically.',
    openFindings: 1,
  }),
  control('PRV-03', {
    title: 'Notice',
    criteria: ['P1.1'],
    comments: 2,
    domain: 'Privacy',
    owner: 'Sam Ortiz',
    ownerId: 'p2',
  }),
];
const passing = (filters: Partial<ControlFilters>) =>
  filterControls(ROWS, { ...NO_FILTERS, ...filters }).map(({ ref }) => ref);

describe('filters of the control matrix', () => {
  test.each([
    ['owner', ['BCP-02']],
    ['criterion', ['BCP-02']],
    ['evidence', ['BCP-02', 'PRV-03']],
    ['statement', ['PRV-03']],
    ['wording', ['BCP-02']],
    ['untested', ['BCP-02', 'PRV-03']],
    ['findings', ['BCP-02']],
    ['comments', ['PRV-03']],
    ['type1', ['BCP-02', 'PRV-03']],
  ] as const)('%s', (gap, refs) => {
    expect(passing({ gaps: [gap] })).toEqual(refs);
    expect(countGap(ROWS, gap)).toBe(refs.length);
  });

  test('combine: every gap, any value of a field, every word', () => {
    expect(passing({ gaps: ['evidence', 'owner'] })).toEqual(['BCP-02']);
    expect(passing({ facets: { owner: ['Priya Nair', 'Sam Ortiz'] } })).toEqual(['IAM-01', 'PRV-03']);
    expect(passing({ facets: { owner: ['Priya Nair'], category: ['privacy'] } })).toEqual([]);
    expect(passing({ facets: { owner: [''] } })).toEqual(['BCP-02']);
    expect(passing({ search: '  QUARTER users ' })).toEqual(['IAM-01']);
    expect(passing({ search: 'cc6.1' })).toEqual(['IAM-01']);
  });

  test('count the values of a field in its own order, not set last', () => {
    expect(facetCounts(ROWS, 'category')).toEqual([
      { value: 'security', count: 1 },
      { value: 'availability', count: 1 },
      { value: 'privacy', count: 1 },
      { value: '', count: 1 },
    ]);
    expect(facetCounts(ROWS, 'criterion').map(({ value }) => value)).toEqual(['CC6.1', 'A1.2', 'P1.1', '']);
    expect(facetWords('owner', '')).toBe('No owner');
    expect(facetWords('frequency', 'per-occurrence')).toBe('Per occurrence');
  });
});

describe('groups of the control matrix', () => {
  test('a control stands under every criterion that it serves, and those stand in their order', () => {
    expect(headingsOf(ROWS[0] ?? control('X'), 'criterion').map((name) => name.slice(0, 5))).toEqual([
      'CC6.1',
      'A1.2 ',
    ]);
    const order = headingOrder(ROWS, 'criterion');
    expect(order.map((name) => name.slice(0, 4))).toEqual(['CC6.', 'A1.2', 'P1.1', 'No c']);
    for (const row of ROWS)
      for (const heading of headingsOf(row, 'criterion')) expect(order).toContain(heading);
  });

  test('a control without a value stands under its own heading, at the end', () => {
    expect(headingOrder(ROWS, 'domain')).toEqual(['Privacy', 'No domain']);
    expect(headingOrder(ROWS, 'owner')).toEqual(['Priya Nair', 'Sam Ortiz', 'No owner']);
  });
});

test('an absolute word is no finding that counts', () => {
  expect(
    wordingCount(
      control('X', {
        statement: 'Before each release the IT manager checks that all changes are in the list of tickets.',
      }),
    ),
  ).toBe(0);
});
