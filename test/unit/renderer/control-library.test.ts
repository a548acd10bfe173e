import { describe, expect, test } from 'vitest';
import type { CriterionRow } from '../../../shared/contract/matrix.ts';
import {
  filterCriteria,
  groupHeading,
  nextUncovered,
  NO_CROSS_FILTERS,
} from '../../../renderer/areas/matrix/cross.ts';
import {
  filterLibrary,
  NO_LIBRARY_FILTERS,
  uncoveredOf,
  type LibraryEntry,
} from '../../../renderer/areas/matrix/library-filters.ts';

const criterion = (id: string, fields: Partial<CriterionRow> = {}): CriterionRow => ({
  id,
  group: id.slice(0, 3),
  category: id.startsWith('A') ? 'availability' : 'security',
  summary: '',
  controls: [],
  coverage: 'several',
  computed: 'ready',
  rating: 'ready',
  reasons: [],
  override: null,
  isRelevant: true,
  irrelevantBecause: '',
  notes: '',
  openGaps: 0,
  ...fields,
});
const CRITERIA = [
  criterion('CC1.1'),
  criterion('CC1.2', { coverage: 'none' }),
  criterion('CC6.1', { coverage: 'single' }),
  criterion('CC6.4', { coverage: 'none', isRelevant: false }),
  criterion('A1.2', { coverage: 'none' }),
];

describe('criteria by control', () => {
  test('are narrowed to a coverage and a category', () => {
    const ids = (filters: Partial<typeof NO_CROSS_FILTERS>) =>
      filterCriteria(CRITERIA, { ...NO_CROSS_FILTERS, ...filters }).map(({ id }) => id);
    expect(ids({})).toHaveLength(5);
    expect(ids({ coverage: 'none' })).toEqual(['CC1.2', 'CC6.4', 'A1.2']);
    expect(ids({ coverage: 'none', category: 'availability' })).toEqual(['A1.2']);
  });

  test('the next uncovered one is found in both directions, round the end, and skips what is not relevant', () => {
    expect(nextUncovered(CRITERIA, -1)).toBe(1);
    expect(nextUncovered(CRITERIA, 1)).toBe(4);
    expect(nextUncovered(CRITERIA, 4)).toBe(1);
    expect(nextUncovered(CRITERIA, 1, -1)).toBe(4);
    expect(nextUncovered(CRITERIA.slice(0, 1), 0)).toBe(-1);
    expect(nextUncovered([], -1)).toBe(-1);
  });

  test('a group says what it lacks', () => {
    expect(groupHeading('CC1', CRITERIA)).toBe('CC1: 2 criteria, 1 without control');
    expect(groupHeading('A1.', CRITERIA)).toBe('A1.: 1 criterion, 1 without control');
  });
});

describe('the control library', () => {
  const entry = (ref: string, fields: Partial<LibraryEntry> = {}): LibraryEntry => ({
    ref,
    title: '',
    domain: '',
    statement: '',
    criteria: [],
    sets: [],
    present: false,
    ...fields,
  });
  const ENTRIES = [
    entry('GOV-01', { domain: 'Governance', criteria: ['CC1.1'], sets: ['saas', 'small'], present: true }),
    entry('GOV-02', {
      domain: 'Governance',
      criteria: ['CC1.2'],
      title: 'Whistleblowing',
      sets: ['fintech'],
    }),
    entry('BCP-01', {
      domain: 'Recovery',
      criteria: ['A1.2'],
      statement: 'Restore a backup',
      sets: ['saas'],
    }),
    entry('PHY-01', { domain: 'Sites', criteria: ['CC6.4'] }),
  ];
  const passing = (filters: Partial<typeof NO_LIBRARY_FILTERS>) =>
    filterLibrary(ENTRIES, { ...NO_LIBRARY_FILTERS, ...filters }, uncoveredOf(CRITERIA)).map(
      ({ ref }) => ref,
    );

  test('is narrowed by set, words, family, criterion, and by what is missing', () => {
    expect(passing({})).toHaveLength(4);
    expect(passing({ set: 'saas' })).toEqual(['GOV-01', 'BCP-01']);
    expect(passing({ search: 'backup restore' })).toEqual(['BCP-01']);
    expect(passing({ domain: 'Governance', withPresent: false })).toEqual(['GOV-02']);
    expect(passing({ criterion: 'CC1.2' })).toEqual(['GOV-02']);
    expect(passing({ coversGap: true })).toEqual(['GOV-02', 'BCP-01']);
  });
});
