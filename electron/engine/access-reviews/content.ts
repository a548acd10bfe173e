/** What the signature of an access review covers, and what became of it since. */
import { createHash } from 'node:crypto';
import type { AccessFlag } from '../../../shared/domain/access-review/vocabulary.ts';
import { ACCESS_DECISION_NAMES, type AccessDecision } from '../../../shared/domain/programme-vocabulary.ts';
import { canonicalJson, type Tree } from '../../../shared/domain/review/canonical-json.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { StoredSource } from './create.ts';

export interface ReviewRecord {
  id: string;
  ref: string;
  name: string;
  control_id: string | null;
  as_of: string;
  due: string | null;
  reviewer: string;
  sources: string;
  signed_by: string;
  signed_at: string | null;
  signed_sha256: string;
  evidence_id: string | null;
  notes: string;
}

export interface LineRecord {
  id: string;
  position: number;
  application: string;
  account: string;
  name: string;
  role: string;
  last_login: string;
  account_status: string;
  worker_id: string | null;
  owner_note: string;
  previous_role: string;
  flags: string;
  decision: AccessDecision | null;
  note: string;
  decided_by: string;
  decided_at: string | null;
  carried_out_on: string | null;
}

/** @throws AppError not_found */
export const readReviewRecord = (workspace: Workspace, id: string): ReviewRecord =>
  workspace.need<ReviewRecord>('That access review', 'SELECT * FROM access_review WHERE id = ?', [id]);

export const readLineRecords = (workspace: Workspace, id: string): LineRecord[] =>
  workspace.all<LineRecord>('SELECT * FROM access_review_line WHERE access_review_id = ? ORDER BY position', [
    id,
  ]);

export const flagsOf = ({ flags }: Pick<LineRecord, 'flags'>): AccessFlag[] =>
  JSON.parse(flags) as AccessFlag[];
export const sourcesOf = ({ sources }: Pick<ReviewRecord, 'sources'>): StoredSource[] =>
  JSON.parse(sources) as StoredSource[];

const CONTENT_FORM = 1;
const TABLES = ['access_review', 'access_review_line'];

/**
 * SHA-256 of the canonical text of a review: what was listed, what was seen in it and what was decided by whom. Carrying a removal out
 * comes after the signature and does not change it.
 */
export function contentSha256(workspace: Workspace, review: ReviewRecord): string {
  return workspace.cached(
    `access review ${review.id} content`,
    () => {
      const lines = readLineRecords(workspace, review.id).map((line): [string, Tree] => [
        String(line.position),
        {
          application: line.application,
          account: line.account,
          name: line.name,
          role: line.role,
          previousRole: line.previous_role,
          lastLogin: line.last_login,
          status: line.account_status,
          owner: line.owner_note,
          flags: flagsOf(line).join(' '),
          decision: line.decision ?? '',
          note: line.note,
          decidedBy: line.decided_by,
        },
      ]);
      const sources = sourcesOf(review).map(({ role, sha256 }, index): [string, Tree] => [
        String(index + 1),
        { role, sha256 },
      ]);
      const content: Tree = {
        form: CONTENT_FORM,
        name: review.name,
        asOf: review.as_of,
        reviewer: review.reviewer,
        sources: Object.fromEntries(sources),
        lines: Object.fromEntries(lines),
      };
      return createHash('sha256').update(canonicalJson(content)).digest('hex');
    },
    TABLES,
  );
}

/** Null while nothing is signed. */
export const isAsSigned = (workspace: Workspace, review: ReviewRecord): boolean | null =>
  review.signed_sha256 === '' ? null : contentSha256(workspace, review) === review.signed_sha256;

const MOST_CHANGES = 50;
const WATCHED = {
  decision: 'decision',
  note: 'note',
  flags: 'flags',
  owner_note: 'owner',
  worker_id: 'person',
} as const;

/** What differs from the signed lines, one phrase each, as the journal tells it. */
export function changesSinceSigned(workspace: Workspace, review: ReviewRecord): string[] {
  if (review.signed_at === null) return [];
  const entries = workspace.all<{ row_id: string; before: string | null }>(
    `SELECT e.row_id, e.before FROM journal_entry e JOIN journal_transaction t ON t.id = e.transaction_id
     WHERE json_extract(coalesce(e.after, e.before), '$.access_review_id') = ? AND e.table_name = 'access_review_line' AND t.at > ?
     ORDER BY e.id`,
    [review.id, review.signed_at],
  );
  const signed = new Map<string, LineRecord>();
  for (const { row_id: id, before } of entries)
    if (before !== null && !signed.has(id)) signed.set(id, JSON.parse(before) as LineRecord);
  if (signed.size === 0) return ['The name, the reviewer or the sources of the review changed.'];
  const phrases = readLineRecords(workspace, review.id).flatMap((present) => {
    const before = signed.get(present.id);
    return before ? differences(before, present) : [];
  });
  const more = phrases.length - MOST_CHANGES;
  return more > 0 ? [...phrases.slice(0, MOST_CHANGES), `and ${more} more`] : phrases;
}

function differences(before: LineRecord, present: LineRecord): string[] {
  const changed = (Object.keys(WATCHED) as (keyof typeof WATCHED)[]).filter(
    (field) => before[field] !== present[field],
  );
  if (changed.length === 0) return [];
  const words = changed.map((field) =>
    field === 'decision'
      ? `${decisionWord(before.decision)} → ${decisionWord(present.decision)}`
      : `${WATCHED[field]} changed`,
  );
  return [`Line ${present.position}, ${present.account} in ${present.application}: ${words.join(', ')}`];
}

const decisionWord = (decision: AccessDecision | null): string =>
  decision === null ? 'not decided' : ACCESS_DECISION_NAMES[decision].toLowerCase();
