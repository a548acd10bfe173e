import { AppError } from '../../../shared/domain/errors.ts';
import { READINESS_NAMES } from '../../../shared/domain/vocabulary.ts';
import { os } from '../context.ts';
import { criteriaInScope } from '../scope/scope.ts';
import type { Session } from '../session.ts';
import { newId, type Change, type Row } from '../workspace/workspace.ts';

/** Writes a decision about a criterion, whether or not there was one before. */
function decide(session: Session, tx: Change, criterionId: string, patch: Row): void {
  const known = session.workspace.get<{ id: string }>(
    'SELECT id FROM criterion_assessment WHERE criterion_id = ?',
    [criterionId],
  );
  if (known) {
    tx.update('criterion_assessment', known.id, patch);
    return;
  }
  tx.insert('criterion_assessment', {
    id: newId(),
    criterion_id: criterionId,
    relevant: 1,
    reason: '',
    override_rating: null,
    override_reason: '',
    overridden_by: '',
    overridden_at: null,
    notes: '',
    ...patch,
  });
}

/** @throws AppError bad_input for a criterion outside the chosen categories */
function assertInScope(session: Session, ids: readonly string[]): void {
  const inScope = new Set(criteriaInScope(session).map(({ id }) => id));
  const outside = ids.find((id) => !inScope.has(id));
  if (outside !== undefined) {
    throw new AppError(
      'bad_input',
      `${outside} is not among the criteria of this engagement. Add its category to the scope first.`,
    );
  }
}

/** @throws AppError bad_input when nothing is written */
function requireReason(reason: string, decision: string): void {
  if (reason === '')
    throw new AppError('bad_input', `${decision} needs a written reason: readers of the report see it.`);
}

export const decisionHandlers = {
  setRelevance: os.readiness.setRelevance.handler(({ input, context: { session } }) => {
    const { criterionIds, isRelevant, reason } = input;
    assertInScope(session, criterionIds);
    if (!isRelevant) requireReason(reason, '"Not relevant"');
    const what = criterionIds.length === 1 ? criterionIds[0] : `${criterionIds.length} criteria`;
    session.change(`${what} ${isRelevant ? 'relevant' : 'not relevant'}`, (tx) => {
      for (const id of criterionIds)
        decide(session, tx, id, { relevant: isRelevant ? 1 : 0, reason: isRelevant ? '' : reason });
    });
    return {};
  }),

  override: os.readiness.override.handler(({ input, context: { session } }) => {
    const { criterionId, rating, reason } = input;
    assertInScope(session, [criterionId]);
    if (rating !== null) requireReason(reason, 'Another rating than the computed one');
    const label =
      rating === null
        ? `Computed rating of ${criterionId}`
        : `${criterionId} rated ${READINESS_NAMES[rating].toLowerCase()} by a person`;
    session.change(label, (tx) =>
      decide(session, tx, criterionId, {
        override_rating: rating,
        override_reason: rating === null ? '' : reason,
        overridden_by: rating === null ? '' : session.actor,
        overridden_at: rating === null ? null : new Date().toISOString(),
      }),
    );
    return {};
  }),

  noteCriterion: os.readiness.noteCriterion.handler(({ input, context: { session } }) => {
    assertInScope(session, [input.criterionId]);
    session.change(`Notes on ${input.criterionId}`, (tx) =>
      decide(session, tx, input.criterionId, { notes: input.notes.trim() }),
    );
    return {};
  }),
};
