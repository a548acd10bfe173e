import type { ControlRow } from '../../../shared/contract/matrix.ts';
import type { EngagementDates } from '../../../shared/domain/evidence.ts';
import { anchorOf, rateControl, type ControlFacts } from '../../../shared/domain/readiness.ts';
import type { SamplingRisk } from '../../../shared/domain/sampling/index.ts';
import type {
  EngagementType,
  Frequency,
  Layer,
  Mode,
  Nature,
  PolicyStatus,
  Responsibility,
  TestKind,
  TestResult,
} from '../../../shared/domain/vocabulary.ts';
import { readProofs, type Proof } from '../readiness/proof.ts';
import { criteriaInScope } from '../scope/scope.ts';
import type { Session } from '../session.ts';

/** The state of a test `t`: its conclusion, or how far it is. One rule for every query. */
export const TEST_STATE = `coalesce(t.result, CASE WHEN EXISTS (
  SELECT 1 FROM test_attribute a JOIN test_mark m ON m.attribute_id = a.id WHERE a.test_id = t.id
) OR EXISTS (SELECT 1 FROM test_procedure p WHERE p.test_id = t.id AND p.outcome <> '') THEN 'in_progress' ELSE 'not_tested' END)`;

interface Stored {
  id: string;
  ref: string;
  title: string;
  domain: string;
  statement: string;
  owner_id: string | null;
  owner: string | null;
  frequency: Frequency | null;
  nature: Nature | null;
  mode: Mode | null;
  layer: Layer | null;
  is_key: number;
  system: string;
  evidence_wanted: string;
  notes: string;
  risk: string;
  sampling_risk: SamplingRisk | null;
  responsibility: Responsibility;
  provider: string;
  policy_id: string | null;
  policy: string | null;
  policy_status: PolicyStatus;
  policy_approved_on: string | null;
  policy_review_due: string | null;
  library_ref: string;
  /** JSON of [criterion, rationale] pairs. */
  criteria: string;
  comments: number;
  linked_evidence: number;
  /** JSON of { id, ref, severity, kind }; the kind is that of the test whose exception it records. */
  findings: string;
  design_test: string | null;
  operation_test: string | null;
  design: TestResult;
  operation: TestResult;
}

const SELECT = `
SELECT c.*, p.name AS owner, y.name AS policy, y.status AS policy_status, y.approved_on AS policy_approved_on,
  y.review_due AS policy_review_due,
  (SELECT json_group_array(json_array(criterion_id, rationale)) FROM control_criterion WHERE control_id = c.id) AS criteria,
  (SELECT count(*) FROM control_comment WHERE control_id = c.id AND is_resolved = 0) AS comments,
  (SELECT count(*) FROM control_evidence WHERE control_id = c.id) AS linked_evidence,
  (SELECT json_group_array(json_object('id', f.id, 'ref', f.ref, 'severity', f.severity, 'kind', t.kind))
   FROM finding f LEFT JOIN test t ON t.id = f.test_id WHERE f.control_id = c.id AND f.status <> 'closed') AS findings,
  d.id AS design_test, o.id AS operation_test,
  coalesce((SELECT ${TEST_STATE} FROM test t WHERE t.id = d.id), 'not_tested') AS design,
  coalesce((SELECT ${TEST_STATE} FROM test t WHERE t.id = o.id), 'not_tested') AS operation
FROM control c LEFT JOIN person p ON p.id = c.owner_id LEFT JOIN policy y ON y.id = c.policy_id
  LEFT JOIN test d ON d.control_id = c.id AND d.kind = 'design'
  LEFT JOIN test o ON o.control_id = c.id AND o.kind = 'operation'`;

/** Compares references as people do, IAM-2 before IAM-10, when it is compared as text. A collator would take ten times as long. */
const refKey = (ref: string): string =>
  ref.toLowerCase().replaceAll(/\d+/g, (digits) => digits.padStart(12, '0'));

/** In the order of references; rows of one reference stay as they were. */
export function sortByRef<T extends { ref: string }>(rows: readonly T[]): T[] {
  return rows
    .map((row) => ({ row, key: refKey(row.ref) }))
    .toSorted((a, b) => (a.key === b.key ? 0 : a.key < b.key ? -1 : 1))
    .map(({ row }) => row);
}

/** A control with what only rules look at. */
interface Known {
  row: ControlRow;
  facts: ControlFacts;
}

