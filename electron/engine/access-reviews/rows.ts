import type {
  AccessLineState,
  AccessReviewDetail,
  AccessReviewLine,
  AccessReviewRow,
} from '../../../shared/contract/access-reviews.ts';
import { reviewState, signingObstacles } from '../../../shared/domain/access-review/sign-off.ts';
import {
  ACCESS_FLAGS,
  FLAGS_TO_EXPLAIN,
  type AccessFlag,
} from '../../../shared/domain/access-review/vocabulary.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { openActions } from './actions.ts';
import {
  changesSinceSigned,
  flagsOf,
  isAsSigned,
  readReviewRecord,
  sourcesOf,
  type LineRecord,
  type ReviewRecord,
} from './content.ts';
import { reassess } from './recheck.ts';

type FlagCounts = Partial<Record<AccessFlag, number>>;

interface Counts {
  lines: number;
  decided: number;
  unexplained: number;
  toCarryOut: number;
  keep: number;
  change: number;
  remove: number;
}

/** A line that is only in the earlier listing is there to be seen. */
const TO_DECIDE = `l.flags NOT LIKE '%"removed"%'`;
const FLAGGED = FLAGS_TO_EXPLAIN.map((flag) => `l.flags LIKE '%"${flag}"%'`).join(' OR ');
const OPEN = `l.decision IN ('change', 'remove') AND l.carried_out_on IS NULL`;
const NO_COUNTS: Counts = {
  lines: 0,
  decided: 0,
  unexplained: 0,
  toCarryOut: 0,
  keep: 0,
  change: 0,
  remove: 0,
};

