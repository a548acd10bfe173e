import type { TestSheet, TestSummary } from '../../../shared/contract/audit/tests.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { isException, isItemDone } from '../../../shared/domain/testing.ts';
import type {
  Frequency,
  Mark,
  ProcedureNature,
  TestKind,
  TestResult,
} from '../../../shared/domain/vocabulary.ts';
import { workpaperRef } from '../../../shared/domain/workpapers.ts';
import { sortByRef, TEST_STATE } from '../matrix/control-rows.ts';
import type { Session } from '../session.ts';
import { readTestEvidence } from './evidence-links.ts';
import { readPopulations } from './population-rows.ts';
import { SAMPLE_OF_TEST } from './sample-of-test.ts';
import { readProcedures, stepsOfProgramme } from './test-procedures.ts';
import { readSamplesByTest } from './sample-rows.ts';

interface StoredTest {
  id: string;
  kind: TestKind;
  control_id: string;
  ref: string;
  title: string;
  statement: string;
  owner: string | null;
  preparer: string | null;
  reviewer: string | null;
  planned_on: string | null;
  frequency: Frequency | null;
  criteria: string;
  state: TestResult;
  items: number;
  items_done: number;
  exceptions: number;
  findings: number;
  has_zero: number;
  objective: string;
  source: string;
  procedure: string;
  natures: string;
  conclusion: string;
  concluded_by: string;
  concluded_at: string | null;
}

/** Whether a population of the control of test `t` records that nothing happened. */
const HAS_ZERO = `EXISTS (SELECT 1 FROM population_control l JOIN population z ON z.id = l.population_id
  WHERE l.control_id = t.control_id AND z.kind = 'zero')`;

/** Marks are counted once for all items, not once an item, so that a hundred sheets are one pass over the marks. */
const SELECT_TESTS = `
WITH marked AS (
  SELECT a.test_id, m.sample_item_id, count(*) AS marks, max(m.mark IN ('exception', 'unable')) AS is_exception
  FROM test_mark m JOIN test_attribute a ON a.id = m.attribute_id GROUP BY m.sample_item_id, a.test_id
), attribute AS (SELECT test_id, count(*) AS n FROM test_attribute GROUP BY test_id),
sheet AS (
  SELECT s.test_id, count(*) AS items, sum(coalesce(k.marks, 0) >= coalesce(a.n, 1)) AS items_done, sum(coalesce(k.is_exception, 0)) AS exceptions
  FROM ${SAMPLE_OF_TEST} s JOIN sample_item i ON i.sample_id = s.sample_id AND i.void_reason = ''
    LEFT JOIN marked k ON k.sample_item_id = i.id AND k.test_id = s.test_id LEFT JOIN attribute a ON a.test_id = s.test_id
  GROUP BY s.test_id
)
SELECT t.*, c.ref, c.title, c.statement, c.frequency, p.name AS owner, preparer.name AS preparer, reviewer.name AS reviewer, ${TEST_STATE} AS state,
  coalesce(sheet.items, 0) AS items, coalesce(sheet.items_done, 0) AS items_done, coalesce(sheet.exceptions, 0) AS exceptions,
  (SELECT json_group_array(criterion_id ORDER BY criterion_id) FROM control_criterion WHERE control_id = c.id) AS criteria,
  (SELECT count(*) FROM finding f WHERE f.test_id = t.id) AS findings, ${HAS_ZERO} AS has_zero
FROM test t JOIN control c ON c.id = t.control_id LEFT JOIN person p ON p.id = c.owner_id
  LEFT JOIN person preparer ON preparer.id = t.preparer_id LEFT JOIN person reviewer ON reviewer.id = t.reviewer_id LEFT JOIN sheet ON sheet.test_id = t.id`;

/** Tests of the engagement, by control; a Type I engagement has tests of design only. */
export function readTests(session: Session): readonly TestSummary[] {
  return session.workspace.cached('tests', () => readStored(session).map(toSummary));
}

function readStored(session: Session): StoredTest[] {
  const { type } = session.engagement();
  return sortByRef(
    session.workspace.all<StoredTest>(`${SELECT_TESTS} WHERE t.kind = 'design' OR ? = 'II' ORDER BY t.kind`, [
      type,
    ]),
  );
}

