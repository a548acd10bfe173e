import type { RequestComment, RequestDetail, RequestRow } from '../../../shared/contract/requests/records.ts';
import type { AuditorStatus, RequestStatus } from '../../../shared/domain/request-vocabulary.ts';
import type { Generated } from '../../../shared/domain/requests/match.ts';
import type { RequestProposal } from '../../../shared/domain/requests/proposals.ts';
import { timingOf } from '../../../shared/domain/requests/timing.ts';
import type { TestKind } from '../../../shared/domain/vocabulary.ts';
import { workpaperRef } from '../../../shared/domain/workpapers.ts';
import { readAuditFacts } from '../audit/mock-audit-facts.ts';
import { today } from '../readiness/today.ts';
import type { Session } from '../session.ts';
import { readFinder } from './request-proposals.ts';

interface Named {
  id: string;
  ref: string;
  title: string;
}

interface Stored extends Omit<
  RequestRow,
  | 'followUpOf'
  | 'controls'
  | 'criteria'
  | 'tests'
  | 'evidence'
  | 'items'
  | 'timing'
  | 'isThere'
  | 'isOutdated'
> {
  sourceKey: string;
  sourceWording: string;
  followUpOf: string | null;
  followUpRef: string | null;
  followUpTitle: string | null;
}

const SELECT_REQUESTS = `
SELECT r.id, r.ref, r.number, r.origin, r.source_key AS sourceKey, r.source_wording AS sourceWording, r.kind, r.title, r.wording,
  r.interpretation, r.category, r.covers_from AS coversFrom, r.covers_to AS coversTo, r.as_of AS asOf, r.assignee_id AS assigneeId,
  p.name AS assignee, r.requested_by AS requestedBy, r.requested_on AS requestedOn, r.due, r.priority, r.status,
  r.status_reason AS statusReason, r.auditor_status AS auditorStatus, r.auditor_reason AS auditorReason,
  r.submitted_on AS submittedOn, r.closed_on AS closedOn, f.id AS followUpOf, f.ref AS followUpRef, f.title AS followUpTitle,
  (SELECT count(*) FROM request_comment m WHERE m.request_id = r.id) AS comments
FROM request r LEFT JOIN person p ON p.id = r.assignee_id LEFT JOIN request f ON f.id = r.follow_up_of_id
ORDER BY length(r.ref), r.ref`;

/** The request list by reference, kept until the next change. */
export const readRequests = (session: Session): readonly RequestRow[] =>
  session.workspace.cached(`requests ${today()}`, () => read(session).map(({ row }) => row));

/** What recorded requests keep of the proposals that they were made from. */
export const readGenerated = (session: Session): readonly (Generated & { id: string })[] =>
  session.workspace.cached(`generated requests ${today()}`, () =>
    read(session).flatMap(({ row, generated }) => (generated ? [{ id: row.id, ...generated }] : [])),
  );

function read(session: Session): { row: RequestRow; generated: Generated | null }[] {
  const { workspace } = session;
  const links = readLinks(session);
  const proposalOf = readFinder(session);
  const samples = new Map(
    readAuditFacts(session).tests.flatMap(({ id, sample }) => (sample ? [[id, sample.items]] : [])),
  );
  const day = today();
  return workspace.all<Stored>(SELECT_REQUESTS).map((stored) => {
    const { sourceKey, sourceWording, followUpOf, followUpRef, followUpTitle, ...fields } = stored;
    const controls = links.controls.get(fields.id) ?? [];
    const tests = links.tests.get(fields.id) ?? [];
    const generated: Generated | null =
      sourceKey === ''
        ? null
        : { sourceKey, sourceWording, kind: fields.kind, controlIds: controls.map(({ id }) => id) };
    const proposal = generated ? proposalOf(generated) : undefined;
    const timing = timingOf(fields, day);
    const items = fields.kind === 'sample' ? tests.flatMap(({ id }) => samples.get(id) ?? []) : [];
    const row: RequestRow = {
      ...fields,
      followUpOf:
        followUpOf === null ? null : { id: followUpOf, ref: followUpRef ?? '', title: followUpTitle ?? '' },
      controls,
      criteria: links.criteria.get(fields.id) ?? [],
      tests,
      evidence: links.evidence.get(fields.id) ?? [],
      items:
        items.length === 0
          ? null
          : { received: items.filter(({ hasEvidence }) => hasEvidence).length, total: items.length },
      timing,
      isThere: timing !== 'settled' && isThere(proposal, items),
      isOutdated: timing !== 'settled' && proposal !== undefined && proposal.wording !== sourceWording,
    };
    return { row, generated };
  });
}

