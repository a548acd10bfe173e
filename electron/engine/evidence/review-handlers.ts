import {
  EVIDENCE_CHECK_IDS,
  evidenceVerdictProblem,
  type EvidenceChecks,
} from '../../../shared/domain/evidence-checks.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { os } from '../context.ts';
import { guardReviews } from '../segregation/self-review.ts';
import type { Session } from '../session.ts';
import { EvidenceIndex, type IndexedEvidence } from './evidence-index.ts';
import { nameEvidence } from './naming.ts';

/** @throws AppError not_found */
function needRecord({ workspace }: Session, id: string): IndexedEvidence {
  const record = EvidenceIndex.of(workspace).get(id);
  if (record) return record;
  throw new AppError(
    'not_found',
    'That evidence is not in the workspace any more. It may have been removed.',
  );
}

/** In the order of the questions, so that the same answers are the same text. */
function checksText(checks: EvidenceChecks): string {
  const given = EVIDENCE_CHECK_IDS.filter((id) => checks[id]?.answer || checks[id]?.note);
  return JSON.stringify(Object.fromEntries(given.map((id) => [id, checks[id]])));
}

/** The questions of a reviewer and the verdict. */
export const reviewHandlers = {
  answerCheck: os.evidence.answerCheck.handler(
    ({ input: { ids, check, answer, note }, context: { session } }) => {
      session.change(`Answer a check of ${nameEvidence(session, ids)}`, (tx) => {
        for (const id of ids) {
          const checks = JSON.parse(needRecord(session, id).checks) as EvidenceChecks;
          tx.update('evidence', id, { checks: checksText({ ...checks, [check]: { answer, note } }) });
        }
      });
      return {};
    },
  ),

  setVerdict: os.evidence.setVerdict.handler(({ input, context: { session } }) => {
    const { ids, verdict, reason, overrideReason } = input;
    const label = verdict === null ? 'Take back the verdict on' : 'Give a verdict on';
    const given =
      verdict === null ? { by: '', at: null } : { by: session.actor, at: new Date().toISOString() };
    const reviews = (verdict === null ? [] : ids).map((id) => {
      const { ref, collected_by: collectedBy } = needRecord(session, id);
      return { id, ref, reviewer: session.actor, workers: [collectedBy] };
    });
    session.change(`${label} ${nameEvidence(session, ids)}`, (tx) => {
      for (const id of ids) {
        const { ref, kind, method, checks } = needRecord(session, id);
        const reviewed = {
          kind: kind || null,
          method: method || null,
          checks: JSON.parse(checks) as EvidenceChecks,
        };
        const problem = verdict && evidenceVerdictProblem(verdict, reason, reviewed);
        if (problem) throw new AppError('bad_input', `${ref}: ${problem}`);
        tx.update('evidence', id, {
          verdict,
          verdict_reason: verdict === null ? '' : reason,
          reviewed_by: given.by,
          reviewed_at: given.at,
        });
      }
      // Last: a reason for an override is not asked for a verdict that is refused anyway.
      guardReviews(session, 'evidence_review', reviews, overrideReason)(tx, given.at ?? undefined);
    });
    return {};
  }),
};