function countsByReview(workspace: Workspace): Map<string, Counts> {
  const rows = workspace.all<Counts & { id: string }>(
    `SELECT l.access_review_id AS id, count(*) AS lines, count(l.decision) AS decided,
       total(l.decision = 'keep' AND trim(l.note) = '' AND (${FLAGGED})) AS unexplained, total(${OPEN}) AS toCarryOut,
       total(l.decision = 'keep') AS keep, total(l.decision = 'change') AS change, total(l.decision = 'remove') AS remove
     FROM access_review_line l WHERE ${TO_DECIDE} GROUP BY l.access_review_id`,
  );
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

function flagsByReview(workspace: Workspace): Map<string, FlagCounts> {
  const counts = new Map<string, FlagCounts>();
  for (const { id, flag, count } of workspace.all<{ id: string; flag: AccessFlag; count: number }>(
    `SELECT l.access_review_id AS id, f.value AS flag, count(*) AS count FROM access_review_line l, json_each(l.flags) f
     GROUP BY 1, 2`,
  )) {
    counts.set(id, { ...counts.get(id), [flag]: count });
  }
  return counts;
}

interface Joined extends ReviewRecord {
  control: string | null;
  evidence: string | null;
}

const REVIEWS = `SELECT r.*, c.ref AS control, e.ref AS evidence FROM access_review r
  LEFT JOIN control c ON c.id = r.control_id LEFT JOIN evidence e ON e.id = r.evidence_id`;

/** The newest listing first. */
export function readReviews(workspace: Workspace): AccessReviewRow[] {
  return workspace.cached('access reviews', () => {
    const counts = countsByReview(workspace);
    const flags = flagsByReview(workspace);
    return workspace
      .all<Joined>(`${REVIEWS} ORDER BY r.as_of DESC, length(r.ref) DESC, r.ref DESC`)
      .map((record) =>
        rowOf(workspace, record, counts.get(record.id) ?? NO_COUNTS, flags.get(record.id) ?? {}),
      );
  });
}

function rowOf(workspace: Workspace, record: Joined, counts: Counts, flags: FlagCounts): AccessReviewRow {
  const { lines, decided, unexplained, toCarryOut } = counts;
  return {
    id: record.id,
    ref: record.ref,
    name: record.name,
    controlId: record.control_id,
    control: record.control,
    asOf: record.as_of,
    due: record.due,
    reviewer: record.reviewer,
    state: reviewState({ lines, decided, unexplained }, isAsSigned(workspace, record)),
    lines,
    decided,
    unexplained,
    flags,
    toCarryOut,
    signedBy: record.signed_by,
    signedAt: record.signed_at,
    evidence:
      record.evidence_id !== null && record.evidence !== null
        ? { id: record.evidence_id, ref: record.evidence }
        : null,
  };
}

/** @throws AppError not_found */
export function readReview(workspace: Workspace, id: string): AccessReviewDetail {
  const record = readReviewRecord(workspace, id);
  const joined = workspace.need<Joined>('That access review', `${REVIEWS} WHERE r.id = ?`, [id]);
  const counts = countsByReview(workspace).get(id) ?? NO_COUNTS;
  const row = rowOf(workspace, joined, counts, flagsByReview(workspace).get(id) ?? {});
  const isSame = isAsSigned(workspace, record);
  return {
    ...row,
    notes: record.notes,
    sources: sourcesOf(record).map(({ evidenceId, ...source }) => ({
      ...source,
      evidence:
        workspace.get<{ id: string; ref: string }>('SELECT id, ref FROM evidence WHERE id = ?', [
          evidenceId,
        ]) ?? null,
    })),
    signedSha256: record.signed_sha256,
    obstacles: signingObstacles(counts, isSame),
    changes: isSame === false ? changesSinceSigned(workspace, record) : [],
    outdated: workspace.cached(`access review ${id} outdated`, () => reassess(workspace, record).length, [
      'access_review',
      'access_review_line',
      'worker',
      'programme_rules',
    ]),
    decisions: { keep: counts.keep, change: counts.change, remove: counts.remove },
    withoutAction: openActions(workspace, record).length,
  };
}

export interface LineFilter {
  flag?: AccessFlag | undefined;
  state?: AccessLineState | undefined;
  search?: string | undefined;
}

const STATES: Record<AccessLineState, string> = {
  undecided: `l.decision IS NULL AND ${TO_DECIDE}`,
  decided: 'l.decision IS NOT NULL',
  to_carry_out: OPEN,
  keep: `l.decision = 'keep'`,
  change: `l.decision = 'change'`,
  remove: `l.decision = 'remove'`,
};

/** A page of lines that pass the filter, in the order of the listing. */
export function readLines(
  workspace: Workspace,
  { id, offset, limit, flag, state, search }: LineFilter & { id: string; offset: number; limit: number },
): { total: number; rows: AccessReviewLine[] } {
  const words = (search ?? '').trim().toLowerCase();
  const where = [
    'l.access_review_id = @id',
    ...(flag ? [`l.flags LIKE @flag`] : []),
    ...(state ? [STATES[state]] : []),
    ...(words === ''
      ? []
      : [
          `instr(lower(l.application || ' ' || l.account || ' ' || l.name || ' ' || l.role || ' ' || l.note || ' ' || l.owner_note), @words) > 0`,
        ]),
  ].join(' AND ');
  const given = { id, ...(flag ? { flag: `%"${flag}"%` } : {}), ...(words === '' ? {} : { words }) };
  const { total } = workspace.need<{ total: number }>(
    'The lines',
    `SELECT count(*) AS total FROM access_review_line l WHERE ${where}`,
    given,
  );
  const rows = workspace.all<LineRecord & { worker: string | null; left_on: string | null }>(
    `SELECT l.*, w.name AS worker, coalesce(w.left_on, substr(w.left_at, 1, 10)) AS left_on FROM access_review_line l
     LEFT JOIN worker w ON w.id = l.worker_id WHERE ${where} ORDER BY l.position LIMIT @limit OFFSET @offset`,
    { ...given, limit, offset },
  );
  return { total, rows: rows.map(lineOf) };
}

function lineOf(record: LineRecord & { worker: string | null; left_on: string | null }): AccessReviewLine {
  return {
    id: record.id,
    position: record.position,
    application: record.application,
    account: record.account,
    name: record.name,
    role: record.role,
    previousRole: record.previous_role,
    lastLogin: record.last_login,
    accountStatus: record.account_status,
    worker:
      record.worker_id !== null && record.worker !== null
        ? { id: record.worker_id, name: record.worker, leftOn: record.left_on }
        : null,
    ownerNote: record.owner_note,
    flags: ACCESS_FLAGS.filter((flag) => flagsOf(record).includes(flag)),
    decision: record.decision,
    note: record.note,
    decidedBy: record.decided_by,
    decidedAt: record.decided_at,
    carriedOutOn: record.carried_out_on,
  };
}
