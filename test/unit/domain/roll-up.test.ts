import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareResults,
  concludeCategory,
  concludeControl,
  concludeCriterion,
  isTrouble,
  ROLL_UP_RESULTS,
  type TestedControl,
} from '../../../shared/domain/mock-audit/roll-up.ts';
import { FINDING_STATUSES, TEST_RESULTS, type TestResult } from '../../../shared/domain/vocabulary.ts';

const tested = (result: TestResult) => ({
  testId: 't',
  workpaper: 'E-X',
  result,
  items: 25,
  exceptions: result === 'exceptions' ? 1 : 0,
  extent: null,
});

function control(ref: string, operation: TestResult, patch: Partial<TestedControl> = {}): TestedControl {
  return {
    id: ref,
    ref,
    title: ref,
    tests: { design: tested('no_exceptions'), operation: tested(operation) },
    findings: [],
    compensatedBy: [],
    ...patch,
  };
}

const conclude = (...controls: TestedControl[]) =>
  concludeCriterion('CC6.1', controls, new Map(controls.map((c) => [c.id, c])), 'II');

describe('a criterion', () => {
  it('has no exceptions when none of its controls has', () => {
    const concluded = conclude(control('A', 'no_exceptions'), control('B', 'did_not_occur'));
    expect(concluded).toMatchObject({ result: 'no_exceptions', withoutExceptions: 1, isMitigated: false });
  });

  it('did not occur when none of its controls had anything to do', () => {
    expect(conclude(control('A', 'did_not_occur')).result).toBe('did_not_occur');
  });

  it('is incomplete without a control', () => {
    expect(conclude()).toMatchObject({ result: 'incomplete', reasons: [{ code: 'no_control' }] });
  });

  it('says how many other controls serve it, and what compensates', () => {
    const concluded = conclude(
      control('A', 'exceptions', {
        compensatedBy: ['B'],
        findings: [{ id: 'f', ref: 'F-01', status: 'closed' }],
      }),
      control('B', 'no_exceptions'),
    );
    expect(concluded).toMatchObject({ result: 'exceptions', isMitigated: true });
    expect(concluded.reasons[0]?.text).toBe(
      'A: exceptions noted in operation, 1 of 25 items. 1 other control without exceptions serves the criterion. Compensated by B. F-01 closed.',
    );
  });

  it('is not mitigated by a control that has exceptions itself', () => {
    const both = [control('A', 'exceptions', { compensatedBy: ['B'] }), control('B', 'exceptions')];
    expect(conclude(...both).isMitigated).toBe(false);
  });
});

describe('a category', () => {
  it('has the conclusion of its worst relevant criterion', () => {
    const criteria = [
      { id: 'CC1.1', isRelevant: true, result: 'no_exceptions' },
      { id: 'CC1.2', isRelevant: true, result: 'exceptions' },
      { id: 'CC1.3', isRelevant: false, result: 'not_suitably_designed' },
    ] as const;
    expect(concludeCategory(criteria)).toMatchObject({
      result: 'exceptions',
      counts: { exceptions: 1, no_exceptions: 1, not_suitably_designed: 0 },
      reasons: [{ text: 'Exceptions noted: CC1.2.' }],
    });
  });
});

describe('laws', () => {
  const results = fc.constantFrom(...TEST_RESULTS);
  const controls = fc
    .array(fc.record({ design: results, operation: results, by: fc.nat(7) }), { minLength: 1, maxLength: 6 })
    .map((rows) =>
      rows.map(({ design, operation, by }, i) =>
        control(`C-${i}`, operation, {
          tests: { design: tested(design), operation: tested(operation) },
          compensatedBy: [`C-${by}`],
        }),
      ),
    );
  const types = fc.constantFrom('I' as const, 'II' as const);
  const rolled = (list: TestedControl[], type: 'I' | 'II') =>
    concludeCriterion('CC1.1', list, new Map(list.map((c) => [c.id, c])), type);

  it('a roll-up is never better than its worst control, mitigated or not', () => {
    fc.assert(
      fc.property(controls, types, (list, type) => {
        const { result, isMitigated, controls: concluded } = rolled(list, type);
        for (const one of list)
          expect(compareResults(concludeControl(one, type), result)).toBeLessThanOrEqual(0);
        const open = concluded.filter((c) => isTrouble(c.result) && c.compensating.length === 0);
        expect(isMitigated && open.length > 0).toBe(false);
      }),
    );
  });

  it('an exception more never improves it', () => {
    fc.assert(
      fc.property(controls, fc.nat(5), types, (list, at, type) => {
        const before = rolled(list, type).result;
        const kind = type === 'I' ? 'design' : 'operation';
        const worse = list.map((one, i) => {
          const keeps = one.tests[kind].result === 'not_suitably_designed' || i !== at % list.length;
          return keeps ? one : { ...one, tests: { ...one.tests, [kind]: tested('exceptions') } };
        });
        expect(compareResults(rolled(worse, type).result, before)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('findings and their status change no conclusion', () => {
    fc.assert(
      fc.property(controls, types, fc.constantFrom(...FINDING_STATUSES), (list, type, status) => {
        const stated = list.map((one) => ({ ...one, findings: [{ id: 'f', ref: 'F-01', status }] }));
        expect(rolled(stated, type).result).toBe(rolled(list, type).result);
      }),
    );
  });

  it('a category is never better than its worst criterion', () => {
    const criteria = fc.array(
      fc.record({
        id: fc.constant('CC1.1'),
        isRelevant: fc.boolean(),
        result: fc.constantFrom(...ROLL_UP_RESULTS),
      }),
    );
    fc.assert(
      fc.property(criteria, (list) => {
        const { result } = concludeCategory(list);
        const relevant = list.filter(({ isRelevant }) => isRelevant);
        for (const one of relevant) expect(compareResults(one.result, result)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
