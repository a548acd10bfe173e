import type { ReviewOfTest, ReviewRow, SignOff } from '../../../shared/contract/audit/review.ts';
import type { SignOffRole } from '../../../shared/domain/audit-vocabulary.ts';
import type { Tree } from '../../../shared/domain/review/canonical-json.ts';
import { contentDifferences } from '../../../shared/domain/review/sheet-content.ts';
import {
  refuseSignOff,
  refuseWithdrawal,
  reviewBySigning,
  reviewState,
  type SignOffFacts,
} from '../../../shared/domain/review/sign-off.ts';
import { refuseSelfReview, type Reviewed } from '../../../shared/domain/segregation.ts';
import { OPEN_RESULTS } from '../../../shared/domain/testing.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import type { Session } from '../session.ts';
import { readContents } from './review-content.ts';
import { readNotesOf, readOpenNotes } from './review-notes.ts';
import { readTests } from './test-rows.ts';

interface StoredSignOff {
  test_id: string;
  role: SignOffRole;
  signed_by: string;
  signed_at: string;
  content_sha256: string;
  content: string;
}

/** Everything that a sheet is made of, and so the state of its signatures. */
const SHEET_TABLES = [
  'control',
  'test',
  'test_procedure',
  'test_attribute',
  'test_evidence',
  'test_mark',
  'test_sample',
  'sample',
  'sample_item',
  'sample_item_evidence',
  'sample_event',
  'cell_evidence',
  'population',
  'population_control',
  'population_evidence',
  'spot_check',
  'evidence',
  'evidence_file',
  'evidence_mark',
  'deviation',
  'finding',
  'sign_off',
];

type SignOffs = ReadonlyMap<string, readonly SignOff[]>;

/** Signatures by test, each with its state. Only the sheets that carry one are read and hashed. */
export function readSignOffs(session: Session): SignOffs {
  return session.workspace.cached('sign-offs', () => readStates(session, null), SHEET_TABLES);
}

/** @param testIds narrows the reading to these tests; null reads all */
function readStates(session: Session, testIds: readonly string[] | null): SignOffs {
  const stored = session.workspace.all<StoredSignOff>(
    'SELECT * FROM sign_off WHERE @ids IS NULL OR test_id IN (SELECT value FROM json_each(@ids)) ORDER BY role',
    { ids: testIds && JSON.stringify(testIds) },
  );
  const present = readContents(session, [...new Set(stored.map((row) => row.test_id))]);
  const states = new Map<string, SignOff[]>();
  for (const row of stored) {
    const signOff = toSignOff(row, present.get(row.test_id));
    states.set(row.test_id, [...(states.get(row.test_id) ?? []), signOff]);
  }
  return states;
}

function toSignOff(row: StoredSignOff, present: { sha256: string; content: Tree } | undefined): SignOff {
  const isCurrent = present?.sha256 === row.content_sha256;
  return {
    role: row.role,
    signedBy: row.signed_by,
    signedAt: row.signed_at,
    sha256: row.content_sha256,
    state: isCurrent ? 'current' : 'reopened',
    changes: isCurrent ? [] : contentDifferences(JSON.parse(row.content) as Tree, present?.content ?? null),
  };
}

const signedIn = (signOffs: readonly SignOff[], role: SignOffRole): SignOff | undefined =>
  signOffs.find((signOff) => signOff.role === role);

const signedBy = (signOff: SignOff | undefined) =>
  signOff ? { by: signOff.signedBy, state: signOff.state } : null;

/** The state of every sheet, in the order of the tests. */
export function readReviewRows(session: Session): ReviewRow[] {
  const signOffs = readSignOffs(session);
  const notes = Map.groupBy(readOpenNotes(session), ({ testId }) => testId);
  return readTests(session).map((test) => {
    const signed = signOffs.get(test.id) ?? [];
    const [preparer, reviewer] = [signedIn(signed, 'preparer'), signedIn(signed, 'reviewer')];
    const open = notes.get(test.id) ?? [];
    return {
      testId: test.id,
      workpaper: test.workpaper,
      kind: test.kind,
      controlRef: test.controlRef,
      controlTitle: test.controlTitle,
      result: test.result,
      prepared: signature(preparer),
      reviewed: signature(reviewer),
      state: reviewState({ preparer: signedBy(preparer), reviewer: signedBy(reviewer) }),
      openNotes: open.filter(({ state }) => state === 'open').length,
      answeredNotes: open.filter(({ state }) => state === 'answered').length,
    };
  });
}

