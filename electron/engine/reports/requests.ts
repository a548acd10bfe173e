import type { RequestModel } from '../../../shared/domain/request-model.ts';
import { readRequests } from '../audit/running-handlers.ts';
import type { Session } from '../session.ts';
import { kindFor } from './gather.ts';
import { reportMeta } from './meta.ts';

/** The request list in one read: what the screen shows, received or not. */
export const gatherRequests = (session: Session): RequestModel =>
  session.workspace.readTogether(() => ({
    meta: reportMeta(session, kindFor(session.engagement().type)),
    requests: readRequests(session),
  }));
