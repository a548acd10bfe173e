import type { FindingDetail } from '../../../shared/contract/findings.ts';
import type { DeviationExtent } from '../../../shared/domain/audit-vocabulary.ts';
import { adviseSeverity } from '../../../shared/domain/findings.ts';
import type { TestKind, TestResult } from '../../../shared/domain/vocabulary.ts';
import { workpaperRef } from '../../../shared/domain/workpapers.ts';
import { readDeviations } from '../audit/deviations.ts';
import { readResults } from '../audit/results.ts';
import { readControls, TEST_STATE } from '../matrix/control-rows.ts';
import type { Session } from '../session.ts';
import { otherOf, readRemedies } from './remedies.ts';

/** What a finding rests on and what was done about it. @throws AppError not_found */
export function readDetail(session: Session, id: string): FindingDetail {
  return session.workspace.readTogether(() => {
    const finding = session.workspace.need<{ control_id: string | null; test_id: string | null }>(
      'That finding',
      'SELECT control_id, test_id FROM finding WHERE id = ?',
      [id],
    );
    const stated = readStated(session, id);
    const tests = readTestsOf(session, [...stated.map((row) => row.test_id), finding.test_id]);
    const controlIds = [...new Set([finding.control_id, ...tests.map((test) => test.control_id)])];
    const criteria = criteriaOf(session, controlIds);
    const isKey = readControls(session).some((control) => control.isKey && controlIds.includes(control.id));
    const deviations = withStanding(session, stated, tests);
    return {
      deviations,
      tests: tests.map(({ id: testId, workpaper, kind, result }) => ({
        id: testId,
        workpaper,
        kind,
        result,
      })),
      criteria,
      ...readRemedies(session)(id),
      advice: adviseSeverity({
        isDesign: tests.some(({ kind }) => kind === 'design'),
        extents: deviations.map(({ extent }) => extent),
        isKey,
        fewestOthers:
          criteria.length === 0
            ? null
            : Math.min(...criteria.map((c) => c.others.filter((o) => o.result === 'no_exceptions').length)),
      }),
    };
  });
}

interface Stated {
  test_id: string;
  sample_item_id: string | null;
  key: string | null;
  item_date: string | null;
  extent: DeviationExtent | null;
  cause: string;
}

const readStated = (session: Session, findingId: string): Stated[] =>
  session.workspace.all<Stated>(
    `SELECT d.test_id, d.sample_item_id, i.key, i.item_date, d.extent, d.cause
     FROM deviation d LEFT JOIN sample_item i ON i.id = d.sample_item_id WHERE d.finding_id = ? ORDER BY d.test_id, i.position`,
    [findingId],
  );

interface TestOfFinding {
  id: string;
  control_id: string;
  kind: TestKind;
  workpaper: string;
  result: TestResult;
}

function readTestsOf(session: Session, ids: readonly (string | null)[]): TestOfFinding[] {
  return session.workspace
    .all<Omit<TestOfFinding, 'workpaper'> & { ref: string }>(
      `SELECT t.id, t.control_id, t.kind, c.ref, ${TEST_STATE} AS result FROM test t JOIN control c ON c.id = t.control_id
       WHERE t.id IN (SELECT value FROM json_each(?)) ORDER BY c.ref, t.kind`,
      [JSON.stringify([...new Set(ids.filter((id) => id !== null))])],
    )
    .map(({ ref, ...test }) => ({ ...test, workpaper: workpaperRef(test.kind, ref) }));
}

function withStanding(
  session: Session,
  stated: readonly Stated[],
  tests: readonly TestOfFinding[],
): FindingDetail['deviations'] {
  const standing = new Map(
    [...new Set(stated.map((row) => row.test_id))].map((testId) => [
      testId,
      new Set(readDeviations(session, testId).map(({ itemId }) => itemId)),
    ]),
  );
  return stated.map((row) => {
    const test = tests.find(({ id }) => id === row.test_id);
    // A test as a whole deviates until it is concluded without exceptions.
    const isWhole = row.sample_item_id === null;
    return {
      testId: row.test_id,
      workpaper: test?.workpaper ?? '',
      itemId: row.sample_item_id,
      key: row.key ?? '',
      date: row.item_date ?? '',
      extent: row.extent,
      cause: row.cause,
      stands: isWhole
        ? test?.result !== 'no_exceptions' && test?.result !== 'did_not_occur'
        : (standing.get(row.test_id)?.has(row.sample_item_id) ?? false),
    };
  });
}

function criteriaOf(session: Session, controlIds: readonly (string | null)[]): FindingDetail['criteria'] {
  return readResults(session)
    .categories.flatMap(({ criteria }) => criteria)
    .filter(({ isRelevant, controls }) => isRelevant && controls.some(({ id }) => controlIds.includes(id)))
    .map(({ id, summary, controls }) => ({
      id,
      summary,
      others: controls.filter((c) => !controlIds.includes(c.id)).map((c) => otherOf(c, c.result)),
    }));
}
