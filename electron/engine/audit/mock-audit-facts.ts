import type {
  AuditControl,
  AuditEvidence,
  AuditFacts,
  AuditFinding,
  AuditItem,
  AuditPolicy,
  AuditPopulation,
  AuditSample,
  AuditTest,
  AuditWalkthrough,
} from '../../../shared/domain/mock-audit/facts.ts';
import type { ProcedureNature, TestKind, TestResult } from '../../../shared/domain/vocabulary.ts';
import { workpaperRef } from '../../../shared/domain/workpapers.ts';
import { engagementDates, readControls } from '../matrix/control-rows.ts';
import { rateCriteria } from '../readiness/criterion-rows.ts';
import { today } from '../readiness/today.ts';
import type { Session } from '../session.ts';
import { readSignOffs } from './review-rows.ts';
import { SAMPLE_OF_TEST } from './sample-of-test.ts';

/** The facts behind plan, dashboard, session, requests and auditor's view: one query for each list, kept until the next change. */
export function readAuditFacts(session: Session): AuditFacts {
  const day = today();
  return session.workspace.cached(`audit facts ${day}`, () =>
    session.workspace.readTogether(() => gather(session, day)),
  );
}

function gather(session: Session, day: string): AuditFacts {
  const { workspace } = session;
  const rows = readControls(session);
  const evidenceOf = readEvidence(session);
  const controls = rows.map((row): AuditControl => ({
    id: row.id,
    ref: row.ref,
    title: row.title,
    domain: row.domain,
    statement: row.statement,
    owner: row.owner,
    frequency: row.frequency,
    nature: row.nature,
    mode: row.mode,
    system: row.system,
    evidenceWanted: row.evidenceWanted,
    responsibility: row.responsibility,
    provider: row.provider,
    policyId: row.policyId,
    policy: row.policy,
    libraryRef: row.libraryRef,
    criteria: row.criteria,
    evidence: evidenceOf.get(row.id) ?? [],
  }));
  return {
    today: day,
    dates: engagementDates(session),
    criteria: rateCriteria(session, rows).map(({ id, summary, isRelevant }) => ({ id, summary, isRelevant })),
    controls,
    tests: readTests(session, new Map(rows.map((row) => [row.id, row]))),
    populations: readPopulations(session),
    walkthroughs: readWalkthroughs(session),
    policies: workspace.all<AuditPolicy>(
      `SELECT y.id, y.name, y.status, p.name AS owner, y.approved_on AS approvedOn
       FROM policy y LEFT JOIN person p ON p.id = y.owner_id WHERE y.status <> 'retired' ORDER BY y.name COLLATE NOCASE`,
    ),
    milestones: workspace.all('SELECT kind, name, due, ends FROM milestone ORDER BY due'),
  };
}

/** Linked to the control, or to an item of a sample of one of its tests. */
const EVIDENCE_OF_CONTROL = `
SELECT control_id, evidence_id FROM control_evidence
UNION SELECT t.control_id, l.evidence_id FROM test_evidence l JOIN test t ON t.id = l.test_id
UNION SELECT t.control_id, l.evidence_id FROM sample_item_evidence l JOIN sample_item i ON i.id = l.sample_item_id
  JOIN ${SAMPLE_OF_TEST} s ON s.sample_id = i.sample_id JOIN test t ON t.id = s.test_id`;

function readEvidence({ workspace }: Session): Map<string, AuditEvidence[]> {
  const rows = workspace.all<AuditEvidence & { controlId: string }>(
    `SELECT l.control_id AS controlId, e.id, e.ref, e.title, coalesce(e.covers_from, e.as_of, e.covers_to) AS first,
       coalesce(e.covers_to, e.as_of, e.covers_from) AS last, e.collected_by AS collectedBy
     FROM (${EVIDENCE_OF_CONTROL}) l JOIN evidence e ON e.id = l.evidence_id ORDER BY e.ref`,
  );
  return byKey(rows, ({ controlId, ...evidence }) => [controlId, evidence]);
}

interface StoredTest {
  id: string;
  kind: TestKind;
  controlId: string;
  preparer: string | null;
  reviewer: string | null;
  plannedOn: string | null;
  result: TestResult | null;
  conclusion: string;
  concludedBy: string;
  /** JSON. */
  natures: string;
  procedures: string;
  evidence: number;
  openNotes: number;
}

