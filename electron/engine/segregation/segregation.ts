import type { SelfReview } from '../../../shared/contract/segregation.ts';
import {
  isSelfReview,
  SELF_REVIEW_RULE_IDS,
  type SelfReviewRule,
} from '../../../shared/domain/segregation.ts';
import type { TestKind } from '../../../shared/domain/vocabulary.ts';
import { workpaperRef } from '../../../shared/domain/workpapers.ts';
import { os } from '../context.ts';
import type { Workspace } from '../workspace/workspace.ts';

interface StoredReview {
  id: string;
  ref: string;
  /** Of a test, whose reference is made of it. */
  kind: TestKind | null;
  reviewer: string;
  /** JSON array of names. */
  workers: string;
}

interface StoredOverride {
  rule: string;
  target_id: string;
  reason: string;
  overridden_by: string;
  overridden_at: string;
}

const FINDING_WORKERS = "json_array(coalesce(p.name, ''), coalesce(m.action_owner, ''))";
const OF_FINDING =
  'LEFT JOIN person p ON p.id = f.owner_id LEFT JOIN management_response m ON m.finding_id = f.id';
const OF_OWNER = 'json_array(p.name) AS workers';

/** Reviews that stand, with who did the work. Who closed a finding is known by the override alone. */
const STANDING: Readonly<Record<SelfReviewRule, string>> = {
  test_review: `SELECT t.id, c.ref, t.kind, r.signed_by AS reviewer, json_array(s.signed_by) AS workers FROM sign_off r
    JOIN sign_off s ON s.test_id = r.test_id AND s.role = 'preparer' JOIN test t ON t.id = r.test_id JOIN control c ON c.id = t.control_id
    WHERE r.role = 'reviewer' ORDER BY c.ref`,
  evidence_review: `SELECT id, ref, NULL AS kind, reviewed_by AS reviewer, json_array(collected_by) AS workers FROM evidence
    WHERE verdict IS NOT NULL ORDER BY length(ref), ref`,
  access_review: `SELECT a.id, a.ref, NULL AS kind, l.decided_by AS reviewer, json_array(l.name) AS workers FROM access_review a
    JOIN access_review_line l ON l.access_review_id = a.id WHERE a.signed_at IS NOT NULL AND l.decision IS NOT NULL
    GROUP BY a.id, l.decided_by, l.name ORDER BY length(a.ref), a.ref`,
  vendor_review: `SELECT r.id, r.ref, NULL AS kind, r.reviewed_by AS reviewer, ${OF_OWNER} FROM vendor_review r
    JOIN vendor v ON v.id = r.vendor_id JOIN person p ON p.id = v.owner_id WHERE r.reviewed_on IS NOT NULL ORDER BY length(r.ref), r.ref`,
  finding_retest: `SELECT r.id, f.ref, NULL AS kind, r.tested_by AS reviewer, ${FINDING_WORKERS} AS workers FROM retest r
    JOIN finding f ON f.id = r.finding_id ${OF_FINDING} ORDER BY length(f.ref), f.ref`,
  finding_closure: `SELECT DISTINCT f.id, f.ref, NULL AS kind, o.overridden_by AS reviewer, json_array(o.overridden_by) AS workers
    FROM rule_override o JOIN finding f ON f.id = o.target_id WHERE o.rule = 'finding_closure' AND f.status = 'closed' ORDER BY length(f.ref), f.ref`,
  policy_approval: `SELECT y.id, y.name AS ref, NULL AS kind, y.approved_by AS reviewer, ${OF_OWNER} FROM policy y
    JOIN person p ON p.id = y.owner_id WHERE y.approved_by <> '' ORDER BY y.name COLLATE NOCASE`,
  exception_approval: `SELECT x.id, x.ref, NULL AS kind, x.approved_by AS reviewer, ${OF_OWNER} FROM policy_exception x
    JOIN person p ON p.id = x.owner_id WHERE x.approved_by <> '' ORDER BY length(x.ref), x.ref`,
};

const TABLES = [
  'rule_override',
  'sign_off',
  'test',
  'control',
  'evidence',
  'access_review',
  'access_review_line',
  'vendor',
  'vendor_review',
  'finding',
  'management_response',
  'retest',
  'policy',
  'policy_exception',
  'person',
];

/** Every review that stands and was given by who did the work, with the newest reason for it. */
export function readSelfReviews(workspace: Workspace): readonly SelfReview[] {
  return workspace.cached('self-reviews', () => read(workspace), TABLES);
}

function read(workspace: Workspace): SelfReview[] {
  const overrides = new Map(
    workspace
      .all<StoredOverride>('SELECT * FROM rule_override ORDER BY overridden_at, id')
      .map((each) => [`${each.rule} ${each.target_id}`, each]),
  );
  return SELF_REVIEW_RULE_IDS.flatMap((rule) => {
    const own = workspace
      .all<StoredReview>(STANDING[rule])
      .map((row) => ({ ...row, workers: JSON.parse(row.workers) as string[] }))
      .filter(isSelfReview);
    // An access review has as many as it has holders who decided on themselves.
    const reviews = [...new Map(own.map((row) => [row.id, row])).values()];
    return reviews.map(({ id, ref, kind, reviewer }) => {
      const written = overrides.get(`${rule} ${id}`);
      return {
        rule,
        id,
        ref: kind === null ? ref : workpaperRef(kind, ref),
        person: reviewer,
        override: written
          ? { reason: written.reason, by: written.overridden_by, at: written.overridden_at }
          : null,
      };
    });
  });
}

/** Reviews of own work, for the screens that show a review. */
export const segregationRouter = {
  list: os.segregation.list.handler(({ context: { session } }) => [...readSelfReviews(session.workspace)]),
};
