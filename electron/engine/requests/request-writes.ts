import type { RequestInput } from '../../../shared/contract/requests/records.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import type { CommentSide, RequestOrigin } from '../../../shared/domain/request-vocabulary.ts';
import { requestRef } from '../../../shared/domain/requests/reference.ts';
import { nextState, type RequestState } from '../../../shared/domain/requests/status.ts';
import { today } from '../readiness/today.ts';
import type { Session } from '../session.ts';
import { newId, type Change, type Row, type Workspace } from '../workspace/workspace.ts';

/** Columns of `request` for the fields that a person writes, without the two statuses, which follow rules. */
const COLUMNS = {
  title: 'title',
  number: 'number',
  kind: 'kind',
  wording: 'wording',
  interpretation: 'interpretation',
  category: 'category',
  coversFrom: 'covers_from',
  coversTo: 'covers_to',
  asOf: 'as_of',
  assigneeId: 'assignee_id',
  requestedBy: 'requested_by',
  requestedOn: 'requested_on',
  due: 'due',
  priority: 'priority',
  followUpOfId: 'follow_up_of_id',
} as const satisfies Partial<Record<keyof RequestInput, string>>;

const STATE_FIELDS = ['status', 'statusReason', 'auditorStatus', 'auditorReason', 'submittedOn'] as const;

const NEW_STATE: RequestState = {
  status: 'open',
  statusReason: '',
  auditorStatus: 'none',
  auditorReason: '',
  submittedOn: null,
  closedOn: null,
};

/** Where a request comes from; a generated one keeps the proposal's key and words, so that it is made once and changes are seen. */
export interface RequestSource {
  origin: RequestOrigin;
  sourceKey?: string;
  sourceWording?: string;
}

const toColumns = (input: RequestInput): Row =>
  Object.fromEntries(
    Object.entries(COLUMNS).flatMap(([field, column]) => {
      const value = input[field as keyof typeof COLUMNS];
      return value === undefined ? [] : [[column, value]];
    }),
  );

const stateColumns = (state: RequestState): Row => ({
  status: state.status,
  status_reason: state.statusReason,
  auditor_status: state.auditorStatus,
  auditor_reason: state.auditorReason,
  submitted_on: state.submittedOn,
  closed_on: state.closedOn,
});

/**
 * Inside a change: adds a request with its links.
 *
 * @throws AppError bad_input for a period that ends before it begins or a status without its reason
 */
export function insertRequest(
  workspace: Workspace,
  tx: Change,
  { title, ...input }: RequestInput & { title: string },
  source: RequestSource,
): { id: string; ref: string } {
  const id = newId();
  const ref = requestRef(tx.next('request'));
  const row: Row = {
    id,
    ref,
    number: '',
    origin: source.origin,
    source_key: source.sourceKey ?? '',
    source_wording: source.sourceWording ?? '',
    kind: 'other',
    title,
    wording: '',
    interpretation: '',
    category: '',
    covers_from: null,
    covers_to: null,
    as_of: null,
    assignee_id: null,
    requested_by: '',
    requested_on: null,
    due: null,
    priority: 'normal',
    follow_up_of_id: null,
    ...toColumns(input),
    ...stateColumns(nextState(ref, NEW_STATE, input, today())),
  };
  assertPeriod(ref, row);
  tx.insert('request', row);
  setLinks(workspace, tx, id, input);
  return { id, ref };
}

/**
 * Inside a change: changes a request by the rules of its statuses; links that are given replace those that are there.
 *
 * @throws AppError not_found, or bad_input for a period that ends before it begins, a status without its reason, a chain of
 * follow-ups that would come back to itself
 */
export function updateRequest(workspace: Workspace, tx: Change, id: string, patch: RequestInput): void {
  const before = workspace.need<Row & { ref: string }>('That request', 'SELECT * FROM request WHERE id = ?', [
    id,
  ]);
  const touchesState = STATE_FIELDS.some((field) => patch[field] !== undefined);
  const columns: Row = {
    ...toColumns(patch),
    ...(touchesState ? stateColumns(nextState(before.ref, stateOf(before), patch, today())) : {}),
  };
  assertPeriod(before.ref, { ...before, ...columns });
  if (patch.followUpOfId) assertNoCircle(workspace, id, before.ref, patch.followUpOfId);
  if (Object.keys(columns).length > 0) tx.update('request', id, columns);
  setLinks(workspace, tx, id, patch);
}

/** The columns are checked by the file format, so they hold what their names say. */
const stateOf = (row: Row): RequestState =>
  ({
    status: row['status'],
    statusReason: row['status_reason'],
    auditorStatus: row['auditor_status'],
    auditorReason: row['auditor_reason'],
    submittedOn: row['submitted_on'],
    closedOn: row['closed_on'],
  }) as RequestState;

