import type { AuditPlan, PlanFields, PlanRow } from '../../../shared/contract/audit/plan.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { controlsWithPopulation, planFacts } from '../../../shared/domain/mock-audit/dashboard.ts';
import { isSamePerson, type AuditFacts } from '../../../shared/domain/mock-audit/facts.ts';
import { os } from '../context.ts';
import { readControls } from '../matrix/control-rows.ts';
import type { Session } from '../session.ts';
import type { Row } from '../workspace/workspace.ts';
import { readAuditFacts } from './mock-audit-facts.ts';
import { testFacts } from './test-rows.ts';

export const planHandlers = {
  plan: os.audit.plan.handler(({ context: { session } }) =>
    session.workspace.cached('audit plan', () => readPlan(session)),
  ),

  savePlan: os.audit.savePlan.handler(({ input: { changes }, context: { session } }) => {
    const [only] = changes;
    const label =
      changes.length === 1 && only
        ? `Plan ${testFacts(session, only.testId).workpaper}`
        : `Plan ${changes.length} tests`;
    session.change(label, (tx) => {
      for (const { testId, patch } of changes) {
        const test = assertPeople(session, testId, patch);
        tx.update('test', testId, toColumns(patch));
        if (patch.samplingRisk !== undefined)
          tx.update('control', test.control_id, { sampling_risk: patch.samplingRisk });
      }
    });
    return {};
  }),
};

function readPlan(session: Session): AuditPlan {
  const facts = readAuditFacts(session);
  const controls = new Map(readControls(session).map((control) => [control.id, control]));
  const ids = new Map(
    session.workspace
      .all<{
        id: string;
        preparer_id: string | null;
        reviewer_id: string | null;
      }>('SELECT id, preparer_id, reviewer_id FROM test')
      .map((row) => [row.id, row]),
  );
  const withPopulation = controlsWithPopulation(facts);
  return {
    rows: facts.tests.flatMap((test): PlanRow[] => {
      const control = controls.get(test.controlId);
      if (!control) return [];
      return [
        {
          id: test.id,
          workpaper: test.workpaper,
          controlId: control.id,
          controlRef: control.ref,
          controlTitle: control.title,
          domain: control.domain,
          criteria: control.criteria,
          samplingRisk: control.samplingRisk,
          preparerId: ids.get(test.id)?.preparer_id ?? null,
          reviewerId: ids.get(test.id)?.reviewer_id ?? null,
          reviewer: test.reviewer,
          ...planFacts(test, withPopulation),
        },
      ];
    }),
    people: session.workspace.all(
      "SELECT id, name FROM person WHERE side = 'firm' ORDER BY name COLLATE NOCASE",
    ),
    window: testingWindow(facts),
  };
}

/** From the mock audit, or fieldwork, to its end; a milestone of one day gives no window. */
function testingWindow({ milestones }: AuditFacts): AuditPlan['window'] {
  const [found] = ['mock_audit', 'fieldwork'].flatMap((kind) =>
    milestones.filter((milestone) => milestone.kind === kind && milestone.ends !== null),
  );
  return found ? { name: found.name, from: found.due, to: found.ends ?? found.due } : null;
}

function toColumns({ preparerId, reviewerId, plannedOn }: Partial<PlanFields>): Row {
  return {
    ...(preparerId === undefined ? {} : { preparer_id: preparerId }),
    ...(reviewerId === undefined ? {} : { reviewer_id: reviewerId }),
    ...(plannedOn === undefined ? {} : { planned_on: plannedOn }),
  };
}

/** @throws AppError conflict when one person would do both, bad_input for a person of the client */
function assertPeople(session: Session, testId: string, patch: Partial<PlanFields>): { control_id: string } {
  const test = session.workspace.need<{
    control_id: string;
    preparer_id: string | null;
    reviewer_id: string | null;
  }>('That test', 'SELECT control_id, preparer_id, reviewer_id FROM test WHERE id = ?', [testId]);
  const preparer = nameOf(session, patch.preparerId === undefined ? test.preparer_id : patch.preparerId);
  const reviewer = nameOf(session, patch.reviewerId === undefined ? test.reviewer_id : patch.reviewerId);
  if (isSamePerson(preparer, reviewer)) {
    const { workpaper } = testFacts(session, testId);
    throw new AppError(
      'conflict',
      `${workpaper} was not changed: ${preparer} would review what ${preparer} prepares. Choose another person.`,
    );
  }
  return test;
}

function nameOf(session: Session, personId: string | null): string | null {
  if (personId === null) return null;
  const person = session.workspace.need<{ name: string; side: string }>(
    'That person',
    'SELECT name, side FROM person WHERE id = ?',
    [personId],
  );
  if (person.side === 'firm') return person.name;
  throw new AppError(
    'bad_input',
    `${person.name} is a person of the client and can not test. Choose a person of the firm.`,
  );
}
