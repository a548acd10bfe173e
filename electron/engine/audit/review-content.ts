import { createHash } from 'node:crypto';
import { canonicalJson, type Tree } from '../../../shared/domain/review/canonical-json.ts';
import { CONTENT_FORM, type SheetContent } from '../../../shared/domain/review/sheet-content.ts';
import type { Session } from '../session.ts';
import { SAMPLE_OF_TEST } from './sample-of-test.ts';
import { attributeLetter } from './test-rows.ts';

export interface SignedContent {
  content: SheetContent;
  json: string;
  sha256: string;
}

type Entry<Value extends Tree> = [string, Value];
const keyed = <Value extends Tree>(entries: readonly Entry<Value>[]): { [key: string]: Value } =>
  Object.fromEntries(entries);

/**
 * What the sheets of these tests say now, by test, in a handful of queries for all of them. Who marked a cell and when, and draws
 * that were only repeated, say nothing new and are left out.
 */
export function readContents(session: Session, testIds: readonly string[]): Map<string, SignedContent> {
  const read = reader(session, testIds);
  const items = readItems(read);
  const samples = readSamples(read);
  const procedures = readProcedures(read);
  const attributes = readAttributes(read);
  const evidence = readTestEvidence(read);
  const deviations = readDeviations(read);
  const marks = readEvidenceMarks(read);
  const zeros = readZeros(read);
  return new Map(
    readTests(read).map(({ id, result, conclusion, procedure, natures, ...test }) => {
      const steps = procedures.get(id) ?? [];
      const sample = samples.get(id);
      const content: SheetContent = {
        form: CONTENT_FORM,
        // The programme of a test without steps is one text.
        test: steps.length > 0 ? test : { ...test, procedure, natures },
        procedures: keyed(steps),
        attributes: keyed(attributes.get(id) ?? []),
        population: sample?.population ?? null,
        recordedZeros: keyed(zeros.get(id) ?? []),
        sample: sample?.sample ?? null,
        log: sample?.log ?? {},
        items: keyed(items.get(id) ?? []),
        evidence: keyed(evidence.get(id) ?? []),
        deviations: keyed(deviations.get(id) ?? []),
        marksOnEvidence: keyed(marks.get(id) ?? []),
        result: result ?? '',
        conclusion,
      };
      const json = canonicalJson(content);
      return [id, { content, json, sha256: createHash('sha256').update(json).digest('hex') }];
    }),
  );
}

type Read = <Row>(sql: string) => Row[];

/** `@ids` in the queries is the JSON list of the tests, so that indexes narrow them and the number of tests has no limit. */
function reader(session: Session, testIds: readonly string[]): Read {
  const ids = JSON.stringify(testIds);
  return (sql) => session.workspace.all(sql, { ids });
}

const CHOSEN = 'IN (SELECT value FROM json_each(@ids))';
/** Hash of the newest file of an evidence `e`. */
const NEWEST_SHA256 =
  "coalesce((SELECT f.sha256 FROM evidence_file f WHERE f.evidence_id = e.id ORDER BY f.version DESC LIMIT 1), '')";

/** Groups rows by test, each as the entry of a keyed list. */
function byTest<Row extends { test_id: string }, Value extends Tree>(
  rows: readonly Row[],
  entry: (row: Row) => Entry<Value>,
): Map<string, Entry<Value>[]> {
  const lists = new Map<string, Entry<Value>[]>();
  for (const row of rows) {
    const list = lists.get(row.test_id);
    if (list) list.push(entry(row));
    else lists.set(row.test_id, [entry(row)]);
  }
  return lists;
}

interface StoredTest {
  [column: string]: string;
  id: string;
  control: string;
  result: string;
  conclusion: string;
  procedure: string;
  natures: string;
}

const readTests = (read: Read) =>
  read<StoredTest>(
    `SELECT t.id, c.ref AS control, t.kind, c.statement, t.objective, t.source, t.procedure, t.natures, coalesce(t.result, '') AS result, t.conclusion
     FROM test t JOIN control c ON c.id = t.control_id WHERE t.id ${CHOSEN}`,
  );

const readProcedures = (read: Read) =>
  byTest(
    read<{
      test_id: string;
      n: number;
      nature: string;
      text: string;
      outcome: string;
      done_on: string | null;
    }>(
      `SELECT test_id, row_number() OVER (PARTITION BY test_id ORDER BY position, id) AS n, nature, text, outcome, done_on
       FROM test_procedure WHERE test_id ${CHOSEN}`,
    ),
    ({ n, nature, text, outcome, done_on: doneOn }) => [
      String(n),
      { nature, text, outcome, doneOn: doneOn ?? '' },
    ],
  );

const readAttributes = (read: Read) =>
  byTest(
    read<{ test_id: string; position: number; text: string }>(
      `SELECT test_id, position, text FROM test_attribute WHERE test_id ${CHOSEN}`,
    ),
    ({ position, text }) => [attributeLetter(position), text],
  );

