/**
 * The bridge letter: written and signed by management, not by the auditor, for the time between the end of the last report and a
 * day that is normally no more than three months later. What it says of changes and incidents follows from the records, so that
 * nobody can claim that nothing happened when they say otherwise.
 */
import { AppError } from '../errors.ts';
import { plainText } from '../policies/words.ts';
import type { ReportChange, ReportIncident } from '../report-model.ts';
import { addDays, daysBetween } from '../readiness/days.ts';
import { BRIDGE_DAYS } from '../vendors.ts';
import type { EngagementType } from '../vocabulary.ts';
import { changeTable, incidentTable } from './description-events.ts';
import type { DocumentCheck, DocumentPart, DraftPart } from './document-model.ts';
import type { DocumentFacts } from './facts.ts';
import { documentOf, longDay, orFill, paragraph, toFill } from './prose.ts';
import { signaturePart } from './wording.ts';

/** What a person enters; null and empty while nobody did. */
export interface BridgeFacts {
  lastType: EngagementType;
  /** Period of the last report; a report of design has no first day. */
  lastFrom: string | null;
  lastTo: string | null;
  /** The firm that signed it. */
  auditor: string;
  /** Last day the letter speaks of. */
  gapTo: string | null;
  /** When the next report is expected, in words or as a day. */
  nextReport: string;
  addressee: string;
}

/** What the records know of the gap; null while its days are not known. */
export interface GapRecords {
  /** Significant or not decided on, at work in the gap or without a day. */
  incidents: readonly ReportIncident[];
  changes: readonly ReportChange[];
}

/** First day of the gap: the day after the last report ended. */
export const gapFrom = ({ lastTo }: Pick<BridgeFacts, 'lastTo'>): string | null =>
  lastTo === null ? null : addDays(lastTo, 1);

type Letter = Pick<DocumentFacts, 'client' | 'system' | 'signer'>;

export function draftBridge(facts: Letter, given: BridgeFacts, records: GapRecords | null): DraftPart[] {
  const letter = (
    part: string,
    title: string,
    blocks: ReturnType<typeof documentOf>['blocks'],
    isFixed = false,
  ): DraftPart => ({
    part,
    number: '',
    title,
    level: 1,
    draft: documentOf(blocks),
    ...(isFixed && { isFixed: true }),
  });
  const { client, system } = facts;
  const from = gapFrom(given);
  const to = longDay(orFill(given.gapTo ?? '', 'last day of this letter'));
  const gap = `${longDay(orFill(from ?? '', 'day after the last report'))} to ${to}`;
  return [
    letter('addressee', 'Addressee', [
      paragraph(`To ${orFill(given.addressee, 'customers who received the last report')}`),
    ]),
    letter('opening', 'Last report', [
      paragraph(
        `The last SOC 2 Type ${given.lastType} report on ${system} of ${client} ${reported(given)}. It was issued by ${orFill(given.auditor, 'name of the audit firm')}.`,
      ),
      paragraph(`This letter speaks of the time from ${gap}, for which no report has been issued yet.`),
    ]),
    letter('statement', 'Changes and incidents', statement(gap, records), true),
    letter('next', 'Next report', [paragraph(`The next report is expected ${expected(given.nextReport)}.`)]),
    letter('reliance', 'Reliance', [
      paragraph(
        `This letter was written by the management of ${client}. No auditor examined it, and it does not stand in for a report. It says nothing of the time after ${to}, and nobody should rely on it beyond that day.`,
      ),
    ]),
    signaturePart(facts),
  ];
}

function reported({ lastType, lastFrom, lastTo }: BridgeFacts): string {
  const to = longDay(orFill(lastTo ?? '', 'its last day'));
  if (lastType === 'I') return `speaks of the design of controls as of ${to}`;
  return `covers the period ${longDay(orFill(lastFrom ?? '', 'its first day'))} to ${to}`;
}

const expected = (next: string): string => {
  if (next.trim() === '') return toFill('when');
  return /^\d{4}-\d{2}-\d{2}$/.test(next) ? `by ${longDay(next)}` : next;
};

