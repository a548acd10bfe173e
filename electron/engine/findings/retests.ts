import type { RetestFields } from '../../../shared/contract/findings.ts';
import type { RetestResult } from '../../../shared/domain/audit-vocabulary.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import {
  refuseRetest,
  refuseStatus,
  statusAfterRetest,
  type RetestFacts,
} from '../../../shared/domain/findings.ts';
import { isSamePerson } from '../../../shared/domain/segregation.ts';
import type { FindingStatus } from '../../../shared/domain/vocabulary.ts';
import { dayOf } from '../readiness/today.ts';
import type { Session } from '../session.ts';
import { newId, type Change, type Row } from '../workspace/workspace.ts';
import { guardRetest } from './segregation.ts';

interface StoredFinding {
  id: string;
  ref: string;
  status: FindingStatus;
  status_reason: string;
  raised_at: string;
  response: string | null;
}

const needFinding = (session: Session, id: string): StoredFinding =>
  session.workspace.need<StoredFinding>(
    'That finding',
    `SELECT f.id, f.ref, f.status, f.status_reason, f.raised_at, r.text AS response
     FROM finding f LEFT JOIN management_response r ON r.finding_id = f.id WHERE f.id = ?`,
    [id],
  );

const retestFacts = (session: Session, findingId: string): RetestFacts[] =>
  session.workspace.all<RetestFacts>(
    'SELECT tested_on AS testedOn, result FROM retest WHERE finding_id = ? ORDER BY tested_on, id',
    [findingId],
  );

/** @throws AppError conflict when a finding can not have the status: it is not retested and nobody wrote why */
export function assertStatus(
  session: Session,
  id: string,
  patch: { status?: FindingStatus | undefined; statusReason?: string | undefined },
): void {
  const finding = needFinding(session, id);
  const refused = refuseStatus(
    patch.status ?? finding.status,
    retestFacts(session, id),
    patch.statusReason ?? finding.status_reason,
  );
  if (refused) throw new AppError('conflict', `${finding.ref} was not changed. ${refused}`);
}

/** @returns id of the retest. @throws AppError bad_input, or self_review without a reason */
export function addRetest(
  session: Session,
  findingId: string,
  retest: RetestFields,
  overrideReason?: string,
): string {
  const finding = needFinding(session, findingId);
  assertRetest(finding, retest);
  const id = newId();
  const writeOverrides = guardRetest(session, { id, findingId, testedBy: retest.testedBy }, overrideReason);
  session.change(`Retest of ${finding.ref}`, (tx) => {
    writeOverrides(tx);
    tx.insert('retest', { id, finding_id: findingId, ...toColumns(retest) });
    setEvidence(session, tx, id, retest.evidenceIds);
    followRetests(session, tx, finding);
  });
  return id;
}

/**
 * The status of the finding follows. Who retested is judged when it becomes another person.
 *
 * @throws AppError not_found, bad_input for a retest that contradicts itself, or self_review without a reason
 */
export function updateRetest(
  session: Session,
  id: string,
  retest: RetestFields,
  overrideReason?: string,
): void {
  const finding = findingOfRetest(session, id);
  assertRetest(finding, retest);
  const { testedBy } = session.workspace.need<{ testedBy: string }>(
    'That retest',
    'SELECT tested_by AS testedBy FROM retest WHERE id = ?',
    [id],
  );
  const by = isSamePerson(testedBy, retest.testedBy) ? '' : retest.testedBy;
  const writeOverrides = guardRetest(session, { id, findingId: finding.id, testedBy: by }, overrideReason);
  session.change(`Change a retest of ${finding.ref}`, (tx) => {
    writeOverrides(tx);
    tx.update('retest', id, toColumns(retest));
    setEvidence(session, tx, id, retest.evidenceIds);
    followRetests(session, tx, finding);
  });
}

/** The status of the finding follows: without an effective retest it is not remediated. @throws AppError not_found */
export function removeRetest(session: Session, id: string): void {
  const finding = findingOfRetest(session, id);
  session.change(`Remove a retest of ${finding.ref}`, (tx) => {
    setEvidence(session, tx, id, []);
    tx.remove('retest', id);
    followRetests(session, tx, finding);
  });
}

function findingOfRetest(session: Session, retestId: string): StoredFinding {
  const { finding_id } = session.workspace.need<{ finding_id: string }>(
    'That retest',
    'SELECT finding_id FROM retest WHERE id = ?',
    [retestId],
  );
  return needFinding(session, finding_id);
}

function assertRetest(finding: StoredFinding, retest: RetestFields): void {
  const refused = refuseRetest(retest, dayOf(new Date(finding.raised_at)));
  if (refused) throw new AppError('bad_input', `The retest of ${finding.ref} was not recorded. ${refused}`);
}

function followRetests(
  session: Session,
  tx: Change,
  { id, status, status_reason, response }: StoredFinding,
): void {
  const next = statusAfterRetest(status, retestFacts(session, id), {
    hasResponse: Boolean(response?.trim()),
    reason: status_reason,
  });
  if (next !== status) tx.update('finding', id, { status: next });
}

function toColumns(retest: RetestFields): Row {
  return {
    tested_on: retest.testedOn,
    tested_by: retest.testedBy,
    procedure: retest.procedure.trim(),
    items: retest.items,
    deviations: retest.deviations,
    result: retest.result satisfies RetestResult,
    notes: retest.notes,
  };
}

/** Links exactly this evidence to a retest. */
export function setEvidence(
  session: Session,
  tx: Change,
  retestId: string,
  evidenceIds: readonly string[],
): void {
  const wanted = new Set(evidenceIds);
  const present = session.workspace.all<{ id: string; evidence_id: string }>(
    'SELECT id, evidence_id FROM retest_evidence WHERE retest_id = ?',
    [retestId],
  );
  for (const link of present) if (!wanted.delete(link.evidence_id)) tx.remove('retest_evidence', link.id);
  for (const evidenceId of wanted)
    tx.insert('retest_evidence', { id: newId(), retest_id: retestId, evidence_id: evidenceId });
}
