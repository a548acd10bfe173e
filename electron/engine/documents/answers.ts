import type { DocumentFacts } from '../../../shared/domain/documents/facts.ts';
import type {
  GivenAnswer,
  RepresentationAnswer,
  RepresentationFacts,
} from '../../../shared/domain/documents/representations.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { addDays } from '../../../shared/domain/readiness/days.ts';
import { reportEvents } from '../reports/events.ts';
import type { Session } from '../session.ts';
import { newId } from '../workspace/workspace.ts';

/** Answers by question. */
export function readAnswers({ workspace }: Session): Map<string, GivenAnswer> {
  return new Map(
    workspace
      .all<GivenAnswer & { question: string } & Record<string, string>>(
        `SELECT question, answer, explanation, answered_by AS answeredBy, answered_on AS answeredOn FROM representation_answer`,
      )
      .map(({ question, answer, explanation, answeredBy, answeredOn }) => [
        question,
        { answer, explanation, answeredBy, answeredOn },
      ]),
  );
}

export interface NewAnswer {
  answer: RepresentationAnswer;
  explanation: string;
  /** Who gave it; the user otherwise. */
  answeredBy: string;
}

/** Records the answer to a question, or takes it back with null. @throws AppError bad_input for nobody */
export function changeAnswer(
  session: Session,
  question: string,
  given: NewAnswer | null,
  today: string,
): void {
  const known = session.workspace.get<{ id: string }>(
    'SELECT id FROM representation_answer WHERE question = ?',
    [question],
  );
  const by = given && (given.answeredBy.trim() || session.actor);
  if (by === '') throw new AppError('bad_input', 'Say who gave the answer.');
  session.change('Answer to a representation', (tx) => {
    if (given === null) {
      if (known) tx.remove('representation_answer', known.id);
      return;
    }
    const values = {
      answer: given.answer,
      explanation: given.explanation.trim(),
      answered_by: by ?? '',
      answered_on: today,
    };
    if (known) tx.update('representation_answer', known.id, values);
    else tx.insert('representation_answer', { id: newId(), question, ...values });
  });
}

/** What the questions are held against, beside the facts of every document. */
export function representationFacts(session: Session, facts: DocumentFacts): RepresentationFacts {
  const later =
    facts.to < facts.today
      ? reportEvents(session, { from: addDays(facts.to, 1), to: facts.today })
      : { incidents: [], changes: [] };
  const populations = session.workspace.all<{ name: string; verdict: string | null }>(
    'SELECT name, ipe_verdict AS verdict FROM population ORDER BY name COLLATE NOCASE',
  );
  const withVerdict = (verdict: string | null) =>
    populations.flatMap((population) => (population.verdict === verdict ? [population.name] : []));
  return {
    ...facts,
    laterIncidents: later.incidents.map(({ name }) => name),
    laterChanges: later.changes.map(({ name }) => name),
    insufficientPopulations: withVerdict('insufficient'),
    uncheckedPopulations: withVerdict(null),
  };
}
