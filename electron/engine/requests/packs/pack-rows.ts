import type { PackAudience } from '../../../../shared/domain/request-pack/sheet.ts';
import type { ReturnSummary } from '../../../../shared/contract/requests/packs.ts';
import type { Session } from '../../session.ts';

export interface Pack {
  id: string;
  ref: string;
  audience: PackAudience;
  recipient: string;
  due: string | null;
  requests: { id: string; ref: string; number: string; folder: string }[];
  fileName: string;
  sha256: string;
  madeBy: string;
  madeAt: string;
}

export interface Return {
  id: string;
  packId: string | null;
  packRef: string | null;
  fileName: string;
  summary: ReturnSummary;
  receivedBy: string;
  receivedAt: string;
}

/** Newest first. */
export function readPacks({ workspace }: Session): Pack[] {
  return workspace
    .all<Omit<Pack, 'requests'> & { requests: string }>(
      `SELECT id, ref, audience, recipient, due, requests, file_name AS fileName, sha256, made_by AS madeBy, made_at AS madeAt
       FROM request_pack ORDER BY made_at DESC, id DESC`,
    )
    .map((row) => ({ ...row, requests: JSON.parse(row.requests) as Pack['requests'] }));
}

/** Newest first. */
export function readReturns({ workspace }: Session): Return[] {
  return workspace
    .all<Omit<Return, 'summary'> & { summary: string }>(
      `SELECT r.id, r.pack_id AS packId, p.ref AS packRef, r.file_name AS fileName, r.summary, r.received_by AS receivedBy,
         r.received_at AS receivedAt
       FROM request_return r LEFT JOIN request_pack p ON p.id = r.pack_id ORDER BY r.received_at DESC, r.id DESC`,
    )
    .map((row) => ({ ...row, summary: JSON.parse(row.summary) as ReturnSummary }));
}
