import type { ReviewNote } from '../../../shared/contract/audit/review.ts';
import { SIGN_OFF_ROLE_NAMES, type SignOffRole } from '../../../shared/domain/audit-vocabulary.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { refuseAnswer, refuseClearing, refuseReopening } from '../../../shared/domain/review/review-note.ts';
import { refuseSignOff, refuseWithdrawal } from '../../../shared/domain/review/sign-off.ts';
import { isSelfReview, refuseSelfReview } from '../../../shared/domain/segregation.ts';
import { os } from '../context.ts';
import { guardReviews } from '../segregation/self-review.ts';
import type { Session } from '../session.ts';
import { newId } from '../workspace/workspace.ts';
import { readContents } from './review-content.ts';
import { needNotes, readAllNotes, readOpenNotes } from './review-notes.ts';
import {
  readReview,
  readReviewFacts,
  readReviewRows,
  reviewOfSigning,
  type ReviewFacts,
} from './review-rows.ts';
import { SAMPLE_OF_TEST } from './sample-of-test.ts';
import { testFacts } from './test-rows.ts';

export const reviewHandlers = {
  review: os.audit.review.handler(({ input: { testId }, context: { session } }) =>
    session.workspace.readTogether(() => readReview(session, testId)),
  ),

  reviewOverview: os.audit.reviewOverview.handler(({ context: { session } }) =>
    session.workspace.readTogether(() => readReviewRows(session)),
  ),

  reviewNotes: os.audit.reviewNotes.handler(({ input: { cleared }, context: { session } }) =>
    cleared ? readAllNotes(session) : readOpenNotes(session),
  ),

  signOff: os.audit.signOff.handler(({ input: { testIds, role, overrideReason }, context: { session } }) =>
    signOff(session, [...new Set(testIds)], role, overrideReason),
  ),

  withdrawSignOff: os.audit.withdrawSignOff.handler(({ input: { testId, role }, context: { session } }) => {
    const [facts] = readReviewFacts(session, [testId]);
    if (!facts) return {};
    const reason = refuseWithdrawal(role, session.actor, facts);
    if (reason !== null) throw new AppError('conflict', reason);
    const { id } = session.workspace.need<{ id: string }>(
      'That sign-off',
      'SELECT id FROM sign_off WHERE test_id = ? AND role = ?',
      [testId, role],
    );
    const label = `Withdraw sign-off of ${facts.workpaper} as ${SIGN_OFF_ROLE_NAMES[role].toLowerCase()}`;
    session.change(label, (tx) => tx.remove('sign_off', id));
    return {};
  }),

  raiseReviewNote: os.audit.raiseReviewNote.handler(({ input, context: { session } }) => {
    const { testId, itemId, attributeId, text } = input;
    const { workpaper } = testFacts(session, testId);
    assertPlace(session, testId, itemId, attributeId);
    const id = newId();
    session.change(`Review note on ${workpaper}`, (tx) =>
      tx.insert('review_note', {
        id,
        test_id: testId,
        sample_item_id: itemId,
        attribute_id: attributeId,
        text,
        raised_by: session.actor,
        raised_at: new Date().toISOString(),
        answer: '',
        answered_by: '',
        answered_at: null,
        cleared_by: '',
        cleared_at: null,
      }),
    );
    return { id };
  }),

  answerReviewNote: os.audit.answerReviewNote.handler(
    ({ input: { noteId, answer }, context: { session } }) => {
      const [note] = allowed(session, [noteId], refuseAnswer);
      session.change(`Answer review note on ${note?.workpaper ?? ''}`, (tx) =>
        tx.update('review_note', noteId, {
          answer,
          answered_by: session.actor,
          answered_at: new Date().toISOString(),
        }),
      );
      return {};
    },
  ),

  clearReviewNotes: os.audit.clearReviewNotes.handler(({ input: { noteIds }, context: { session } }) => {
    const notes = allowed(session, noteIds, (note) => refuseClearing(note, session.actor));
    const columns = { cleared_by: session.actor, cleared_at: new Date().toISOString() };
    session.change(`Clear ${named(notes)}`, (tx) => {
      for (const { id } of notes) tx.update('review_note', id, columns);
    });
    return {};
  }),

  reopenReviewNotes: os.audit.reopenReviewNotes.handler(({ input: { noteIds }, context: { session } }) => {
    const notes = allowed(session, noteIds, refuseReopening);
    session.change(`Reopen ${named(notes)}`, (tx) => {
      for (const { id } of notes)
        tx.update('review_note', id, { answered_at: null, cleared_by: '', cleared_at: null });
    });
    return {};
  }),
};