function toSummary(row: StoredTest): TestSummary {
  return {
    id: row.id,
    workpaper: workpaperRef(row.kind, row.ref),
    kind: row.kind,
    controlId: row.control_id,
    controlRef: row.ref,
    controlTitle: row.title,
    owner: row.owner,
    preparer: row.preparer,
    reviewer: row.reviewer,
    plannedOn: row.planned_on,
    frequency: row.frequency,
    criteria: JSON.parse(row.criteria) as string[],
    result: row.state,
    items: row.items,
    itemsDone: row.items_done,
    exceptions: row.exceptions,
    findings: row.findings,
  };
}

interface StoredItem {
  id: string;
  test_id: string;
  position: number;
  key: string;
  ticket: string;
  stratum: string;
  stage: number;
  void_reason: string;
  replaces_key: string | null;
  replaced_by_key: string | null;
  item_date: string;
  description: string;
  data: string;
  note: string;
  cells: string;
  evidence: string;
  cell_evidence: string;
}

/** One test with all that its workpaper shows. @throws AppError not_found */
export function readSheet(session: Session, testId: string): TestSheet {
  const { workspace } = session;
  return workspace.readTogether(() => {
    const rows = [workspace.need<StoredTest>('That test', `${SELECT_TESTS} WHERE t.id = ?`, [testId])];
    const [sheet] = toSheets(session, rows, testId);
    if (!sheet) throw new AppError('not_found', 'That test is not in the workspace any more.');
    return sheet;
  });
}

/** All workpapers in a handful of queries, for reports. */
export function readSheets(session: Session): TestSheet[] {
  return toSheets(session, readStored(session), null);
}

/** @param testId narrows the queries to one test; null reads all */
function toSheets(session: Session, rows: readonly StoredTest[], testId: string | null): TestSheet[] {
  const { workspace } = session;
  const sampleOf = readSamplesByTest(session, testId);
  const attributes = workspace.all<{ id: string; test_id: string; position: number; text: string }>(
    'SELECT id, test_id, position, text FROM test_attribute WHERE @testId IS NULL OR test_id = @testId ORDER BY position',
    { testId },
  );
  const findings = workspace.all<{ id: string; ref: string; title: string; test_id: string }>(
    'SELECT id, ref, title, test_id FROM finding WHERE test_id IS NOT NULL AND (@testId IS NULL OR test_id = @testId) ORDER BY length(ref), ref',
    { testId },
  );
  const populations = new Map((sampleOf.size > 0 ? readPopulations(session) : []).map((p) => [p.id, p]));
  const itemsOf = Map.groupBy(readItems(session, testId), (item) => item.test_id);
  const attributesOf = Map.groupBy(attributes, (a) => a.test_id);
  const findingsOf = Map.groupBy(findings, (f) => f.test_id);
  const proceduresOf = readProcedures(session, testId);
  const evidenceOf = readTestEvidence(session, testId);
  return rows.map((row) => {
    const sample = sampleOf.get(row.id);
    const natures = JSON.parse(row.natures) as ProcedureNature[];
    return {
      ...toSummary(row),
      statement: row.statement,
      objective: row.objective,
      source: row.source,
      procedures: [...(proceduresOf.get(row.id) ?? stepsOfProgramme(row.procedure, natures))],
      procedure: row.procedure,
      natures,
      conclusion: row.conclusion,
      concludedBy: row.concluded_by,
      concludedAt: row.concluded_at,
      population: sample ? (populations.get(sample.populationId) ?? null) : null,
      hasRecordedZero: row.has_zero === 1,
      sample: sample ?? null,
      attributes: (attributesOf.get(row.id) ?? []).map((a) => ({
        id: a.id,
        letter: attributeLetter(a.position),
        text: a.text,
      })),
      evidence: [...(evidenceOf.get(row.id) ?? [])],
      rows: (itemsOf.get(row.id) ?? []).map(toItem),
      findingRefs: (findingsOf.get(row.id) ?? []).map(({ id, ref, title }) => ({ id, ref, title })),
    };
  });
}