const signature = (signOff: SignOff | undefined): ReviewRow['prepared'] =>
  signOff ? { by: signOff.signedBy, at: signOff.signedAt, state: signOff.state } : null;

export interface ReviewFacts extends SignOffFacts {
  testId: string;
  workpaper: string;
}

/** What the rules of signing need to know, of many tests in a few queries. @throws AppError not_found */
export function readReviewFacts(session: Session, testIds: readonly string[]): ReviewFacts[] {
  return toFacts(session, testIds, readStates(session, testIds));
}

function toFacts(session: Session, testIds: readonly string[], signOffs: SignOffs): ReviewFacts[] {
  const tests = new Map(readTests(session).map((test) => [test.id, test]));
  const openProcedures = countByTest(
    session,
    testIds,
    "SELECT test_id, count(*) AS n FROM test_procedure WHERE trim(outcome) = ''",
  );
  const openNotes = countByTest(
    session,
    testIds,
    'SELECT test_id, count(*) AS n FROM review_note WHERE cleared_at IS NULL',
  );
  return testIds.map((testId) => {
    const test = tests.get(testId);
    if (!test) throw new AppError('not_found', 'That test is not in the workspace any more.');
    const signed = signOffs.get(testId) ?? [];
    return {
      testId,
      workpaper: test.workpaper,
      isConcluded: !OPEN_RESULTS.includes(test.result),
      openProcedures: openProcedures.get(testId) ?? 0,
      openItems: test.items - test.itemsDone,
      openNotes: openNotes.get(testId) ?? 0,
      preparer: signedBy(signedIn(signed, 'preparer')),
      reviewer: signedBy(signedIn(signed, 'reviewer')),
    };
  });
}

/** Who would review whose work on a sheet once this person signed. */
export const reviewOfSigning = (role: SignOffRole, actor: string, facts: ReviewFacts): Reviewed => ({
  id: facts.testId,
  ref: facts.workpaper,
  ...reviewBySigning(role, actor, facts),
});

/** @param counting a query up to its conditions, joined by AND */
function countByTest(session: Session, testIds: readonly string[], counting: string): Map<string, number> {
  const rows = session.workspace.all<{ test_id: string; n: number }>(
    `${counting} AND test_id IN (SELECT value FROM json_each(?)) GROUP BY test_id`,
    [JSON.stringify(testIds)],
  );
  return new Map(rows.map(({ test_id: testId, n }) => [testId, n]));
}

/** All about the review of one sheet. Reads that sheet alone: it is asked for after every mark. @throws AppError not_found */
export function readReview(session: Session, testId: string): ReviewOfTest {
  const { actor } = session;
  const signOffs = readStates(session, [testId]);
  const [facts] = toFacts(session, [testId], signOffs);
  const content = readContents(session, [testId]).get(testId);
  if (!facts || !content) throw new AppError('not_found', 'That test is not in the workspace any more.');
  return {
    testId,
    workpaper: facts.workpaper,
    state: reviewState(facts),
    sha256: content.sha256,
    signOffs: [...(signOffs.get(testId) ?? [])],
    notes: readNotesOf(session, testId),
    refuseSigning: {
      preparer: refuseSignOff('preparer', actor, facts),
      reviewer: refuseSignOff('reviewer', actor, facts),
    },
    selfReview: {
      preparer: refuseSelfReview('test_review', [reviewOfSigning('preparer', actor, facts)]),
      reviewer: refuseSelfReview('test_review', [reviewOfSigning('reviewer', actor, facts)]),
    },
    refuseWithdrawal: {
      preparer: refuseWithdrawal('preparer', actor, facts),
      reviewer: refuseWithdrawal('reviewer', actor, facts),
    },
  };
}