/** Notes for which the rule has no refusal. @throws AppError conflict with the first refusal */
function allowed(
  session: Session,
  noteIds: readonly string[],
  refuse: (note: ReviewNote) => string | null,
): ReviewNote[] {
  const notes = needNotes(session, [...new Set(noteIds)]);
  for (const note of notes) {
    const reason = refuse(note);
    if (reason !== null)
      throw new AppError('conflict', notes.length === 1 ? reason : `${note.workpaper}: ${reason}`);
  }
  return notes;
}

const named = (notes: readonly ReviewNote[]): string =>
  notes.length === 1 ? `review note on ${notes[0]?.workpaper ?? ''}` : `${notes.length} review notes`;

function signOff(
  session: Session,
  testIds: readonly string[],
  role: SignOffRole,
  overrideReason: string | undefined,
) {
  const judged = readReviewFacts(session, testIds).map((facts) => {
    const other = refuseSignOff(role, session.actor, facts);
    const own = other === null ? reviewOfSigning(role, session.actor, facts) : null;
    const isRefused = own !== null && overrideReason === undefined && isSelfReview(own);
    return {
      facts,
      own,
      isRefused,
      reason: isRefused ? refuseSelfReview('test_review', [own]) : other,
    };
  });
  const refused = judged.flatMap(({ facts: { workpaper }, reason }) =>
    reason === null ? [] : [{ workpaper, reason }],
  );
  const signing = judged.filter(({ reason }) => reason === null).map(({ facts }) => facts);
  const reviews = judged.flatMap(({ own, isRefused }) =>
    own && (signing.length === 0 || !isRefused) ? [own] : [],
  );
  const writeOverrides = guardReviews(session, 'test_review', reviews, overrideReason);
  if (signing.length === 0) {
    const [first] = refused;
    throw new AppError(
      'conflict',
      `${first?.workpaper} was not signed. ${first?.reason}${refused.length > 1 ? ` ${refused.length - 1} more were not signed either.` : ''}`,
    );
  }
  sign(session, signing, role, writeOverrides);
  return { signed: signing.length, refused };
}

/** Signing again replaces the signature. */
function sign(
  session: Session,
  signing: readonly ReviewFacts[],
  role: SignOffRole,
  writeOverrides: ReturnType<typeof guardReviews>,
): void {
  const contents = readContents(
    session,
    signing.map(({ testId }) => testId),
  );
  const name = signing.length === 1 ? signing[0]?.workpaper : `${signing.length} tests`;
  const signedAt = new Date().toISOString();
  session.change(`Sign ${name} as ${SIGN_OFF_ROLE_NAMES[role].toLowerCase()}`, (tx) => {
    for (const { testId } of signing) {
      const content = contents.get(testId);
      if (!content) continue;
      const before = session.workspace.get<{ id: string }>(
        'SELECT id FROM sign_off WHERE test_id = ? AND role = ?',
        [testId, role],
      );
      const columns = {
        signed_by: session.actor.trim(),
        signed_at: signedAt,
        content_sha256: content.sha256,
        content: content.json,
      };
      if (before) tx.update('sign_off', before.id, columns);
      else tx.insert('sign_off', { id: newId(), test_id: testId, role, ...columns });
    }
    writeOverrides(tx, signedAt);
  });
}

/** @throws AppError not_found when the item is not of the test's sample, or the attribute not of the test */
function assertPlace(
  session: Session,
  testId: string,
  itemId: string | null,
  attributeId: string | null,
): void {
  const found = session.workspace.get(
    `SELECT 1 WHERE (@itemId IS NULL OR EXISTS (SELECT 1 FROM ${SAMPLE_OF_TEST} u JOIN sample_item i ON i.sample_id = u.sample_id
         WHERE u.test_id = @testId AND i.id = @itemId))
       AND (@attributeId IS NULL OR EXISTS (SELECT 1 FROM test_attribute WHERE id = @attributeId AND test_id = @testId))`,
    { testId, itemId, attributeId },
  );
  if (!found)
    throw new AppError(
      'not_found',
      'The place of the note is not part of this test any more. Open the sheet again.',
    );
}
