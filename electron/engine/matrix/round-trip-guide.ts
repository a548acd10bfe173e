/** What the client is told about the workbook: what each column takes, and what may be done with rows and columns. */
import {
  CHOICES,
  FIELD_HEADERS,
  FIELD_LIMITS,
  ID_HEADER,
  isChoice,
  ROUND_TRIP_FIELDS,
  type RoundTripField,
} from '../../../shared/domain/matrix-round-trip/fields.ts';

/** A heading, or a term with its meaning. */
export type GuideLine = readonly [term: string] | readonly [term: string, meaning: string];

const MEANINGS: Record<RoundTripField, string> = {
  ref: 'The number of the control. Every control has one, and no two have the same.',
  title: 'A short name. Every control has one.',
  domain: 'The group that the control stands in, such as Access or Change management.',
  statement: 'Who does what, how often, and what is left to show for it.',
  criteria: 'The criteria that the control serves, such as CC6.1, CC6.2. The sheet "Criteria" lists them.',
  rationales: 'Why the control serves a criterion. One line for each, which begins with it: "CC6.1: why".',
  risk: 'What could go wrong without the control.',
  owner: 'The one person who answers for the control. A name that is not in the list may be typed.',
  frequency: 'How often the control is performed.',
  nature: 'Whether it prevents, detects or corrects.',
  mode: 'IT-dependent: a person performs it and relies on a report of a system.',
  layer: 'Where it works.',
  isKey: 'Whether the audit rests on it.',
  samplingRisk: 'The assessed risk that the control fails: it decides how many items are tested.',
  responsibility: 'Whether your organization operates it, a provider does, or both.',
  provider: 'Which provider, where one has a part in it.',
  policy: 'The policy that it carries out.',
  system: 'The systems that it concerns.',
  evidenceWanted: 'What will be asked for to show that it operates.',
  notes: 'Anything else.',
};

/** The lines of the sheet "Read me". */
export function guideLines(facts: { exportedAt: string; headHash: string; controls: number }): GuideLine[] {
  return [
    ['Exported', `${facts.exportedAt.slice(0, 16).replace('T', ' ')} UTC, ${facts.controls} controls`],
    ['Workspace state', facts.headHash],
    ['What to do'],
    ['Edit', 'Change any white cell of the sheet "Controls", save the workbook as .xlsx and send it back.'],
    [
      'What happens then',
      'Each cell is compared with what was exported. Your consultant sees every difference and takes over what both of you agree on. Nothing is replaced unseen.',
    ],
    [
      'Add a control',
      `Write it into a row below the last one. It needs a number and a title; leave "${ID_HEADER}" empty.`,
    ],
    ['Remove a control', `Clear its cells, or delete the row (see "Locked cells"). Its removal is proposed.`],
    [
      'Filter, hide, move',
      'Columns may be hidden or made wider, and rows filtered. Keep the headings as they are.',
    ],
    [
      'Locked cells',
      `The headings and "${ID_HEADER}" are locked, because the ID is how a row is found again. Excel refuses to sort or delete rows while a cell in them is locked: choose Review, Unprotect Sheet (there is no password) and sort whole rows, with the ID.`,
    ],
    ['What the columns hold'],
    ...ROUND_TRIP_FIELDS.map((field): GuideLine => [FIELD_HEADERS[field], columnText(field)]),
  ];
}

/** Characters; what is longer than any cell that people write needs no mention. */
const WORTH_SAYING = 1000;

function columnText(field: RoundTripField): string {
  if (isChoice(field)) return `${MEANINGS[field]} One of: ${Object.values(CHOICES[field]).join(', ')}.`;
  const limit = FIELD_LIMITS[field];
  return limit === undefined || limit > WORTH_SAYING
    ? MEANINGS[field]
    : `${MEANINGS[field]} Up to ${limit.toLocaleString('en')} characters.`;
}
