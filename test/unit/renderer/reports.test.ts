import { describe, expect, it } from 'vitest';
import type { TestSummary } from '../../../shared/contract/audit/tests.ts';
import type { FindingRow } from '../../../shared/contract/findings.ts';
import type { CriterionRow } from '../../../shared/contract/matrix.ts';
import { missingFrom } from '../../../renderer/areas/reports/missing.ts';
import { hasOperation, kindAt, reportOutline } from '../../../renderer/areas/reports/outline.ts';
import { AUDIENCES, exportName, formatsOf, REPORTS } from '../../../shared/domain/report-kinds.ts';
import { distinctMembers, kindsOf, setFileName, setFor } from '../../../shared/domain/report-set.ts';

const test = (id: string, more: Partial<TestSummary>): TestSummary => ({
  id,
  workpaper: id,
  kind: 'operation',
  controlId: 'c',
  controlRef: 'CHG-01',
  controlTitle: '',
  owner: null,
  frequency: null,
  criteria: [],
  result: 'no_exceptions',
  items: 0,
  itemsDone: 0,
  exceptions: 0,
  findings: 0,
  ...more,
});

const finding = (ref: string, more: Partial<FindingRow>): FindingRow => ({
  id: ref,
  ref,
  title: '',
  severity: 'low',
  status: 'open',
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
  response: null,
  raisedAt: '2026-01-01T00:00:00.000Z',
  ...more,
});

const criterion = (id: string, more: Partial<CriterionRow>): CriterionRow => ({
  id,
  group: '',
  category: 'security',
  summary: '',
  controls: [{ id: 'c', ref: 'CHG-01', title: '' }],
  coverage: 'single',
  computed: 'ready',
  rating: 'ready',
  reasons: [],
  override: null,
  isRelevant: true,
  irrelevantBecause: '',
  notes: '',
  openGaps: 0,
  ...more,
});

const facts = {
  tests: [
    test('E-1', { result: 'exceptions', exceptions: 1 }),
    test('D-1', { kind: 'design', result: 'not_tested' }),
    test('E-2', { result: 'in_progress' }),
  ],
  findings: [finding('F-01', { testId: 'E-1' }), finding('F-02', {}), finding('F-03', { status: 'closed' })],
  criteria: [
    criterion('CC1.1', { controls: [], rating: 'not_in_place' }),
    criterion('CC1.2', { rating: 'not_assessed' }),
  ],
};

describe('what a report still lacks', () => {
  it('names it, worst first', () => {
    expect(missingFrom(facts, true).map(({ sentence }) => sentence)).toEqual([
      'No control serves CC1.1',
      'No finding for the exceptions of E-1',
      'No management response for F-01, F-02',
      '2 tests have no conclusion',
      '1 criterion is not assessed',
    ]);
  });

  it('leaves operation out of a report of design', () => {
    expect(missingFrom(facts, false).map(({ sentence }) => sentence)).toEqual([
      'No control serves CC1.1',
      'No management response for F-02',
      '1 test has no conclusion',
      '1 criterion is not assessed',
    ]);
  });

  it('counts references beyond the third', () => {
    const many = ['F-1', 'F-2', 'F-3', 'F-4', 'F-5'].map((ref) => finding(ref, {}));
    const [first] = missingFrom({ tests: [], criteria: [], findings: many }, true);
    expect(first?.sentence).toBe('No management response for F-1, F-2, F-3 and 2 more');
  });
});

describe('what can be exported', () => {
  it('offers no report of a period for a Type I engagement', () => {
    expect(kindsOf('I')).not.toContain('type2');
    expect(kindAt('type2', 'I')).toBeUndefined();
    expect(kindsOf('II')[0]).toBe('type2');
    expect(hasOperation('type1', 'II')).toBe(false);
    expect(exportName('matrix', 'xlsx')).toBe('Control matrix and tests, Excel');
  });

  it('has a place of its own for each kind, and no two of one address', () => {
    const ids = reportOutline('II').flatMap(({ entries }) => entries.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining([...kindsOf('II'), 'settings', 'history']));
  });
});

describe('a set for an audience', () => {
  it.each(AUDIENCES)('holds what %s opens, in formats that exist, under names that differ', (audience) => {
    for (const type of ['I', 'II'] as const) {
      const members = setFor(audience, type);
      for (const { kind, format } of members) {
        expect(REPORTS[kind].audiences).toContain(audience);
        expect(formatsOf(kind)).toContain(format);
      }
      expect(new Set(members.map(setFileName)).size).toBe(members.length);
      expect(distinctMembers([...members, ...members])).toEqual(members);
    }
  });

  it('leaves data for programs out, and Type I beside Type II', () => {
    const names = setFor('auditor', 'II').map(setFileName);
    expect(names).toContain('Type II readiness report.pdf');
    expect(names).not.toContain('Type I readiness report.pdf');
    expect(setFor('auditor', 'I').map(setFileName)).toContain('Type I readiness report.pdf');
    expect(names.filter((name) => name.endsWith('.json'))).toEqual([]);
  });
});