function assertPeriod(ref: string, row: Row): void {
  const { covers_from: from, covers_to: to } = row;
  if (typeof from === 'string' && typeof to === 'string' && from > to)
    throw new AppError(
      'bad_input',
      `${ref} can not ask for a period that ends ${to}, before it begins ${from}.`,
    );
}

function assertNoCircle(workspace: Workspace, id: string, ref: string, followUpOfId: string): void {
  const comesBack = workspace.get(
    `WITH RECURSIVE earlier (id) AS (VALUES (@start) UNION SELECT r.follow_up_of_id FROM request r JOIN earlier e ON r.id = e.id
       WHERE r.follow_up_of_id IS NOT NULL) SELECT 1 FROM earlier WHERE id = @id`,
    { start: followUpOfId, id },
  );
  if (comesBack)
    throw new AppError('bad_input', `${ref} can not follow up on a request that follows up on it.`);
}

const LINKS = [
  ['controlIds', 'request_control', 'control_id'],
  ['criteria', 'request_criterion', 'criterion_id'],
  ['testIds', 'request_test', 'test_id'],
] as const;

function setLinks(workspace: Workspace, tx: Change, requestId: string, input: RequestInput): void {
  for (const [field, table, column] of LINKS) {
    const values = input[field];
    if (values === undefined) continue;
    const wanted = new Set<string>(values);
    const present = workspace.all<{ id: string; value: string }>(
      `SELECT id, ${column} AS value FROM ${table} WHERE request_id = ?`,
      [requestId],
    );
    for (const { id, value } of present) if (!wanted.delete(value)) tx.remove(table, id);
    for (const value of wanted) tx.insert(table, { id: newId(), request_id: requestId, [column]: value });
  }
}

/**
 * Inside a change: links evidence that is not linked yet. A request that was open is in progress then; that it is received remains
 * for a person to say, because one file may be a part of what was asked for.
 */
export function linkRequestEvidence(
  { workspace, actor }: Pick<Session, 'workspace' | 'actor'>,
  tx: Change,
  requestId: string,
  evidenceIds: readonly string[],
): void {
  const linked = new Set(
    workspace
      .all<{ evidence_id: string }>('SELECT evidence_id FROM request_evidence WHERE request_id = ?', [
        requestId,
      ])
      .map(({ evidence_id }) => evidence_id),
  );
  const fresh = [...new Set(evidenceIds)].filter((id) => !linked.has(id));
  if (fresh.length === 0) return;
  for (const evidenceId of fresh)
    tx.insert('request_evidence', {
      id: newId(),
      request_id: requestId,
      evidence_id: evidenceId,
      added_by: actor,
      added_at: new Date().toISOString(),
    });
  const { status } = workspace.need<{ status: string }>(
    'That request',
    'SELECT status FROM request WHERE id = ?',
    [requestId],
  );
  if (status === 'open') tx.update('request', requestId, { status: 'in_progress' });
}

/** Inside a change: adds a comment of now. @returns its id */
export function insertRequestComment(
  tx: Change,
  comment: { requestId: string; side: CommentSide; author: string; text: string; writtenAt?: string },
): string {
  const id = newId();
  tx.insert('request_comment', {
    id,
    request_id: comment.requestId,
    side: comment.side,
    author: comment.author,
    written_at: comment.writtenAt ?? new Date().toISOString(),
    text: comment.text.trim(),
  });
  return id;
}

const BELONGINGS = [
  'request_control',
  'request_criterion',
  'request_test',
  'request_evidence',
  'request_comment',
];

/**
 * Inside a change: removes requests with their links and comments; the evidence itself stays.
 *
 * @throws AppError conflict while a request that stays follows up on one of them
 */
export function removeRequests(workspace: Workspace, tx: Change, ids: readonly string[]): void {
  // They may follow up on one another: the order must not matter.
  if (ids.length > 1) for (const id of ids) tx.update('request', id, { follow_up_of_id: null });
  for (const id of ids) {
    const follower = workspace.get<{ ref: string; follower: string }>(
      'SELECT r.ref, f.ref AS follower FROM request r JOIN request f ON f.follow_up_of_id = r.id WHERE r.id = ?',
      [id],
    );
    if (follower)
      throw new AppError(
        'conflict',
        `${follower.ref} was not removed: ${follower.follower} follows up on it. Remove that one too, or change what it follows up on.`,
      );
    for (const table of BELONGINGS)
      for (const row of workspace.all<{ id: string }>(`SELECT id FROM ${table} WHERE request_id = ?`, [id]))
        tx.remove(table, row.id);
    // What the auditor wrote stays, also without the request that was made of it.
    for (const item of workspace.all<{ id: string }>('SELECT id FROM review_item WHERE request_id = ?', [id]))
      tx.update('review_item', item.id, { request_id: null });
    tx.remove('request', id);
  }
}
