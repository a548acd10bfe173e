import type { ReportPaper } from '../../../shared/domain/report-programme.ts';
import { readReviewRows } from '../audit/review-rows.ts';
import { readTests } from '../audit/test-rows.ts';
import type { Session } from '../session.ts';

/** Every test as a workpaper with its signatures: a missing one stays missing, whoever concluded the test. */
export function reportPapers(session: Session): ReportPaper[] {
  const tests = new Map(readTests(session).map((test) => [test.id, test]));
  return readReviewRows(session).map((row) => ({
    ref: row.workpaper,
    kind: row.kind,
    controlRef: row.controlRef,
    title: row.controlTitle,
    result: row.result,
    state: row.state,
    prepared: row.prepared,
    reviewed: row.reviewed,
    items: tests.get(row.testId)?.items ?? 0,
    exceptions: tests.get(row.testId)?.exceptions ?? 0,
    openNotes: row.openNotes + row.answeredNotes,
  }));
}
