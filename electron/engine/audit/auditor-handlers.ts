import type {
  AuditorControl,
  AuditorQuestionRow,
  AuditorTest,
} from '../../../shared/contract/audit/auditor.ts';
import { auditorQuestions } from '../../../shared/domain/mock-audit/auditor-questions.ts';
import type { AuditFacts, AuditTest } from '../../../shared/domain/mock-audit/facts.ts';
import { isConcluded } from '../../../shared/domain/readiness.ts';
import type { ProcedureNature } from '../../../shared/domain/vocabulary.ts';
import { os } from '../context.ts';
import { today } from '../readiness/today.ts';
import type { Session } from '../session.ts';
import { readAuditFacts } from './mock-audit-facts.ts';

export const auditorHandlers = {
  auditorView: os.audit.auditorView.handler(({ context: { session } }) =>
    session.workspace.cached(`auditor's view ${today()}`, () => readAuditorView(session)),
  ),
};

/** The questions of an outsider, kept until the next change. */
export const readQuestions = (session: Session): readonly AuditorQuestionRow[] =>
  session.workspace.cached(`auditor's questions ${today()}`, () =>
    auditorQuestions(readAuditFacts(session)).map((question) => ({
      ...question,
      criteria: [...question.criteria],
      controlIds: [...question.controlIds],
    })),
  );

function readAuditorView(session: Session) {
  const facts = readAuditFacts(session);
  return {
    criteria: facts.criteria
      .filter(({ isRelevant }) => isRelevant)
      .map(({ id, summary }) => ({
        id,
        summary,
        controlIds: facts.controls
          .filter(({ criteria }) => criteria.includes(id))
          .map((control) => control.id),
      })),
    controls: readControls(session, facts),
    questions: [...readQuestions(session)],
  };
}

interface StoredProcedure {
  test_id: string;
  nature: ProcedureNature;
  text: string;
}

function readControls({ workspace }: Session, facts: AuditFacts): AuditorControl[] {
  const procedures = Map.groupBy(
    workspace.all<StoredProcedure>(
      'SELECT test_id, nature, text FROM test_procedure ORDER BY test_id, position',
    ),
    ({ test_id: testId }) => testId,
  );
  const written = new Map(
    workspace
      .all<{ id: string; procedure: string }>('SELECT id, procedure FROM test')
      .map(({ id, procedure }) => [id, procedure]),
  );
  const populations = new Map(facts.populations.map((population) => [population.id, population]));
  const testsOf = Map.groupBy(facts.tests, ({ controlId }) => controlId);
  const toTest = (test: AuditTest): AuditorTest => {
    const known = procedures.get(test.id) ?? [];
    const [nature] = test.natures;
    const plain = written.get(test.id)?.trim() ?? '';
    const population = test.sample && populations.get(test.sample.populationId);
    return {
      id: test.id,
      workpaper: test.workpaper,
      kind: test.kind,
      // A result on its way is a draft, and drafts are not shown.
      result: isConcluded(test.result) ? test.result : null,
      conclusion: test.conclusion,
      procedures:
        known.length > 0
          ? known.map(({ nature: kind, text }) => ({ nature: kind, text }))
          : plain !== '' && nature
            ? [{ nature, text: plain }]
            : [],
      sample:
        test.sample && population
          ? {
              method: test.sample.method,
              size: test.sample.items.length,
              frameSize: test.sample.frameSize,
              seed: test.sample.seed,
              exceptions: isConcluded(test.result)
                ? test.sample.items.filter(({ isException }) => isException).length
                : 0,
              population: {
                id: population.id,
                name: population.name,
                rows: population.rows,
                inPeriod: population.inPeriod,
                sourceSystem: population.sourceSystem,
                sha256: population.sha256,
              },
            }
          : null,
      findings: test.findings.map(({ id, ref }) => ({ id, ref })),
    };
  };
  return facts.controls.map((control) => ({
    id: control.id,
    ref: control.ref,
    title: control.title,
    statement: control.statement,
    frequency: control.frequency,
    tests: (testsOf.get(control.id) ?? []).map(toTest),
    evidence: control.evidence.map(({ id, ref, title, first, last }) => ({ id, ref, title, first, last })),
  }));
}