/** All controls with what hangs on them, by reference. */
export function readControls(session: Session): readonly ControlRow[] {
  return session.workspace.cached('controls', () =>
    readKnownControls(session, engagementDates(session)).map(({ row }) => row),
  );
}

/** The same with the facts behind the ratings, as they would be for a report on these dates. */
export function readKnownControls(session: Session, dates: EngagementDates): readonly Known[] {
  return session.workspace.cached(`controls ${JSON.stringify(dates)}`, () => readKnown(session, dates));
}

/** Dates of the engagement as the rules take them. */
export function engagementDates(session: Session): EngagementDates {
  const e = session.engagement();
  return { type: e.type, asOf: e.as_of, periodFrom: e.period_from, periodTo: e.period_to };
}

function readKnown(session: Session, dates: EngagementDates): Known[] {
  const order = new Map(criteriaInScope(session).map((c, i) => [c.id, i]));
  const reviewed = reviewedProviders(session);
  const proofs = readProofs(session, anchorOf(dates));
  return sortByRef(session.workspace.all<Stored>(SELECT)).map((row) => {
    const facts = toFacts(row, dates, proofs.get(row.id), reviewed);
    return { row: toControlRow(row, facts, order), facts };
  });
}

/** Names, in lower case, of the organizations whose report somebody has reviewed. */
function reviewedProviders(session: Session): ReadonlySet<string> {
  const rows = session.workspace.all<{ name: string }>(
    'SELECT name FROM vendor WHERE reviewed_on IS NOT NULL',
  );
  return new Set(rows.map(({ name }) => name.toLowerCase()));
}

function toFacts(
  row: Stored,
  dates: EngagementDates,
  proof: Proof | undefined,
  reviewed: ReadonlySet<string>,
): ControlFacts {
  return {
    id: row.id,
    dates,
    hasOwner: row.owner_id !== null,
    hasStatement: row.statement.trim() !== '',
    frequency: row.frequency,
    evidence: { count: proof?.pieces ?? 0, newest: proof?.newest ?? null },
    design: row.design,
    operation: row.operation,
    tests: { design: row.design_test, operation: row.operation_test },
    openFindings: openFindings(row.findings, dates.type),
    policy:
      row.policy === null
        ? null
        : {
            name: row.policy,
            status: row.policy_status,
            approvedOn: row.policy_approved_on,
            reviewDue: row.policy_review_due,
          },
    provider:
      row.responsibility === 'provider'
        ? { name: row.provider, isReviewed: reviewed.has(row.provider.toLowerCase()) }
        : null,
  };
}

/** A report of design knows no finding of a test of operation. */
function openFindings(stored: string, type: EngagementType): ControlFacts['openFindings'] {
  const all = JSON.parse(stored) as (ControlFacts['openFindings'][number] & { kind: TestKind | null })[];
  return all.flatMap(({ kind, ...finding }) => (type === 'I' && kind === 'operation' ? [] : [finding]));
}

function toControlRow(row: Stored, facts: ControlFacts, order: Map<string, number>): ControlRow {
  const { rating, reasons } = rateControl(facts);
  const links = (JSON.parse(row.criteria) as [id: string, rationale: string][]).toSorted(
    ([a], [b]) => (order.get(a) ?? 99) - (order.get(b) ?? 99),
  );
  return {
    id: row.id,
    ref: row.ref,
    title: row.title,
    domain: row.domain,
    statement: row.statement,
    ownerId: row.owner_id,
    owner: row.owner,
    frequency: row.frequency,
    nature: row.nature,
    mode: row.mode,
    layer: row.layer,
    isKey: row.is_key === 1,
    system: row.system,
    evidenceWanted: row.evidence_wanted,
    notes: row.notes,
    risk: row.risk,
    samplingRisk: row.sampling_risk,
    responsibility: row.responsibility,
    provider: row.provider,
    policyId: row.policy_id,
    policy: row.policy,
    libraryRef: row.library_ref,
    criteria: links.map(([id]) => id),
    rationales: Object.fromEntries(links.filter(([, rationale]) => rationale !== '')),
    comments: row.comments,
    evidenceCount: row.linked_evidence,
    openFindings: facts.openFindings.length,
    design: row.design,
    operation: row.operation,
    rating,
    ratingReasons: reasons,
  };
}