const readTestEvidence = (read: Read) =>
  byTest(
    read<{ test_id: string; ref: string; sha256: string }>(
      `SELECT l.test_id, e.ref, ${NEWEST_SHA256} AS sha256 FROM test_evidence l JOIN evidence e ON e.id = l.evidence_id WHERE l.test_id ${CHOSEN}`,
    ),
    ({ ref, sha256 }) => [ref, sha256],
  );

/** Records that nothing occurred, on which a test of operation without items can rest. */
const readZeros = (read: Read) =>
  byTest(
    read<{ test_id: string; ref: string; name: string; [field: string]: string }>(
      `SELECT t.id AS test_id, p.ref, p.name, f.sha256, p.source_system AS source, p.query, p.run_by AS runBy, p.run_at AS runAt
       FROM test t JOIN population_control l ON l.control_id = t.control_id JOIN population p ON p.id = l.population_id AND p.kind = 'zero'
         JOIN evidence_file f ON f.id = p.evidence_file_id WHERE t.kind = 'operation' AND t.id ${CHOSEN}`,
    ),
    ({ test_id: _testId, ref, ...facts }) => [ref || facts.name, facts],
  );

const readDeviations = (read: Read) =>
  byTest(
    read<{ test_id: string; key: string; extent: string; signs: string; cause: string; finding: string }>(
      `SELECT d.test_id, coalesce(i.key, '') AS key, coalesce(d.extent, '') AS extent, d.signs, d.cause, coalesce(f.ref, '') AS finding
       FROM deviation d LEFT JOIN sample_item i ON i.id = d.sample_item_id LEFT JOIN finding f ON f.id = d.finding_id WHERE d.test_id ${CHOSEN}`,
    ),
    ({ key, extent, signs, cause, finding }) => [key, { extent, signs, cause, finding }],
  );

interface StoredMark {
  test_id: string;
  id: string;
  ref: string;
  sha256: string;
  page: number;
  kind: string;
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  mark: string | null;
  text: string;
  item: string;
  attribute: number | null;
}

const readEvidenceMarks = (read: Read) =>
  byTest(
    read<StoredMark>(
      `SELECT m.test_id, m.id, e.ref, f.sha256, m.page, m.kind, m.x1, m.y1, m.x2, m.y2, m.mark, m.text, coalesce(i.key, '') AS item, a.position AS attribute
       FROM evidence_mark m JOIN evidence_file f ON f.id = m.evidence_file_id JOIN evidence e ON e.id = f.evidence_id
         LEFT JOIN sample_item i ON i.id = m.sample_item_id LEFT JOIN test_attribute a ON a.id = m.attribute_id
       WHERE m.test_id ${CHOSEN}`,
    ),
    ({ id, ref, page, sha256, kind, x1, y1, x2, y2, mark, text, item, attribute }) => [
      `${ref} page ${page} ${id}`,
      {
        sha256,
        kind,
        place: `${x1} ${y1} ${x2} ${y2}`,
        mark: mark ?? '',
        text,
        item,
        attribute: attribute === null ? '' : attributeLetter(attribute),
      },
    ],
  );

interface StoredItem {
  test_id: string;
  key: string;
  position: number;
  ticket: string;
  item_date: string;
  description: string;
  data: string;
  stratum: string;
  stage: number;
  note: string;
  void_reason: string;
  replaces: string;
  cells: string;
  evidence: string;
  cell_evidence: string;
}
interface StoredCell {
  position: number;
  mark: string;
  note: string;
}

function readItems(read: Read): Map<string, Entry<Tree>[]> {
  const rows = read<StoredItem>(
    `SELECT u.test_id, i.key, i.position, i.ticket, i.item_date, i.description, i.data, i.stratum, i.stage, i.note, i.void_reason,
       coalesce((SELECT old.key FROM sample_item old WHERE old.id = i.replaces_id), '') AS replaces,
       (SELECT json_group_array(json_object('position', a.position, 'mark', m.mark, 'note', m.note))
        FROM test_mark m JOIN test_attribute a ON a.id = m.attribute_id WHERE m.sample_item_id = i.id AND a.test_id = u.test_id) AS cells,
       (SELECT json_group_object(e.ref, ${NEWEST_SHA256})
        FROM sample_item_evidence l JOIN evidence e ON e.id = l.evidence_id WHERE l.sample_item_id = i.id) AS evidence,
       (SELECT json_group_array(json_array(a.position, e.ref, ${NEWEST_SHA256}))
        FROM cell_evidence l JOIN test_attribute a ON a.id = l.attribute_id JOIN evidence e ON e.id = l.evidence_id
        WHERE l.sample_item_id = i.id AND a.test_id = u.test_id) AS cell_evidence
     FROM ${SAMPLE_OF_TEST} u JOIN sample_item i ON i.sample_id = u.sample_id WHERE u.test_id ${CHOSEN}`,
  );
  return byTest<StoredItem, Tree>(rows, (row) => {
    const cells = JSON.parse(row.cells) as StoredCell[];
    const cellEvidence = JSON.parse(row.cell_evidence) as [number, string, string][];
    const item = {
      position: row.position,
      ticket: row.ticket,
      date: row.item_date,
      description: row.description,
      data: JSON.parse(row.data) as Tree,
      stratum: row.stratum,
      stage: row.stage,
      note: row.note,
      voidReason: row.void_reason,
      replaces: row.replaces,
      marks: keyed(cells.map(({ position, mark }) => [attributeLetter(position), mark])),
      cellNotes: keyed(
        cells
          .filter(({ note }) => note !== '')
          .map(({ position, note }) => [attributeLetter(position), note]),
      ),
      evidence: JSON.parse(row.evidence) as Tree,
      cellEvidence: keyed(
        cellEvidence.map(([position, ref, sha256]) => [`${attributeLetter(position)} ${ref}`, sha256]),
      ),
    };
    return [row.key, item];
  });
}