const SELECT_TESTS = `
SELECT t.id, t.kind, t.control_id AS controlId, p.name AS preparer, r.name AS reviewer, t.planned_on AS plannedOn, t.result,
  t.conclusion, t.concluded_by AS concludedBy, t.natures,
  (SELECT json_group_array(DISTINCT nature) FROM test_procedure WHERE test_id = t.id) AS procedures,
  (SELECT count(*) FROM test_evidence WHERE test_id = t.id)
    + (SELECT count(*) FROM cell_evidence l JOIN test_attribute a ON a.id = l.attribute_id WHERE a.test_id = t.id) AS evidence,
  (SELECT count(*) FROM review_note WHERE test_id = t.id AND cleared_at IS NULL) AS openNotes
FROM test t LEFT JOIN person p ON p.id = t.preparer_id LEFT JOIN person r ON r.id = t.reviewer_id
WHERE t.kind = 'design' OR (SELECT type FROM engagement) = 'II' ORDER BY t.kind`;

function readTests(
  session: Session,
  controls: ReadonlyMap<string, { ref: string; design: TestResult; operation: TestResult }>,
): AuditTest[] {
  const { workspace } = session;
  const samples = readSamples(session);
  const signOffs = readSignOffs(session);
  const findings = byKey(
    workspace.all<{
      testId: string;
      id: string;
      ref: string;
      isOpen: number;
      response: number;
      retests: number;
    }>(
      `SELECT f.test_id AS testId, f.id, f.ref, f.status NOT IN ('remediated', 'closed') AS isOpen,
         EXISTS (SELECT 1 FROM management_response m WHERE m.finding_id = f.id AND trim(m.text) <> '') AS response,
         (SELECT count(*) FROM retest x WHERE x.finding_id = f.id) AS retests
       FROM finding f WHERE f.test_id IS NOT NULL ORDER BY length(f.ref), f.ref`,
    ),
    ({ testId, isOpen, response, ...finding }): [string, AuditFinding] => [
      testId,
      { ...finding, isOpen: isOpen === 1, hasResponse: response === 1 },
    ],
  );
  const byControl = byKey(workspace.all<StoredTest>(SELECT_TESTS), (test) => [test.controlId, test]);
  return [...controls].flatMap(([id, control]) =>
    (byControl.get(id) ?? []).map((test): AuditTest => {
      const procedures = JSON.parse(test.procedures) as ProcedureNature[];
      const sample = samples.get(test.id) ?? null;
      return {
        id: test.id,
        workpaper: workpaperRef(test.kind, control.ref),
        kind: test.kind,
        controlId: id,
        preparer: test.preparer,
        reviewer: test.reviewer,
        plannedOn: test.plannedOn,
        result: control[test.kind],
        conclusion: test.result === null ? '' : test.conclusion,
        concludedBy: test.concludedBy,
        natures: procedures.length > 0 ? procedures : (JSON.parse(test.natures) as ProcedureNature[]),
        evidence: test.evidence + (sample?.items.filter((item) => item.hasEvidence).length ?? 0),
        sample,
        openNotes: test.openNotes,
        signOffs: (signOffs.get(test.id) ?? [])
          .filter(({ state }) => state === 'current')
          .map(({ role, signedBy, signedAt }) => ({ role, by: signedBy, at: signedAt })),
        findings: findings.get(test.id) ?? [],
      };
    }),
  );
}

interface StoredSample {
  testId: string;
  populationId: string;
  method: AuditSample['method'];
  frameSize: number;
  seed: string;
  drawnBy: string;
  isShared: number;
}

interface StoredItem {
  testId: string;
  id: string;
  key: string;
  date: string;
  description: string;
  hasEvidence: number;
  isDone: number;
  isException: number;
  isVoid: number;
  voidReason: string;
}

/** Items of a shared sample stand under every test that uses it, each with that test's own marks. */
const SELECT_ITEMS = `
SELECT s.test_id AS testId, i.id, i.key, i.item_date AS date, i.description, i.void_reason AS voidReason,
  EXISTS (SELECT 1 FROM sample_item r WHERE r.replaces_id = i.id) AS isVoid,
  EXISTS (SELECT 1 FROM sample_item_evidence e WHERE e.sample_item_id = i.id)
    OR EXISTS (SELECT 1 FROM cell_evidence e JOIN test_attribute a ON a.id = e.attribute_id
      WHERE e.sample_item_id = i.id AND a.test_id = s.test_id) AS hasEvidence,
  count(m.id) >= max(1, coalesce(n.attributes, 0)) AS isDone, coalesce(max(m.mark IN ('exception', 'unable')), 0) AS isException
FROM ${SAMPLE_OF_TEST} s JOIN sample_item i ON i.sample_id = s.sample_id
  LEFT JOIN (SELECT test_id, count(*) AS attributes FROM test_attribute GROUP BY test_id) n ON n.test_id = s.test_id
  LEFT JOIN (SELECT m.*, a.test_id FROM test_mark m JOIN test_attribute a ON a.id = m.attribute_id) m
    ON m.sample_item_id = i.id AND m.test_id = s.test_id
GROUP BY s.test_id, i.id ORDER BY s.test_id, i.position`;

