import type { BridgeFacts, GapRecords } from '../../../shared/domain/documents/bridge.ts';
import { gapFrom } from '../../../shared/domain/documents/bridge.ts';
import type { DocumentFacts } from '../../../shared/domain/documents/facts.ts';
import { bridgeLimit } from '../../../shared/domain/vendors.ts';
import type { EngagementType } from '../../../shared/domain/vocabulary.ts';
import { reportEvents } from '../reports/events.ts';
import type { Session } from '../session.ts';
import { newId } from '../workspace/workspace.ts';

/** The one row with what was entered; apart from texts, because it is none. */
const PLACE = ['bridge-facts', 'facts'];

const readStored = ({ workspace }: Session) =>
  workspace.get<{ id: string; body: string }>(
    'SELECT id, body FROM document_text WHERE document = ? AND part = ?',
    PLACE,
  );

/** What the letter is about: what was entered, and what follows from the engagements until somebody enters it. */
export function readBridgeFacts(session: Session, { today }: Pick<DocumentFacts, 'today'>): BridgeFacts {
  const stored = readStored(session);
  const entered = stored ? (JSON.parse(stored.body) as Partial<BridgeFacts>) : {};
  const last = lastReport(session, today);
  const lastTo = entered.lastTo ?? last.lastTo;
  return {
    ...last,
    auditor: '',
    nextReport: '',
    addressee: '',
    ...entered,
    lastTo,
    gapTo: entered.gapTo ?? usualEnd(lastTo, today),
  };
}

/** Today, or the end of the usual three months. */
function usualEnd(lastTo: string | null, today: string): string | null {
  if (lastTo === null || lastTo >= today) return null;
  const limit = bridgeLimit(lastTo);
  return today < limit ? today : limit;
}

/** The report of this engagement once its days are over, that of the engagement before it until then. */
function lastReport(session: Session, today: string): Pick<BridgeFacts, 'lastType' | 'lastFrom' | 'lastTo'> {
  const { type, as_of, period_from, period_to } = session.engagement();
  const own = { lastType: type, lastFrom: period_from, lastTo: type === 'I' ? as_of : period_to };
  if (own.lastTo !== null && own.lastTo < today) return own;
  const before = session.workspace.get<{ type: EngagementType; period_from: string | null; last: string }>(
    `SELECT type, period_from, coalesce(period_to, as_of) AS last FROM prior_engagement
     ORDER BY last DESC LIMIT 1`,
  );
  return before
    ? { lastType: before.type, lastFrom: before.period_from, lastTo: before.last }
    : { lastType: type, lastFrom: null, lastTo: null };
}

/** Enters what the letter is about; what is left out stays. */
export function changeBridgeFacts(session: Session, patch: Partial<BridgeFacts>): void {
  const stored = readStored(session);
  const entered = stored ? (JSON.parse(stored.body) as Partial<BridgeFacts>) : {};
  const body = JSON.stringify({ ...entered, ...patch });
  session.change('Facts of the bridge letter', (tx) => {
    if (stored) tx.update('document_text', stored.id, { body });
    else {
      const [document, part] = PLACE;
      tx.insert('document_text', { id: newId(), document: document ?? '', part: part ?? '', body });
    }
  });
}

/** Incidents and changes in the gap; null while its days are not known. */
export function readGap(session: Session, given: BridgeFacts): GapRecords | null {
  const from = gapFrom(given);
  if (from === null || given.gapTo === null) return null;
  return reportEvents(session, { from, to: given.gapTo });
}
