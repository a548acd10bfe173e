/** Reads the status words of request lists, which mix what the client did with what the auditor said. */
import type { AuditorStatus, RequestStatus } from '../request-vocabulary.ts';
import { plainWords } from '../table-import/plain-words.ts';

export interface StatusReading {
  status: RequestStatus;
  auditorStatus: AuditorStatus;
  /** The word says that the day has passed, which follows from the due date. */
  isOverdue?: boolean;
}

const OPEN: StatusReading = { status: 'open', auditorStatus: 'none' };
const RETURNED: StatusReading = { status: 'in_progress', auditorStatus: 'returned' };
const WORKING: StatusReading = { status: 'in_progress', auditorStatus: 'none' };
const WITH_AUDITOR: StatusReading = { status: 'submitted', auditorStatus: 'under_review' };
const ACCEPTED: StatusReading = { status: 'submitted', auditorStatus: 'accepted' };
const NOT_NEEDED: StatusReading = { status: 'not_applicable', auditorStatus: 'withdrawn' };

/** Asked in this order, so that "not received" is no "received" and "received, in review" is in review. Words as of `plainWords`. */
const MEANINGS: readonly [RegExp, StatusReading][] = [
  [
    /\b(?:follow ?up|returned|revis\w*|rework\w*|resubmit\w*|reject\w*|declined|not accepted|not satisf\w*|insufficient|incomplete|unvollstandig|(?:more|additional|further) (?:info\w*|evidence|needed|required|requested)|needs (?:more|info|clarification)|clarif\w*|quer(?:y|ies)|question\w*|nachforder\w*|ruckfrage\w*|abgelehnt|zuruck\w*|rejete|a completer|sent back|reopened)\b/,
    RETURNED,
  ],
  [/\b(?:overdue|late|past due|delayed|uberfallig|verspatet|en retard)\b/, { ...OPEN, isOverdue: true }],
  [
    /\b(?:n a|na|not applicable|not required|no longer|not needed|withdrawn|cancell?ed|superseded|duplicate|dropped|entfall\w*|nicht zutreffend|nicht anwendbar|zuruckgezogen|sans objet)\b/,
    NOT_NEEDED,
  ],
  [
    /\b(?:not (?:yet )?(?:received|started|provided|submitted|sent)|outstanding|missing|awaiting|waiting for client|nicht (?:erhalten|begonnen|geliefert)|ausstehend|fehlt)\b/,
    OPEN,
  ],
  [
    /\b(?:(?:under|in|being|for|pending) review\w*|reviewing|with auditor|auditor review\w*|being looked at|in prufung|wird gepruft|en revue)\b/,
    WITH_AUDITOR,
  ],
  [
    /\b(?:in progress|in process|wip|work(?:ing)? (?:on|in progress)|working|ongoing|started|partial\w*|partly|in arbeit|in bearbeitung|teilweise|begonnen|en cours)\b/,
    WORKING,
  ],
  [
    /\b(?:accept\w*|approved|cleared|satisf\w*|closed|complete|completed|done|finali[sz]ed|final|resolved|passed|no exceptions?|erledigt|abgeschlossen|geschlossen|akzeptiert|genehmigt|clos|cloture|termine|recu et accepte)\b/,
    ACCEPTED,
  ],
  [
    /\b(?:submitted|provided|uploaded|sent|delivered|supplied|received|rec d|recd|rcvd|shared|available|ready|eingereicht|geliefert|erhalten|hochgeladen|bereitgestellt|ubermittelt|eingegangen|fourni|recu|transmis)\b/,
    WITH_AUDITOR,
  ],
  [
    /\b(?:open|new|requested|re ?quest sent|to do|todo|pending|offen|neu|angefragt|ouvert|nouveau|a faire)\b/,
    OPEN,
  ],
];

/**
 * What a status word says of both sides; null when it is not known. `legend` holds words that the list itself explains, in lower
 * case: an explanation counts where the word alone says nothing.
 */
export function readStatus(text: string, legend?: ReadonlyMap<string, string>): StatusReading | null {
  const words = plainWords(text);
  if (words === '') return null;
  const found = MEANINGS.find(([pattern]) => pattern.test(words));
  if (found) return found[1];
  const meaning = legend?.get(text.trim().toLowerCase());
  return meaning === undefined ? null : readStatus(meaning);
}

const ORDER: readonly RequestStatus[] = ['open', 'in_progress', 'received', 'submitted'];

/** Whether a status of our side is behind another one. "Not applicable" is a decision and behind nothing. */
export function isBehind(one: RequestStatus, other: RequestStatus): boolean {
  if (one === 'not_applicable') return false;
  return other === 'not_applicable' || ORDER.indexOf(one) < ORDER.indexOf(other);
}
