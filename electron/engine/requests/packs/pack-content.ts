/** What goes into a request pack, gathered in one read. */
import type { RequestItem, RequestRow } from '../../../../shared/contract/requests/records.ts';
import { folderName } from '../../../../shared/domain/request-pack/names.ts';
import type { PackAudience } from '../../../../shared/domain/request-pack/sheet.ts';
import type { Session } from '../../session.ts';
import { readComments, readRequest, readRequests } from '../request-rows.ts';

export interface PackRequest {
  row: RequestRow;
  folder: string;
  items: readonly RequestItem[];
  /** The last comment of the side that the pack goes to, '' without one. */
  lastComment: string;
  /** Evidence that goes along; for the auditor only. */
  evidence: readonly PackEvidence[];
}

export interface PackEvidence {
  ref: string;
  title: string;
  fileName: string;
  sha256: string;
  /** Bytes. */
  size: number;
}

export interface PackContent {
  id: string;
  ref: string;
  audience: PackAudience;
  recipient: string;
  /** ISO 8601; the day by which all of it is needed. */
  due: string | null;
  note: string;
  madeAt: string;
  madeBy: string;
  engagement: { id: string; client: string; system: string; firm: string; period: string };
  requests: readonly PackRequest[];
}

interface Wanted {
  requestIds: readonly string[];
  audience: PackAudience;
  recipient: string;
  due: string | null;
  note: string;
}

/** @throws AppError not_found for a request that is gone */
export function gatherPack(session: Session, wanted: Wanted, name: { id: string; ref: string }): PackContent {
  const { id, client, system, firm, period_from: from, period_to: to, as_of: asOf } = session.engagement();
  const comments = readComments(session);
  const chosen = new Set(wanted.requestIds);
  for (const requestId of chosen) readRequest(session, requestId);
  const rows = readRequests(session).filter((row) => chosen.has(row.id));
  const side = wanted.audience;
  return {
    ...name,
    audience: wanted.audience,
    recipient: wanted.recipient,
    due: wanted.due,
    note: wanted.note.trim(),
    madeAt: new Date().toISOString(),
    madeBy: session.actor,
    engagement: { id, client, system, firm, period: from && to ? `${from} to ${to}` : (asOf ?? '') },
    requests: rows.map((row) => ({
      row,
      folder: folderName(row.ref, row.title),
      items: readRequest(session, row.id).sample,
      lastComment: comments.get(row.id)?.findLast((comment) => comment.side === side)?.text ?? '',
      evidence: wanted.audience === 'auditor' ? evidenceOf(session, row.id) : [],
    })),
  };
}

/** The newest version of each piece. */
function evidenceOf({ workspace }: Session, requestId: string): PackEvidence[] {
  return workspace.all<PackEvidence>(
    `SELECT e.ref, e.title, f.file_name AS fileName, f.sha256, f.size
     FROM request_evidence l JOIN evidence e ON e.id = l.evidence_id JOIN evidence_file f ON f.evidence_id = e.id
     WHERE l.request_id = ? AND f.version = (SELECT max(version) FROM evidence_file WHERE evidence_id = e.id)
     ORDER BY length(e.ref), e.ref`,
    [requestId],
  );
}

/** "2026-01-01 to 2026-06-30", "as of 2026-06-30", or '' where the request speaks of no time. */
export function timeOf({ coversFrom, coversTo, asOf }: RequestRow): string {
  if (asOf !== null) return `as of ${asOf}`;
  if (coversFrom !== null && coversTo !== null) return `${coversFrom} to ${coversTo}`;
  return coversFrom !== null ? `from ${coversFrom}` : coversTo !== null ? `to ${coversTo}` : '';
}
