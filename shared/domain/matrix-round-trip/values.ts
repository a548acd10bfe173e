/** Reads what the client wrote into a cell: the value in the words of the file, or why it is none. */
import { CRITERIA } from '../../catalog/criteria.ts';
import { findCriterion } from '../criteria.ts';
import {
  cellText,
  CHOICES,
  FIELD_HEADERS,
  FIELD_LIMITS,
  isChoice,
  showRationales,
  wordKey,
  type ChoiceField,
  type RoundTripField,
} from './fields.ts';

/** What a value is checked against. */
export interface ValueContext {
  /** Names of the people of the file. */
  people: readonly string[];
  /** Names of the policies of the file. */
  policies: readonly string[];
}

export interface ValueProblem {
  code: string;
  message: string;
}

/** `text` is the value as the file would show it; as written when `problem` says why it cannot be kept. */
export interface ReadValue {
  text: string;
  problem: ValueProblem | null;
}

const ORDER = new Map(CRITERIA.map(({ id }, index) => [id, index]));
const SINGLE_LINES: readonly RoundTripField[] = ['ref', 'title', 'domain', 'owner', 'provider', 'system'];
const NEEDED: readonly RoundTripField[] = ['ref', 'title'];
/** Other words for a choice, and what an empty cell stands for where the file always has one. */
const EXTRA_WORDS: Partial<Record<ChoiceField, Readonly<Record<string, string>>>> = {
  isKey: { y: 'yes', true: 'yes', x: 'yes', '1': 'yes', n: 'no', false: 'no', '0': 'no', '': 'no' },
  samplingRisk: { medium: 'moderate' },
  responsibility: { '': 'own' },
};

/**
 * Reads one cell. `criteria` are those of the same row, which a rationale can speak of; rationales are only kept for these.
 */
export function readValue(
  field: RoundTripField,
  raw: string,
  criteria: readonly string[],
  context: ValueContext,
): ReadValue {
  const text = cellText(raw);
  const trimmed = text.trim();
  if (trimmed === '' && NEEDED.includes(field)) {
    return refuse(text, 'value_missing', `${FIELD_HEADERS[field]} is empty, and every control has one.`);
  }
  if (isChoice(field)) return readChoice(field, trimmed);
  if (field === 'criteria') return readCriteriaCell(trimmed);
  if (field === 'rationales') return readRationalesCell(trimmed, criteria);
  if (field === 'owner')
    return checkLength(field, knownName(trimmed, context.people) ?? trimmed.normalize('NFC'));
  if (field === 'policy') return readPolicy(trimmed, context.policies);
  return checkLength(field, SINGLE_LINES.includes(field) ? trimmed : text);
}

/** The code of a choice from its word in any writing; null when it is blank, undefined when it is none of the list. */
export function choiceCode(field: ChoiceField, text: string): string | null | undefined {
  const key = wordKey(text);
  const extra = EXTRA_WORDS[field]?.[key];
  if (extra !== undefined) return extra;
  if (key === '') return null;
  return Object.entries(CHOICES[field]).find(([code, label]) =>
    [wordKey(code), wordKey(label)].includes(key),
  )?.[0];
}

/** The criteria that a cell names, in canonical order, and the words that name none. */
export function parseCriteria(text: string): { ids: string[]; unknown: string[] } {
  const unknown: string[] = [];
  const ids = text.split(/[,;|/\n]/).flatMap((part) => {
    const whole = findCriterion(part);
    if (whole) return [whole];
    return part.split(/\s+/).flatMap((word) => {
      if (word === '') return [];
      const id = findCriterion(word);
      if (!id) unknown.push(word);
      return id ? [id] : [];
    });
  });
  return { ids: [...new Set(ids)].toSorted((a, b) => (ORDER.get(a) ?? 0) - (ORDER.get(b) ?? 0)), unknown };
}

const RATIONALE_START = /^[ \t]*((?:CC|A|PI|C|P)\d\.\d)[ \t]*:/gm;

/** Rationales by criterion; `rest` is text that belongs to none. Text without a criterion belongs to the only one of the row. */
export function parseRationales(
  text: string,
  criteria: readonly string[],
): { rationales: Record<string, string>; rest: string } {
  const starts = [...text.matchAll(RATIONALE_START)].filter(([, id = '']) => ORDER.has(id));
  const rest = text.slice(0, starts[0]?.index ?? text.length).trim();
  const [only] = criteria;
  if (starts.length === 0 && only !== undefined && criteria.length === 1) {
    return { rationales: rest === '' ? {} : { [only]: rest }, rest: '' };
  }
  const rationales: Record<string, string> = {};
  starts.forEach((start, index) => {
    const [whole, id = ''] = start;
    const why = text.slice(start.index + whole.length, starts[index + 1]?.index).trim();
    if (why !== '') rationales[id] = rationales[id] ? `${rationales[id]}\n${why}` : why;
  });
  return { rationales, rest };
}

/** The name of the list that is the same person or policy: letter case, accents' composition and blanks aside. */
export function knownName(name: string, names: readonly string[]): string | undefined {
  const key = nameKey(name);
  return names.find((known) => known === name) ?? names.find((known) => nameKey(known) === key);
}

const nameKey = (name: string): string => name.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();

function readChoice(field: ChoiceField, text: string): ReadValue {
  const code = choiceCode(field, text);
  const names: Readonly<Record<string, string>> = CHOICES[field];
  if (code === null) return { text: '', problem: null };
  if (code !== undefined) return { text: names[code] ?? '', problem: null };
  const words = Object.values(names).join(', ');
  return refuse(text, `${codeOf(field)}_unknown`, `"${text}" is not one of: ${words}.`);
}

function readCriteriaCell(text: string): ReadValue {
  const { ids, unknown } = parseCriteria(text);
  if (unknown.length === 0) return { text: ids.join(', '), problem: null };
  const named = unknown.map((word) => `"${word.slice(0, 40)}"`).join(', ');
  return refuse(
    text,
    'criterion_unknown',
    `${named} is not one of the 61 criteria. Write identifiers such as CC6.1, CC6.2.`,
  );
}

function readRationalesCell(text: string, criteria: readonly string[]): ReadValue {
  const { rationales, rest } = parseRationales(text, criteria);
  if (rest === '') return { text: showRationales(criteria, rationales), problem: null };
  return refuse(
    text,
    'rationale_format',
    'Text before the first criterion. Begin each reason on a line of its own with its criterion, as in "CC6.1: why".',
  );
}

function readPolicy(text: string, policies: readonly string[]): ReadValue {
  if (text === '') return { text, problem: null };
  const known = knownName(text, policies);
  if (known !== undefined) return { text: known, problem: null };
  return refuse(
    text,
    'policy_unknown',
    `"${text.slice(0, 80)}" is not a policy of this engagement. Add it there first.`,
  );
}

function checkLength(field: RoundTripField, text: string): ReadValue {
  const limit = FIELD_LIMITS[field];
  if (limit === undefined || text.length <= limit) return { text, problem: null };
  return refuse(text, 'too_long', `${FIELD_HEADERS[field]} has ${text.length} characters; ${limit} fit.`);
}

const codeOf = (field: ChoiceField): string => (field === 'isKey' ? 'yes_no' : field);

function refuse(text: string, code: string, message: string): ReadValue {
  return { text, problem: { code, message } };
}