function readSamples({ workspace }: Session): Map<string, AuditSample> {
  const items = byKey(workspace.all<StoredItem>(SELECT_ITEMS), (item) => [item.testId, item]);
  const rows = workspace.all<StoredSample>(
    `SELECT l.test_id AS testId, s.population_id AS populationId, s.method, s.frame_size AS frameSize, s.seed,
       s.drawn_by AS drawnBy, l.test_id <> s.test_id AS isShared
     FROM ${SAMPLE_OF_TEST} l JOIN sample s ON s.id = l.sample_id`,
  );
  return new Map(
    rows.map(({ testId, isShared, ...sample }) => {
      const all = items.get(testId) ?? [];
      const replaced = all.filter(({ isVoid }) => isVoid === 1);
      return [
        testId,
        {
          ...sample,
          isShared: isShared === 1,
          items: all.filter(({ isVoid }) => isVoid === 0).map(toItem),
          replaced: {
            count: replaced.length,
            withoutReason: replaced.filter(({ voidReason }) => voidReason.trim() === '').length,
          },
        },
      ];
    }),
  );
}

const toItem = ({ id, key, date, description, hasEvidence, isDone, isException }: StoredItem): AuditItem => ({
  id,
  key,
  date,
  description,
  hasEvidence: hasEvidence === 1,
  isDone: isDone === 1,
  isException: isException === 1,
});

const CONTROLS_OF_POPULATION = `
SELECT population_id, control_id FROM population_control
UNION SELECT s.population_id, t.control_id FROM ${SAMPLE_OF_TEST} l JOIN sample s ON s.id = l.sample_id JOIN test t ON t.id = l.test_id`;

function readPopulations({ workspace }: Session): AuditPopulation[] {
  const controls = byKey(
    workspace.all<{ population_id: string; control_id: string }>(CONTROLS_OF_POPULATION),
    (link) => [link.population_id, link.control_id],
  );
  return workspace
    .all<Omit<AuditPopulation, 'controlIds'>>(
      `SELECT p.id, p.ref, p.name, p.kind, p.rows, p.in_period AS inPeriod, p.duplicate_keys AS duplicateKeys,
         p.empty_keys AS emptyKeys, p.unreadable_dates AS unreadableDates, p.first_date AS firstDate, p.last_date AS lastDate,
         p.source_system AS sourceSystem, p.query, p.run_by AS runBy, p.independent_total AS independentTotal,
         p.ipe_verdict AS verdict, (SELECT count(*) FROM spot_check c WHERE c.population_id = p.id AND c.outcome IS NOT NULL) AS spotChecks,
         f.sha256
       FROM population p JOIN evidence_file f ON f.id = p.evidence_file_id ORDER BY length(p.ref), p.ref, p.name COLLATE NOCASE`,
    )
    .map((population) => ({ ...population, controlIds: controls.get(population.id) ?? [] }));
}

function readWalkthroughs({ workspace }: Session): AuditWalkthrough[] {
  return workspace
    .all<Omit<AuditWalkthrough, 'controlIds'> & { controls: string }>(
      `SELECT w.id, w.ref, w.name, w.kind, w.held_on AS heldOn,
         (SELECT json_group_array(control_id) FROM walkthrough_control WHERE walkthrough_id = w.id) AS controls
       FROM walkthrough w ORDER BY length(w.ref), w.ref`,
    )
    .map(({ controls, ...walkthrough }) => ({
      ...walkthrough,
      controlIds: JSON.parse(controls) as string[],
    }));
}

/** Groups rows, each under its key and in its order. */
function byKey<Row, Value>(
  rows: readonly Row[],
  split: (row: Row) => readonly [string, Value],
): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const row of rows) {
    const [key, value] = split(row);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}
