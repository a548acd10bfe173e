import type { AuditResults, ControlResult, CriterionResult } from '../../../shared/contract/audit/results.ts';
import type { ControlRow } from '../../../shared/contract/matrix.ts';
import type { DeviationExtent } from '../../../shared/domain/audit-vocabulary.ts';
import {
  concludeCategory,
  concludeCriterion,
  type TestedControl,
  type TestedKind,
} from '../../../shared/domain/mock-audit/roll-up.ts';
import type { EngagementType, FindingStatus, TestKind } from '../../../shared/domain/vocabulary.ts';
import { workpaperRef } from '../../../shared/domain/workpapers.ts';
import { os } from '../context.ts';
import { readControls } from '../matrix/control-rows.ts';
import { readCriteria } from '../readiness/criterion-rows.ts';
import type { Session } from '../session.ts';
import { readTests } from './test-rows.ts';

/**
 * What the tests come to for each criterion and category.
 * @param type of the report; a Type I report of a Type II engagement looks at design only
 */
export function readResults(
  session: Session,
  type: EngagementType = session.engagement().type,
): AuditResults {
  return session.workspace.cached(`results ${type}`, () =>
    session.workspace.readTogether(() => rollUp(session, type)),
  );
}

function rollUp(session: Session, type: EngagementType): AuditResults {
  const known = readTested(session, type);
  const criteria = readCriteria(session).map((criterion): CriterionResult => {
    const serving = criterion.controls.flatMap(({ id }) => known.get(id) ?? []);
    const { controls, ...concluded } = concludeCriterion(criterion.id, serving, known, type);
    return {
      id: criterion.id,
      group: criterion.group,
      category: criterion.category,
      summary: criterion.summary,
      isRelevant: criterion.isRelevant,
      irrelevantBecause: criterion.irrelevantBecause,
      ...concluded,
      controls: controls.flatMap(({ id, result, compensating }): ControlResult[] => {
        const control = known.get(id);
        if (!control) return [];
        return [
          {
            id,
            ref: control.ref,
            title: control.title,
            result,
            design: control.tests.design,
            operation: type === 'II' ? control.tests.operation : null,
            findings: [...control.findings],
            compensating: compensating.map((other) => ({ id: other, ref: known.get(other)?.ref ?? '' })),
          },
        ];
      }),
    };
  });
  const categories = session.categories().includes('security')
    ? session.categories()
    : (['security', ...session.categories()] as const);
  return {
    type,
    categories: categories.map((category) => {
      const own = criteria.filter((criterion) => criterion.category === category);
      return { category, ...concludeCategory(own), criteria: own };
    }),
  };
}

/** Every control with what its tests found, by id. A report of design knows no finding of operation. */
export function readTested(
  session: Session,
  type: EngagementType = session.engagement().type,
): ReadonlyMap<string, TestedControl> {
  const { workspace } = session;
  const tests = new Map(readTests(session).map((test) => [`${test.controlId} ${test.kind}`, test]));
  const extents = new Map(
    workspace
      .all<{ test_id: string; extent: DeviationExtent }>(
        // The later word in the alphabet is the heavier one.
        'SELECT test_id, max(extent) AS extent FROM deviation WHERE extent IS NOT NULL GROUP BY test_id',
      )
      .map((row) => [row.test_id, row.extent]),
  );
  const stated = workspace.all<{ id: string; ref: string; status: FindingStatus; control_id: string }>(
    `SELECT DISTINCT f.id, f.ref, f.status, x.control_id FROM finding f JOIN (${FINDING_CONTROL}) x ON x.finding_id = f.id
     LEFT JOIN test t ON t.id = f.test_id WHERE ? = 'II' OR t.kind IS NOT 'operation' ORDER BY length(f.ref), f.ref`,
    [type],
  );
  const findings = Map.groupBy(stated, (row) => row.control_id);
  const compensating = Map.groupBy(
    workspace.all<{ control_id: string; by: string }>(
      `SELECT DISTINCT x.control_id, k.control_id AS by FROM compensating_control k JOIN (${FINDING_CONTROL}) x ON x.finding_id = k.finding_id
       WHERE trim(k.reason) <> ''`,
    ),
    (row) => row.control_id,
  );
  const kindOf = (control: ControlRow, kind: TestKind): TestedKind => {
    const test = tests.get(`${control.id} ${kind}`);
    return {
      testId: test?.id ?? null,
      workpaper: test?.workpaper ?? workpaperRef(kind, control.ref),
      result: test?.result ?? 'not_tested',
      items: test?.items ?? 0,
      exceptions: test?.exceptions ?? 0,
      extent: (test && extents.get(test.id)) ?? null,
    };
  };
  return new Map(
    readControls(session).map((control) => [
      control.id,
      {
        id: control.id,
        ref: control.ref,
        title: control.title,
        tests: { design: kindOf(control, 'design'), operation: kindOf(control, 'operation') },
        findings: (findings.get(control.id) ?? []).map(({ id, ref, status }) => ({ id, ref, status })),
        compensatedBy: (compensating.get(control.id) ?? []).map(({ by }) => by),
      },
    ]),
  );
}

/** The controls that a finding is about: its own, and those whose deviations it states. */
const FINDING_CONTROL = `SELECT id AS finding_id, control_id FROM finding WHERE control_id IS NOT NULL
  UNION SELECT d.finding_id, t.control_id FROM deviation d JOIN test t ON t.id = d.test_id WHERE d.finding_id IS NOT NULL`;

export const resultHandlers = {
  results: os.audit.results.handler(({ context: { session } }) => readResults(session)),
};
