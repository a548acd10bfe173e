import type { ReviewOfTest, ReviewRow, SignOff } from '../../../shared/contract/audit/review.ts';
import type { SignOffRole } from '../../../shared/domain/audit-vocabulary.ts';
import type { Tree } from '../../../shared/domain/review/canonical-json.ts';
import { contentDifferences } from '../../../shared/domain/review/sheet-content.ts';
import {
  refuseSignOff,
  refuseWithdrawal,
  reviewState,
  type SignOffFacts,
} from '../../../shared/domain/review/sign-off.ts';
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
  'spot_check',
  'evidence',
  'evidence_file',
  'evidence_mark',
  'deviation',
  'finding',
  'sign_off',
];

/** Signatures by test, each with its state. Only the sheets that carry one are read and hashed. */
export function readSignOffs(session: Session): ReadonlyMap<string, readonly SignOff[]> {
  const { workspace } = session;
  return workspace.cached(
    'sign-offs',
    () => {
      const stored = workspace.all<StoredSignOff>('SELECT * FROM sign_off ORDER BY role');
      const present = readContents(session, [...new Set(stored.map((row) => row.test_id))]);
      const signOffs = stored.map((row) => ({
        testId: row.test_id,
        signOff: toSignOff(row, present.get(row.test_id)),
      }));
      return new Map(
        [...Map.groupBy(signOffs, ({ testId }) => testId)].map(([testId, list]) => [
          testId,
          list.map(({ signOff }) => signOff),
        ]),
      );
    },
    SHEET_TABLES,
  );
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
  const rows = new Map(readReviewRows(session).map((row) => [row.testId, row]));
  const tests = new Map(readTests(session).map((test) => [test.id, test]));
  const open = new Map(
    session.workspace
      .all<{ test_id: string; n: number }>(
        `SELECT test_id, count(*) AS n FROM test_procedure
         WHERE trim(outcome) = '' AND test_id IN (SELECT value FROM json_each(?)) GROUP BY test_id`,
        [JSON.stringify(testIds)],
      )
      .map(({ test_id: testId, n }) => [testId, n]),
  );
  return testIds.map((testId) => {
    const [row, test] = [rows.get(testId), tests.get(testId)];
    if (!row || !test) throw new AppError('not_found', 'That test is not in the workspace any more.');
    return {
      testId,
      workpaper: row.workpaper,
      isConcluded: !OPEN_RESULTS.includes(test.result),
      openProcedures: open.get(testId) ?? 0,
      openItems: test.items - test.itemsDone,
      openNotes: row.openNotes + row.answeredNotes,
      preparer: row.prepared,
      reviewer: row.reviewed,
    };
  });
}

/** All about the review of one sheet. @throws AppError not_found */
export function readReview(session: Session, testId: string): ReviewOfTest {
  const { actor } = session;
  const [facts] = readReviewFacts(session, [testId]);
  const content = readContents(session, [testId]).get(testId);
  if (!facts || !content) throw new AppError('not_found', 'That test is not in the workspace any more.');
  return {
    testId,
    workpaper: facts.workpaper,
    state: reviewState(facts),
    sha256: content.sha256,
    signOffs: [...(readSignOffs(session).get(testId) ?? [])],
    notes: readNotesOf(session, testId),
    refuseSigning: {
      preparer: refuseSignOff('preparer', actor, facts),
      reviewer: refuseSignOff('reviewer', actor, facts),
    },
    refuseWithdrawal: {
      preparer: refuseWithdrawal('preparer', actor, facts),
      reviewer: refuseWithdrawal('reviewer', actor, facts),
    },
  };
}