/** True by the records: what was decided to be significant is listed, and only silence in them allows to say that nothing is known. */
function statement(gap: string, records: GapRecords | null) {
  if (records === null)
    return [paragraph(toFill('What changed and happened, once the first and the last day are entered'))];
  const { incidents, changes } = records;
  const told = {
    incidents: incidents.filter(({ isDecided }) => isDecided),
    changes: changes.filter(({ isDecided }) => isDecided),
  };
  const open = [...incidents, ...changes].filter(({ isDecided }) => !isDecided);
  const isQuiet = incidents.length === 0 && changes.length === 0;
  return [
    ...(told.changes.length > 0
      ? [paragraph(`From ${gap}, these material changes were made to the system and its controls.`)]
      : []),
    ...changeTable(told.changes),
    ...(told.incidents.length > 0
      ? [
          paragraph(
            `From ${gap}, these incidents came from controls that did not work, or kept a commitment from being met.`,
          ),
        ]
      : []),
    ...incidentTable(told.incidents),
    ...open.map(({ name }) => paragraph(toFill(`Decide whether ${name} is told here`))),
    ...(isQuiet
      ? [
          paragraph(
            `From ${gap}, management knows of no material change of the system and its controls, and of no incident that came from controls which did not work or that kept a commitment from being met.`,
          ),
        ]
      : []),
    ...(!isQuiet && open.length === 0
      ? [paragraph('Management knows of no other material change and no other such incident in this time.')]
      : []),
  ];
}

/** Says that nothing happened, in whichever words: "no material changes", "not aware of any incident", "free of incidents". */
const CLAIMS_NOTHING =
  /\b(?:no|not|none|never|neither|without|free (?:of|from)|nothing)\b[^.;!?\n]{0,90}\b(?:changes?|changed|incidents?|breach(?:es|ed)?|events?|happened|occurred)\b|\b(?:changes?|incidents?|breach(?:es)?|events?)\b[^.;!?\n]{0,60}\b(?:none|nil|not occur(?:red)?|unchanged)\b|\bunchanged\b/iu;

export const claimsNothing = (text: string): boolean => CLAIMS_NOTHING.test(text);

/** What keeps the letter from going out, and what to look at before it does. */
export function bridgeChecks(
  given: BridgeFacts,
  records: GapRecords | null,
  parts: readonly DocumentPart[],
): DocumentCheck[] {
  const checks: DocumentCheck[] = [];
  const { incidents, changes } = records ?? { incidents: [], changes: [] };
  const add = (level: DocumentCheck['level'], part: string | null, text: string, link = '') =>
    checks.push({ level, part, text, link });
  const from = gapFrom(given);
  if (records === null)
    add(
      'block',
      'opening',
      'The last day of the last report and the last day of this letter are needed to look up what happened between them.',
    );
  if (from && given.gapTo && given.gapTo < from)
    add(
      'block',
      'opening',
      `The letter ends on ${given.gapTo}, before the last report does. There is no gap to bridge.`,
    );
  if (from && given.gapTo && daysBetween(from, given.gapTo) >= BRIDGE_DAYS)
    add(
      'warning',
      'opening',
      `The gap from ${from} to ${given.gapTo} is longer than the usual three months. Readers may ask for a new report instead.`,
    );
  const undecided = (kind: string, events: readonly { name: string; isDecided: boolean }[], link: string) =>
    events
      .filter(({ isDecided }) => !isDecided)
      .forEach(({ name }) =>
        add('block', 'statement', `${kind} ${name} is not decided on: say whether it is significant.`, link),
      );
  undecided('Incident', incidents, '/registers/incidents');
  undecided('Change', changes, '/registers/changes');
  const happened = incidents.length + changes.length;
  for (const { part, body, state } of parts) {
    if (happened > 0 && state !== 'draft' && claimsNothing(plainText(body)))
      add(
        'block',
        part,
        `The text says that nothing changed or happened, and the records hold ${happened} ${happened === 1 ? 'event' : 'events'} in this time. Take the sentence out.`,
      );
  }
  return checks;
}

/** @throws AppError conflict when a check keeps the document from going out */
export function demandUnblocked(name: string, checks: readonly DocumentCheck[]): void {
  const blocking = checks.filter(({ level }) => level === 'block').map(({ text }) => text);
  if (blocking.length > 0)
    throw new AppError('conflict', `${name} was not exported. ${blocking.join(' ')}`, { blocking });
}