function readItems(session: Session, testId: string | null): StoredItem[] {
  return session.workspace.all<StoredItem>(
    `SELECT i.*, u.test_id, before.key AS replaces_key, after.key AS replaced_by_key,
      (SELECT json_group_array(json_object('attributeId', m.attribute_id, 'mark', m.mark, 'note', m.note))
       FROM test_mark m JOIN test_attribute a ON a.id = m.attribute_id WHERE m.sample_item_id = i.id AND a.test_id = u.test_id) AS cells,
      (SELECT json_group_array(json_object('id', e.id, 'ref', e.ref, 'title', e.title) ORDER BY e.ref)
       FROM sample_item_evidence l JOIN evidence e ON e.id = l.evidence_id WHERE l.sample_item_id = i.id) AS evidence,
      (SELECT json_group_array(json_object('attributeId', l.attribute_id, 'id', e.id, 'ref', e.ref, 'title', e.title) ORDER BY e.ref)
       FROM cell_evidence l JOIN test_attribute a ON a.id = l.attribute_id JOIN evidence e ON e.id = l.evidence_id
       WHERE l.sample_item_id = i.id AND a.test_id = u.test_id) AS cell_evidence
     FROM ${SAMPLE_OF_TEST} u JOIN sample_item i ON i.sample_id = u.sample_id
       LEFT JOIN sample_item before ON before.id = i.replaces_id LEFT JOIN sample_item after ON after.replaces_id = i.id
     WHERE @testId IS NULL OR u.test_id = @testId ORDER BY u.test_id, i.position`,
    { testId },
  );
}

function toItem(i: StoredItem): TestSheet['rows'][number] {
  return {
    id: i.id,
    position: i.position,
    key: i.key,
    ticket: i.ticket,
    stratum: i.stratum,
    stage: i.stage,
    voidReason: i.void_reason,
    replacesKey: i.replaces_key,
    replacedByKey: i.replaced_by_key,
    date: i.item_date,
    description: i.description,
    data: JSON.parse(i.data) as Record<string, string>,
    note: i.note,
    cells: JSON.parse(i.cells) as TestSheet['rows'][number]['cells'],
    evidence: JSON.parse(i.evidence) as TestSheet['rows'][number]['evidence'],
    cellEvidence: JSON.parse(i.cell_evidence) as TestSheet['rows'][number]['cellEvidence'],
  };
}

export const attributeLetter = (position: number): string => String.fromCharCode(64 + position);

/** What the rules of concluding need to know. */
export function testFacts(session: Session, testId: string) {
  const { workspace } = session;
  const test = workspace.need<{ kind: TestKind; natures: string; ref: string; has_zero: number }>(
    'That test',
    `SELECT t.kind, t.natures, c.ref, ${HAS_ZERO} AS has_zero
     FROM test t JOIN control c ON c.id = t.control_id WHERE t.id = ?`,
    [testId],
  );
  const attributes = workspace.need<{ n: number }>(
    'That test',
    'SELECT count(*) AS n FROM test_attribute WHERE test_id = ?',
    [testId],
  ).n;
  const items = workspace
    .all<{ marks: string }>(
      `SELECT (SELECT json_group_array(m.mark) FROM test_mark m JOIN test_attribute a ON a.id = m.attribute_id
          WHERE m.sample_item_id = i.id AND a.test_id = u.test_id) AS marks
       FROM ${SAMPLE_OF_TEST} u JOIN sample_item i ON i.sample_id = u.sample_id WHERE u.test_id = ? AND i.void_reason = ''`,
      [testId],
    )
    .map((i) => JSON.parse(i.marks) as Mark[]);
  return {
    workpaper: workpaperRef(test.kind, test.ref),
    facts: {
      kind: test.kind,
      natures: JSON.parse(test.natures) as ProcedureNature[],
      attributes,
      items,
      hasRecordedZero: test.has_zero === 1,
    },
  };
}

/** Items tested and items that deviate, for reports; an item that was replaced is neither. */
export function countItems(
  items: readonly { voidReason: string; cells: readonly { mark: Mark }[] }[],
  attributes: number,
) {
  const marks = items.filter((i) => i.voidReason === '').map((item) => item.cells.map((cell) => cell.mark));
  return {
    testedCount: marks.filter((m) => isItemDone(m, attributes)).length,
    exceptionsCount: marks.filter(isException).length,
  };
}

/** @throws AppError conflict when the test has a conclusion: its marks and its sample stand behind it */
export function assertNotConcluded(session: Session, testId: string): void {
  const test = session.workspace.need<{ result: string | null; kind: TestKind; ref: string }>(
    'That test',
    'SELECT t.result, t.kind, c.ref FROM test t JOIN control c ON c.id = t.control_id WHERE t.id = ?',
    [testId],
  );
  if (test.result === null) return;
  throw new AppError(
    'conflict',
    `${workpaperRef(test.kind, test.ref)} is concluded. Reopen the conclusion first, then change the sheet.`,
  );
}
