import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareReports,
  differences,
  type FactDifference,
  type ReportDifference,
} from '../../../shared/domain/report-comparison.ts';
import {
  FACT_AREA_IDS,
  factsOf,
  type ReportFact,
  type ReportFacts,
} from '../../../shared/domain/report-facts.ts';
import { READINESS_RATINGS, SEVERITIES } from '../../../shared/domain/vocabulary.ts';
import { smallModel } from '../../fixtures/report-model.ts';

const ref = fc.constantFrom('A-1', 'A-2', 'A-3', '__proto__', 'constructor');
const fact: fc.Arbitrary<ReportFact> = fc.record({
  ref,
  title: fc.constantFrom('One', 'Two'),
  values: fc.dictionary(
    fc.constantFrom('rating', 'severity', 'exceptions', 'owner', 'value'),
    fc.oneof(
      fc.constantFrom(...READINESS_RATINGS, ...SEVERITIES, '', 'toString'),
      fc.nat(20),
      fc.constant(null),
    ),
    { noNullPrototype: true },
  ),
});
const list = fc.uniqueArray(fact, { selector: (one) => one.ref, maxLength: 5 });
const facts: fc.Arbitrary<ReportFacts> = fc.tuple(...FACT_AREA_IDS.map(() => list)).map((lists) => ({
  kind: 'type2' as const,
  areas: Object.fromEntries(
    FACT_AREA_IDS.map((id, index) => [id, lists[index] ?? []]),
  ) as ReportFacts['areas'],
}));

function apply(before: ReportFacts, changes: readonly FactDifference[]): ReportFacts {
  const areas = Object.fromEntries(
    FACT_AREA_IDS.map((area) => {
      const records = new Map(before.areas[area].map((one) => [one.ref, one]));
      for (const change of changes.filter((one) => one.area === area))
        if (change.after) records.set(change.ref, change.after);
        else records.delete(change.ref);
      return [area, [...records.values()]];
    }),
  );
  return { ...before, areas: areas as ReportFacts['areas'] };
}

const turned = ({ before, after, change, direction, ...line }: ReportDifference): ReportDifference => ({
  ...line,
  before: after,
  after: before,
  change: change === 'added' ? 'removed' : change === 'removed' ? 'added' : 'changed',
  direction: direction === 'worse' ? 'better' : direction === 'better' ? 'worse' : 'neither',
});
// The title is that of the newer side, so it is not part of the law.
const keyed = (lines: readonly ReportDifference[]) =>
  lines.map(({ title: _title, ...line }) => JSON.stringify(line, Object.keys(line).toSorted())).toSorted();

describe('what changed between two reports', () => {
  it('is nothing for one and the same', () => {
    fc.assert(
      fc.property(facts, (one) => {
        expect(compareReports(one, structuredClone(one))).toEqual([]);
      }),
    );
  });

  it('leads from the one to the other', () => {
    fc.assert(
      fc.property(facts, facts, (a, b) => {
        const reached = apply(a, differences(a, b));
        expect(differences(reached, b)).toEqual([]);
        expect(compareReports(reached, b)).toEqual([]);
      }),
    );
  });

  it('turned round is the same with both sides exchanged', () => {
    fc.assert(
      fc.property(facts, facts, (a, b) => {
        expect(keyed(compareReports(b, a).map(turned))).toEqual(keyed(compareReports(a, b)));
      }),
    );
  });

  it('comes worst first', () => {
    const order = { worse: 0, neither: 1, better: 2 };
    fc.assert(
      fc.property(facts, facts, (a, b) => {
        const ranks = compareReports(a, b).map(({ direction }) => order[direction]);
        expect(ranks).toEqual(ranks.toSorted((x, y) => x - y));
      }),
    );
  });

  it('says in words what became of a criterion and of a finding', () => {
    const before = smallModel();
    const after = structuredClone(before);
    const criterion = after.criteria.find(({ rating }) => rating === 'ready')!;
    criterion.rating = 'major_gap';
    const finding = after.findings.splice(0, 1)[0]!;
    const lines = compareReports(factsOf(before), factsOf(after));
    expect(lines[0]).toMatchObject({
      area: 'Criteria',
      ref: criterion.id,
      change: 'changed',
      field: 'Rating',
      before: 'Ready',
      after: 'Major gap',
      direction: 'worse',
    });
    expect(lines.at(-1)).toMatchObject({
      area: 'Findings',
      ref: finding.ref,
      change: 'removed',
      direction: 'better',
    });
  });
});