interface StoredSample {
  test_id: string;
  sample_id: string;
  population_id: string;
  [column: string]: string | number | null;
}

interface SampleContent {
  sample: Tree;
  population: Tree;
  log: { [position: string]: { [field: string]: string } };
}

/** Samples with their population and selection log; a sample that serves several tests is read once. */
function readSamples(read: Read): Map<string, SampleContent> {
  const rows = read<StoredSample>(
    `SELECT u.test_id, s.id AS sample_id, s.population_id, s.population_sha256 AS populationSha256, s.algorithm, s.seed, s.size,
       s.frame_size AS frameSize, s.basis, s.method, s.design
     FROM ${SAMPLE_OF_TEST} u JOIN sample s ON s.id = u.sample_id WHERE u.test_id ${CHOSEN}`,
  );
  const populations = new Map(readPopulations(read).map(({ id, ...facts }) => [id, facts]));
  const evidence = Map.groupBy(readPopulationEvidence(read), (link) => link.population_id);
  const checks = Map.groupBy(readSpotChecks(read), (check) => check.population_id);
  const logs = Map.groupBy(readLog(read), (event) => event.sample_id);
  return new Map(
    rows.map(({ test_id: testId, sample_id: sampleId, population_id: populationId, ...sample }) => [
      testId,
      {
        sample,
        population: {
          ...populations.get(populationId),
          evidence: keyed((evidence.get(populationId) ?? []).map(({ ref, sha256 }) => [ref, sha256])),
          spotChecks: keyed(
            (checks.get(populationId) ?? []).map(({ direction, key, outcome, note }) => [
              `${direction} ${key}`,
              { outcome: outcome ?? '', note },
            ]),
          ),
        },
        log: keyed(
          (logs.get(sampleId) ?? []).map(({ position, kind, details, reason }) => [
            String(position),
            { kind, details, reason },
          ]),
        ),
      },
    ]),
  );
}

const SAMPLES = `(SELECT u.sample_id FROM ${SAMPLE_OF_TEST} u WHERE u.test_id ${CHOSEN})`;
const POPULATIONS = `(SELECT s.population_id FROM sample s WHERE s.id IN ${SAMPLES})`;

const readPopulations = (read: Read) =>
  read<{ id: string; [column: string]: string | number | null }>(
    `SELECT p.id, p.ref, p.name, p.kind, f.sha256, p.key_column AS keyColumn, p.date_column AS dateColumn, p.rows, p.in_period AS inPeriod,
       p.frame_size AS frameSize, p.source_system AS source, p.query, p.run_by AS runBy, p.run_at AS runAt,
       p.independent_total AS independentTotal, p.total_source AS totalSource, p.ipe_checks AS ipeChecks, p.ipe_verdict AS ipeVerdict, p.ipe_note AS ipeNote
     FROM population p JOIN evidence_file f ON f.id = p.evidence_file_id WHERE p.id IN ${POPULATIONS}`,
  );

const readPopulationEvidence = (read: Read) =>
  read<{ population_id: string; ref: string; sha256: string }>(
    `SELECT l.population_id, e.ref, ${NEWEST_SHA256} AS sha256 FROM population_evidence l JOIN evidence e ON e.id = l.evidence_id
     WHERE l.population_id IN ${POPULATIONS}`,
  );

const readSpotChecks = (read: Read) =>
  read<{ population_id: string; direction: string; key: string; outcome: string | null; note: string }>(
    `SELECT population_id, direction, key, outcome, note FROM spot_check WHERE population_id IN ${POPULATIONS}`,
  );

const readLog = (read: Read) =>
  read<{ sample_id: string; position: number; kind: string; details: string; reason: string }>(
    `SELECT sample_id, position, kind, details, reason FROM sample_event WHERE kind <> 'reperform' AND sample_id IN ${SAMPLES}`,
  );
