/** What the description tells of incidents (DC 4) and of changes in the period (DC 9). */
import { CHANGE_KIND_NAMES } from '../programme-vocabulary.ts';
import type { PolicyBlock } from '../policies/document.ts';
import type { ReportChange, ReportIncident } from '../report-model.ts';
import type { DraftPart } from './document-model.ts';
import type { DocumentFacts } from './facts.ts';
import { addMonths } from '../readiness/days.ts';
import { documentOf, longDay, paragraph, paragraphs, tableOf, toFill } from './prose.ts';

export function eventParts(facts: DocumentFacts): { incidents: DraftPart; changes: DraftPart } {
  const { type, from, to, notes } = facts;
  // A Type I speaks of one day; its reader asks for the year before it.
  const days = `${longDay(type === 'I' ? addMonths(to, -12) : from)} to ${longDay(to)}`;
  return {
    incidents: {
      part: 'dc4',
      number: '4',
      title: 'Significant incidents',
      level: 1,
      draft: documentOf(
        told(facts.incidents, {
          lead: `From ${days}, these incidents came from controls that were not suitably designed or did not operate, or kept a commitment from being met.`,
          none: `From ${days}, no incident is recorded that came from a control which was not suitably designed or did not operate, or that kept a commitment from being met.`,
          table: incidentTable,
          note: notes[4] ?? '',
        }),
      ),
    },
    changes: {
      part: 'dc9',
      number: '9',
      title: 'Significant changes in the period',
      level: 1,
      draft: documentOf(
        told(facts.changes, {
          lead: `From ${days}, the system and its controls changed in these ways that matter to report users.`,
          none: `From ${days}, no change of the system or its controls is recorded that matters to report users.`,
          table: changeTable,
          note: notes[9] ?? '',
        }),
      ),
    },
  };
}

interface Telling<Event> {
  lead: string;
  none: string;
  table: (events: readonly Event[]) => PolicyBlock[];
  note: string;
}

/** What is decided is told; what is not decided stands as something to fill in, and so does silence without a word of a person. */
function told<Event extends { name: string; isDecided: boolean }>(
  events: readonly Event[],
  { lead, none, table, note }: Telling<Event>,
): PolicyBlock[] {
  const decided = events.filter(({ isDecided }) => isDecided);
  const open = events.filter(({ isDecided }) => !isDecided);
  const isSilent = events.length === 0 && note.trim() === '';
  return [
    ...(decided.length > 0 ? [paragraph(lead), ...table(decided)] : []),
    ...(events.length === 0 ? [paragraph(none)] : []),
    ...(isSilent ? [paragraph(toFill('Management confirms this, or tells what happened'))] : []),
    ...open.map(({ name }) => paragraph(toFill(`Decide whether ${name} is told here`))),
    ...paragraphs(note),
  ];
}

/** Also used by the bridge letter. */
export const incidentTable = (incidents: readonly ReportIncident[]): PolicyBlock[] =>
  tableOf(
    ['Incident', 'When', 'Effect', 'Cause, and how it ended'],
    incidents.map(({ name, began, detected, resolved, effect, rootCause, resolution }) => [
      name,
      [began || detected, resolved ? `to ${resolved}` : 'not resolved yet'].filter(Boolean).join(' '),
      effect || toFill('Effect'),
      [rootCause || toFill('Cause'), resolution].filter(Boolean).join('\n'),
    ]),
  );

/** Also used by the bridge letter. */
export const changeTable = (changes: readonly ReportChange[]): PolicyBlock[] =>
  tableOf(
    ['Change', 'On', 'What changed', 'Effect on commitments and controls'],
    changes.map(({ name, kind, changedOn, description, effect }) => [
      `${name}\n${CHANGE_KIND_NAMES[kind]}`,
      changedOn ?? toFill('Date'),
      description || toFill('What changed'),
      effect || toFill('Effect'),
    ]),
  );
