/** What of a control travels to the client's spreadsheet and back: its fields, their headings, and each value as a cell's text. */
import {
  FREQUENCY_NAMES,
  LAYER_NAMES,
  MODE_NAMES,
  NATURE_NAMES,
  RESPONSIBILITY_NAMES,
  type Frequency,
  type Layer,
  type Mode,
  type Nature,
  type Responsibility,
} from '../vocabulary.ts';
import { SAMPLING_RISK_NAMES, type SamplingRisk } from '../sampling/index.ts';

export const ROUND_TRIP_FIELDS = [
  'ref',
  'title',
  'domain',
  'statement',
  'criteria',
  'rationales',
  'risk',
  'owner',
  'frequency',
  'nature',
  'mode',
  'layer',
  'isKey',
  'samplingRisk',
  'responsibility',
  'provider',
  'policy',
  'system',
  'evidenceWanted',
  'notes',
] as const;
export type RoundTripField = (typeof ROUND_TRIP_FIELDS)[number];

/** Every field of one control as the text of its cell. */
export type Texts = Record<RoundTripField, string>;

/** Headings of the columns. They are how a column is found again, wherever it was moved to. */
export const FIELD_HEADERS: Record<RoundTripField, string> = {
  ref: 'Number',
  title: 'Title',
  domain: 'Domain',
  statement: 'Control statement',
  criteria: 'Criteria',
  rationales: 'Why it serves them',
  risk: 'Risk',
  owner: 'Owner',
  frequency: 'Frequency',
  nature: 'Nature',
  mode: 'Mode',
  layer: 'Layer',
  isKey: 'Key control',
  samplingRisk: 'Sampling risk',
  responsibility: 'Responsibility',
  provider: 'Provider',
  policy: 'Policy',
  system: 'System',
  evidenceWanted: 'Evidence to provide',
  notes: 'Notes',
};
export const ID_HEADER = 'Trustbench ID';
/** Only in a CSV file, which has no second sheet: what tells whether a row changed here since. */
export const STATE_HEADER = 'Trustbench state';
export const CONTROLS_SHEET = 'Controls';

export const YES_NO_NAMES = { yes: 'Yes', no: 'No' } as const;

/** The closed lists, by the code that the file keeps. */
export const CHOICES = {
  frequency: FREQUENCY_NAMES,
  nature: NATURE_NAMES,
  mode: MODE_NAMES,
  layer: LAYER_NAMES,
  isKey: YES_NO_NAMES,
  samplingRisk: SAMPLING_RISK_NAMES,
  responsibility: RESPONSIBILITY_NAMES,
} as const satisfies Partial<Record<RoundTripField, Readonly<Record<string, string>>>>;
export type ChoiceField = keyof typeof CHOICES;

export const isChoice = (field: RoundTripField): field is ChoiceField => Object.hasOwn(CHOICES, field);

/** The most characters that the file takes, as the contract of the matrix has them. */
export const FIELD_LIMITS: Partial<Record<RoundTripField, number>> = {
  ref: 40,
  title: 200,
  domain: 300,
  statement: 20_000,
  risk: 20_000,
  owner: 300,
  provider: 300,
  system: 300,
  evidenceWanted: 20_000,
  notes: 20_000,
};

/** The part of a control that travels. */
export interface RoundTripControl {
  id: string;
  ref: string;
  title: string;
  domain: string;
  statement: string;
  criteria: readonly string[];
  rationales: Readonly<Record<string, string>>;
  risk: string;
  owner: string | null;
  frequency: Frequency | null;
  nature: Nature | null;
  mode: Mode | null;
  layer: Layer | null;
  isKey: boolean;
  samplingRisk: SamplingRisk | null;
  responsibility: Responsibility;
  provider: string;
  policy: string | null;
  system: string;
  evidenceWanted: string;
  notes: string;
}

/** UTF-16 units. Excel holds 32,767 in a cell; some are kept for characters that are written as an escape. */
const LONGEST_CELL = 32_000;
/* oxlint-disable no-control-regex -- finding control characters is the purpose */
const NOT_IN_A_CELL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Cs}]/gu;

/** Text as a cell can hold it: one kind of line break, nothing that XML refuses. Every comparison is between such texts. */
export function cellText(text: string): string {
  const clean = text.replace(/\r\n?/g, '\n').replace(NOT_IN_A_CELL, '');
  if (clean.length <= LONGEST_CELL) return clean;
  return `(${clean.length} characters, too long for a cell: edit it in Trustbench)`;
}

/** The cells of one control. */
export function showControl(control: RoundTripControl): Texts {
  return {
    ref: cellText(control.ref),
    title: cellText(control.title),
    domain: cellText(control.domain),
    statement: cellText(control.statement),
    criteria: control.criteria.join(', '),
    rationales: cellText(showRationales(control.criteria, control.rationales)),
    risk: cellText(control.risk),
    owner: cellText(control.owner ?? ''),
    frequency: control.frequency === null ? '' : FREQUENCY_NAMES[control.frequency],
    nature: control.nature === null ? '' : NATURE_NAMES[control.nature],
    mode: control.mode === null ? '' : MODE_NAMES[control.mode],
    layer: control.layer === null ? '' : LAYER_NAMES[control.layer],
    isKey: control.isKey ? YES_NO_NAMES.yes : YES_NO_NAMES.no,
    samplingRisk: control.samplingRisk === null ? '' : SAMPLING_RISK_NAMES[control.samplingRisk],
    responsibility: RESPONSIBILITY_NAMES[control.responsibility],
    provider: cellText(control.provider),
    policy: cellText(control.policy ?? ''),
    system: cellText(control.system),
    evidenceWanted: cellText(control.evidenceWanted),
    notes: cellText(control.notes),
  };
}

/** "CC6.1: why" on a line of its own for each criterion that has a word. */
export function showRationales(
  criteria: readonly string[],
  rationales: Readonly<Record<string, string>>,
): string {
  return criteria.flatMap((id) => (rationales[id] ? [`${id}: ${rationales[id]}`] : [])).join('\n');
}

/** Letters and digits in lower case: what is left of a word when its writing does not matter. */
export const wordKey = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