/** By the proposal, or, for items that another list asks for, by the items. */
const isThere = (
  proposal: RequestProposal | undefined,
  items: readonly { hasEvidence: boolean }[],
): boolean =>
  proposal ? proposal.state === 'there' : items.length > 0 && items.every(({ hasEvidence }) => hasEvidence);

function readLinks({ workspace }: Session) {
  const named = (sql: string): Map<string, Named[]> =>
    group(workspace.all<Named & { requestId: string }>(sql), ({ id, ref, title }) => ({ id, ref, title }));
  return {
    controls: named(
      `SELECT l.request_id AS requestId, c.id, c.ref, c.title FROM request_control l JOIN control c ON c.id = l.control_id ORDER BY c.ref`,
    ),
    evidence: named(
      `SELECT l.request_id AS requestId, e.id, e.ref, e.title FROM request_evidence l JOIN evidence e ON e.id = l.evidence_id
       ORDER BY length(e.ref), e.ref`,
    ),
    criteria: group(
      workspace.all<{ requestId: string; criterion: string }>(
        'SELECT request_id AS requestId, criterion_id AS criterion FROM request_criterion ORDER BY criterion_id',
      ),
      ({ criterion }) => criterion,
    ),
    tests: group(
      workspace.all<{ requestId: string; id: string; kind: TestKind; ref: string }>(
        `SELECT l.request_id AS requestId, t.id, t.kind, c.ref FROM request_test l JOIN test t ON t.id = l.test_id
           JOIN control c ON c.id = t.control_id ORDER BY c.ref, t.kind`,
      ),
      ({ id, kind, ref }) => ({ id, workpaper: workpaperRef(kind, ref) }),
    ),
  };
}

function group<Row extends { requestId: string }, Value>(
  rows: readonly Row[],
  toValue: (row: Row) => Value,
): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const row of rows) {
    const values = groups.get(row.requestId);
    if (values) values.push(toValue(row));
    else groups.set(row.requestId, [toValue(row)]);
  }
  return groups;
}

/** One request with its items, comments and follow-ups. @throws AppError not_found */
export function readRequest(session: Session, id: string): RequestDetail {
  const { workspace } = session;
  const { ref } = workspace.need<{ ref: string }>('That request', 'SELECT ref FROM request WHERE id = ?', [
    id,
  ]);
  const request = readRequests(session).find((row) => row.ref === ref) as RequestRow;
  const generated = readGenerated(session).find((entry) => entry.id === id);
  const proposal = generated && readFinder(session)(generated);
  return {
    request,
    sample: request.items === null ? [] : sampleOf(session, request),
    comments: readComments(session).get(id) ?? [],
    followUps: workspace.all<Named & { status: RequestStatus; auditorStatus: AuditorStatus }>(
      `SELECT id, ref, title, status, auditor_status AS auditorStatus FROM request WHERE follow_up_of_id = ? ORDER BY length(ref), ref`,
      [id],
    ),
    update: request.isOutdated && proposal ? { title: proposal.title, wording: proposal.wording } : null,
  };
}

/** Comments by request, oldest first. */
export function readComments({ workspace }: Session): Map<string, RequestComment[]> {
  return group(
    workspace.all<RequestComment & { requestId: string }>(
      `SELECT request_id AS requestId, id, side, author, written_at AS writtenAt, text FROM request_comment ORDER BY written_at, id`,
    ),
    ({ id, side, author, writtenAt, text }) => ({ id, side, author, writtenAt, text }),
  );
}

/** The items of the samples of its tests, each with whether evidence is there. */
export function sampleOf(session: Session, { tests }: Pick<RequestRow, 'tests'>): RequestDetail['sample'] {
  const wanted = new Set(tests.map(({ id }) => id));
  return readAuditFacts(session)
    .tests.filter(({ id }) => wanted.has(id))
    .flatMap(({ sample }) => sample?.items ?? [])
    .map(({ key, date, description, hasEvidence }) => ({ key, date, description, received: hasEvidence }));
}
