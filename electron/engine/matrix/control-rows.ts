import type { ControlRow, CriterionRow } from '../../../shared/contract/matrix.ts';
import { rateControl, rateCriterion } from '../../../shared/domain/readiness.ts';
import type {
  EngagementType,
  Frequency,
  Layer,
  Mode,
  Nature,
  Responsibility,
  Severity,
  TestResult,
} from '../../../shared/domain/vocabulary.ts';
import { criteriaInScope } from '../scope/scope.ts';
import type { Session } from '../session.ts';

/** The state of a test `t`: its conclusion, or how far it is. One rule for every query. */
export const TEST_STATE = `coalesce(t.result, CASE WHEN EXISTS (
  SELECT 1 FROM sample s JOIN sample_item i ON i.sample_id = s.id JOIN test_mark m ON m.sample_item_id = i.id WHERE s.test_id = t.id
) THEN 'in_progress' ELSE 'not_tested' END)`;

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
  responsibility: Responsibility;
  provider: string;
  policy_id: string | null;
  policy: string | null;
  library_ref: string;
  /** JSON of [criterion, rationale] pairs. */
  criteria: string;
  comments: number;
  evidence_count: number;
  findings: string;
  design: TestResult;
  operation: TestResult;
}

const SELECT = `
SELECT c.*, p.name AS owner, y.name AS policy,
  (SELECT json_group_array(json_array(criterion_id, rationale)) FROM control_criterion WHERE control_id = c.id) AS criteria,
  (SELECT count(*) FROM control_comment WHERE control_id = c.id AND is_resolved = 0) AS comments,
  (SELECT count(*) FROM control_evidence WHERE control_id = c.id) AS evidence_count,
  (SELECT json_group_array(severity) FROM finding WHERE control_id = c.id AND status <> 'closed') AS findings,
  coalesce((SELECT ${TEST_STATE} FROM test t WHERE t.control_id = c.id AND t.kind = 'design'), 'not_tested') AS design,
  coalesce((SELECT ${TEST_STATE} FROM test t WHERE t.control_id = c.id AND t.kind = 'operation'), 'not_tested') AS operation
FROM control c LEFT JOIN person p ON p.id = c.owner_id LEFT JOIN policy y ON y.id = c.policy_id`;

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

/** All controls with what hangs on them, by reference. */
export function readControls(session: Session): readonly ControlRow[] {
  return session.workspace.cached('controls', () => readAllControls(session));
}

function readAllControls(session: Session): ControlRow[] {
  const { type } = session.engagement();
  const order = new Map(criteriaInScope(session).map((c, i) => [c.id, i]));
  return sortByRef(session.workspace.all<Stored>(SELECT)).map((row) => toControlRow(row, type, order));
}

function toControlRow(row: Stored, type: EngagementType, order: Map<string, number>): ControlRow {
  const openFindings = JSON.parse(row.findings) as Severity[];
  const { rating, reasons } = rateControl({
    type,
    hasOwner: row.owner_id !== null,
    evidenceCount: row.evidence_count,
    design: row.design,
    operation: row.operation,
    openFindings,
  });
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
    responsibility: row.responsibility,
    provider: row.provider,
    policyId: row.policy_id,
    policy: row.policy,
    libraryRef: row.library_ref,
    criteria: links.map(([id]) => id),
    rationales: Object.fromEntries(links.filter(([, rationale]) => rationale !== '')),
    comments: row.comments,
    evidenceCount: row.evidence_count,
    openFindings: openFindings.length,
    design: row.design,
    operation: row.operation,
    rating,
    ratingReasons: reasons,
  };
}

/** Criteria in scope with the controls that serve them. Takes the controls, so that one read serves both lists. */
export function rateCriteria(session: Session, controls: readonly ControlRow[]): CriterionRow[] {
  const serving = new Map<string, ControlRow[]>();
  for (const control of controls) {
    for (const id of control.criteria) {
      const list = serving.get(id);
      if (list) list.push(control);
      else serving.set(id, [control]);
    }
  }
  return criteriaInScope(session).map(({ id, group, category, summary }) => {
    const list = serving.get(id) ?? [];
    const { rating, reasons } = rateCriterion(
      list.map((c) => ({ ref: c.ref, rating: c.rating, reasons: c.ratingReasons })),
    );
    return {
      id,
      group,
      category,
      summary,
      controls: list.map((c) => ({ id: c.id, ref: c.ref, title: c.title })),
      rating,
      reasons,
    };
  });
}
