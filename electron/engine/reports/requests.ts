import type { ReportedRequest, RequestModel } from '../../../shared/domain/request-model.ts';
import { listedProposal, listedRequest, type ListedRequest } from '../../../shared/domain/requests/listed.ts';
import { readOpenProposals } from '../requests/generating-handlers.ts';
import { readComments, readRequests, sampleOf } from '../requests/request-rows.ts';
import type { Session } from '../session.ts';
import { kindFor, reportMeta } from './meta.ts';

/** The request list in one read: the records, or the proposals while nothing is recorded. */
export const gatherRequests = (session: Session): RequestModel =>
  session.workspace.readTogether(() => {
    const records = readRequests(session);
    return {
      meta: reportMeta(session, kindFor(session.engagement().type)),
      requests: records.length > 0 ? recorded(session) : proposed(session),
    };
  });

/** The same list without samples and comments, for a report. */
export function reportRequests(session: Session): ListedRequest[] {
  const records = readRequests(session);
  return records.length > 0 ? records.map(listedRequest) : readOpenProposals(session).map(listedProposal);
}

function recorded(session: Session): ReportedRequest[] {
  const comments = readComments(session);
  return readRequests(session).map((request) => ({
    ...listedRequest(request),
    sample: request.items === null ? [] : sampleOf(session, request),
    comments: (comments.get(request.id) ?? []).map(({ side, author, writtenAt, text }) => ({
      side,
      author,
      writtenAt,
      text,
    })),
  }));
}

const proposed = (session: Session): ReportedRequest[] =>
  readOpenProposals(session).map((proposal) => ({
    ...listedProposal(proposal),
    sample: proposal.items,
    comments: [],
  }));
