import type { SessionControl, SessionStep } from '../../../shared/contract/audit/session.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { isAgreed, type AuditControl, type AuditFacts } from '../../../shared/domain/mock-audit/facts.ts';
import { interviewQuestions, readAnswers } from '../../../shared/domain/mock-audit/interview.ts';
import { isUseful, missingOf } from '../../../shared/domain/mock-audit/missing.ts';
import { os } from '../context.ts';
import type { Session } from '../session.ts';
import { readQuestions } from './auditor-handlers.ts';
import { readAuditFacts } from './mock-audit-facts.ts';

export const sessionHandlers = {
  sessionSteps: os.audit.sessionSteps.handler(({ context: { session } }) =>
    session.workspace.cached('session steps', () => readSteps(readAuditFacts(session))),
  ),

  sessionControl: os.audit.sessionControl.handler(({ input, context: { session } }) =>
    readControl(session, input.controlId),
  ),
};

function readSteps({ controls, criteria, tests, populations, dates }: AuditFacts): SessionStep[] {
  const order = new Map(criteria.map(({ id }, at) => [id, at]));
  const place = ({ criterion }: SessionStep): number =>
    criterion ? (order.get(criterion) ?? 0) : criteria.length;
  const testsOf = Map.groupBy(tests, ({ controlId }) => controlId);
  return controls
    .map((control): SessionStep => {
      const own = testsOf.get(control.id) ?? [];
      return {
        controlId: control.id,
        ref: control.ref,
        title: control.title,
        criterion: control.criteria[0] ?? null,
        plannedOn: own.flatMap(({ plannedOn }) => plannedOn ?? []).toSorted()[0] ?? null,
        missing: missingOf(control, own, populations, dates).length,
      };
    })
    .toSorted((a, b) => place(a) - place(b));
}

function readControl(session: Session, controlId: string): SessionControl {
  const facts = readAuditFacts(session);
  const control = facts.controls.find(({ id }) => id === controlId);
  if (!control) throw new AppError('not_found', 'That control is not in the workspace any more.');
  const tests = facts.tests.filter((test) => test.controlId === controlId);
  const summaries = new Map(facts.criteria.map(({ id, summary }) => [id, summary]));
  return {
    id: control.id,
    ref: control.ref,
    title: control.title,
    statement: control.statement,
    owner: control.owner,
    frequency: control.frequency,
    nature: control.nature,
    mode: control.mode,
    criteria: control.criteria.map((id) => ({ id, summary: summaries.get(id) ?? '' })),
    missing: missingOf(control, tests, facts.populations, facts.dates),
    tests: tests.map(({ id, workpaper, kind, result, preparer, reviewer, plannedOn, sample }) => ({
      id,
      workpaper,
      kind,
      result,
      preparer,
      reviewer,
      plannedOn,
      items: sample?.items.length ?? 0,
      itemsDone: sample?.items.filter(({ isDone }) => isDone).length ?? 0,
      exceptions: sample?.items.filter(({ isException }) => isException).length ?? 0,
    })),
    populations: facts.populations
      .filter(({ controlIds }) => controlIds.includes(controlId))
      .map((population) => ({
        id: population.id,
        name: population.name,
        rows: population.rows,
        inPeriod: population.inPeriod,
        isAgreed: isAgreed(population),
      })),
    evidence: control.evidence.map(({ id, ref, title, first, last }) => ({
      id,
      ref,
      title,
      first,
      last,
      isUseful: isUseful({ first, last }, control.frequency, facts.dates),
    })),
    questions: readQuestions(session).filter(({ controlIds }) => controlIds.includes(controlId)),
    interview: readInterview(session, control, facts),
  };
}

/** The questions of the control with what the newest record about it holds of answers; questions that people added come last. */
function readInterview(
  { workspace }: Session,
  control: AuditControl,
  { dates, walkthroughs }: AuditFacts,
): SessionControl['interview'] {
  const record = walkthroughs.findLast(({ controlIds }) => controlIds.includes(control.id)) ?? null;
  const notes = record
    ? workspace.need<{ notes: string }>('That walkthrough', 'SELECT notes FROM walkthrough WHERE id = ?', [
        record.id,
      ]).notes
    : '';
  const answers = readAnswers(notes, control.ref);
  const asked = interviewQuestions(control, dates);
  const known = new Set(asked.map(({ text }) => text));
  const added = answers
    .filter(({ question }) => !known.has(question))
    .map(({ question }) => ({ text: question, listenFor: '', criterion: null }));
  return {
    record: record && { id: record.id, ref: record.ref, heldOn: record.heldOn },
    questions: [...asked, ...added].map((question) => ({
      ...question,
      answer: answers.find((answer) => answer.question === question.text)?.answer ?? '',
    })),
  };
}
