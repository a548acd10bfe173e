import { describe, expect, it } from 'vitest';
import type { TestSummary } from '../../../shared/contract/audit/tests.ts';
import type { FindingRow } from '../../../shared/contract/findings.ts';
import type { CriterionRow } from '../../../shared/contract/matrix.ts';
import { canLack, missingFrom, missingFromDocument } from '../../../renderer/areas/reports/missing.ts';
import { hasOperation, kindAt, reportOutline } from '../../../renderer/areas/reports/outline.ts';
import {
  AUDIENCES,
  exportName,
  formatsOf,
  REPORTS,
  type ExportKind,
} from '../../../shared/domain/report-kinds.ts';
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
    expect(missingFrom(facts, 'type2', true).map(({ sentence }) => sentence)).toEqual([
      'No control serves CC1.1',
      'No finding for the exceptions of E-1',
      'No management response for F-01, F-02',
      '2 tests have no conclusion',
      '1 criterion is not assessed',
    ]);
  });

  it('leaves operation out of a report of design', () => {
    expect(missingFrom(facts, 'type1', false).map(({ sentence }) => sentence)).toEqual([
      'No control serves CC1.1',
      'No management response for F-02',
      '1 test has no conclusion',
      '1 criterion is not assessed',
    ]);
  });

  it('counts references beyond the third', () => {
    const many = ['F-1', 'F-2', 'F-3', 'F-4', 'F-5'].map((ref) => finding(ref, {}));
    const [first] = missingFrom({ tests: [], criteria: [], findings: many }, 'type2', true);
    expect(first?.sentence).toBe('No management response for F-1, F-2, F-3 and 2 more');
  });
});

describe('what concerns a kind of report', () => {
  const sentences = (kind: ExportKind) => missingFrom(facts, kind, true).map(({ sentence }) => sentence);

  it('is what it shows: workpapers say nothing of criteria and responses', () => {
    expect(sentences('workpapers')).toEqual([
      'No finding for the exceptions of E-1',
      '2 tests have no conclusion',
    ]);
    expect(sentences('security')).toEqual(['2 tests have no conclusion']);
  });

  it('is nothing for a list of what is there', () => {
    for (const kind of ['evidence', 'requests', 'governance'] as const) {
      expect(canLack(kind)).toBe(false);
      expect(sentences(kind)).toEqual([]);
    }
    expect(canLack('bridge')).toBe(true);
  });

  it('is of a document what its checks say, never a test', () => {
    expect(sentences('assertion')).toEqual([]);
    const check = (level: 'block' | 'warning' | 'note', text: string) => ({
      level,
      text,
      part: null,
      link: '',
    });
    const checks = [check('note', 'a'), check('block', 'No day is given.'), check('warning', 'b')];
    expect(missingFromDocument({ id: 'bridge', checks })).toEqual([
      { sentence: 'No day is given.', path: '/reports/documents/bridge' },
      { sentence: 'Text and records disagree in 1 place', path: '/reports/documents/bridge' },
      { sentence: '1 point to look at before it is signed', path: '/reports/documents/bridge' },
    ]);
    expect(missingFromDocument({ id: 'bridge', checks: [] })).toEqual([]);
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
