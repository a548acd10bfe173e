/** Reads the words of a control matrix (frequency, nature, mode, layer, key) in the spellings that people use. */
import type { Frequency, Layer, Mode, Nature } from '../vocabulary.ts';
import { isPlaceholder } from './types.ts';

/** `value` null: not recognised. `doubt`: recognised, but the word has a second meaning; names it. */
export interface WordReading<T> {
  value: T | null;
  doubt?: string;
}

const TIMES: Record<string, Record<number, Frequency>> = {
  year: {
    1: 'annual',
    2: 'semi-annual',
    4: 'quarterly',
    12: 'monthly',
    24: 'semi-monthly',
    26: 'semi-monthly',
    52: 'weekly',
    365: 'daily',
  },
  quarter: { 1: 'quarterly', 3: 'monthly' },
  month: { 1: 'monthly', 2: 'semi-monthly', 4: 'weekly' },
  week: { 1: 'weekly', 5: 'daily', 7: 'daily' },
  day: { 1: 'daily' },
};
const EVERY: Record<string, Record<number, Frequency>> = {
  year: { 1: 'annual' },
  quarter: { 1: 'quarterly', 2: 'semi-annual', 4: 'annual' },
  month: { 1: 'monthly', 3: 'quarterly', 6: 'semi-annual', 12: 'annual' },
  week: { 1: 'weekly', 2: 'semi-monthly', 4: 'monthly', 13: 'quarterly', 26: 'semi-annual', 52: 'annual' },
  day: {
    1: 'daily',
    7: 'weekly',
    14: 'semi-monthly',
    15: 'semi-monthly',
    30: 'monthly',
    90: 'quarterly',
    180: 'semi-annual',
    365: 'annual',
  },
};
const NUMBERS: Record<string, number> = {
  once: 1,
  one: 1,
  a: 1,
  per: 1,
  twice: 2,
  two: 2,
  other: 2,
  second: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  twelve: 12,
};
const LETTERS: Record<string, Frequency> = {
  a: 'annual',
  y: 'annual',
  sa: 'semi-annual',
  q: 'quarterly',
  m: 'monthly',
  sm: 'semi-monthly',
  w: 'weekly',
  d: 'daily',
  c: 'continuous',
};
/** Whole words, each of one meaning. Tried in this order, so that "half-yearly" is not read as "yearly". */
const FREQUENCY_WORDS: [RegExp, Frequency][] = [
  [
    /\b(?:semi ?annual(?:ly)?|half ?year(?:ly)?|six ?monthly|6 monthly|semi ?yearly|twice yearly)\b/g,
    'semi-annual',
  ],
  [/\b(?:semi ?month(?:ly)?|fortnight(?:ly)?|twice monthly)\b/g, 'semi-monthly'],
  [/\b(?:quarter(?:ly)?|qtr(?:ly)?|qtly|three monthly|3 monthly)\b/g, 'quarterly'],
  [/\b(?:annual(?:ly)?|annum|year(?:ly)?|yrly|yr|anual(?:ly)?)\b/g, 'annual'],
  [/\b(?:month(?:ly)?|mthly|mthy|mnthly|mth)\b/g, 'monthly'],
  [
    /\b(?:week(?:ly)?|wkly|wk|(?:(?:each|every|on) )?(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b/g,
    'weekly',
  ],
  [
    /\b(?:(?:multiple|many|several|more than once)(?: times)?(?: a| per| each)? ?(?:day|daily)|many daily|hourly|every hour)\b/g,
    'per-occurrence',
  ],
  [/\b(?:daily|nightly|(?:each|every|per) (?:business |working |week)?(?:day|night)|weekdays?)\b/g, 'daily'],
  [
    /\b(?:continu\w*|cont|ongoing|on going|real ?time|always(?: on)?|constant(?:ly)?|24 ?(?:x|by|h)? ?7(?: ?x? ?365)?|permanent(?:ly)?|perpetual)\b/g,
    'continuous',
  ],
  [
    /\b(?:ad ?hoc|per (?!year|month|week|quarter|day|annum)\w+|each time|every time|when(?:ever)?\b.*|as (?:and when )?(?:needed|required|necessary|applicable|occurs|it occurs|they occur)|event ?(?:driven|based|triggered)?|on (?:demand|event|occurrence|change|hire|request|joining|termination)|upon \w+|occurrences?|transaction(?:al|s)?|trigger(?:ed)?(?: based)?|(?:each|every) (?!year|month|week|quarter|day|night|half|business|working|\d)\w+|one off)\b/g,
    'per-occurrence',
  ],
];
const DOUBTFUL_WORDS: [RegExp, Frequency, string][] = [
  [/\b(?:bi ?annual(?:ly)?|bi ?yearly)\b/, 'semi-annual', 'it may also mean every two years'],
  [/\bbi ?weekly\b/, 'semi-monthly', 'it may also mean twice a week'],
];

/** The frequency that a cell names; null when it names none, several, or one that is not in the list (every two years). */
export function readFrequency(text: string): WordReading<Frequency> {
  const outside = text.replace(/\([^)]*\)|\[[^\]]*\]/g, ' ');
  // What stands in brackets explains ("Annual (Q4)"), unless nothing else is there.
  const words = plainWords(isPlaceholder(outside) ? text : outside)
    .replace(/\b(?:at least|minimum|min|no less than|approx(?:imately)?|about)\b/g, ' ')
    .replace(/\b(?:in |by |each )?q[1-4]\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (isPlaceholder(text) || words === '') return { value: null };
  const letter = LETTERS[words];
  if (letter) return { value: letter };
  for (const [pattern, value, doubt] of DOUBTFUL_WORDS) if (pattern.test(words)) return { value, doubt };
  if (/\b(?:biennial\w*|bi ?month\w*|triennial\w*)\b/.test(words)) return { value: null };
  const counted = countedFrequency(words);
  if (counted !== undefined) return { value: counted };
  const found = new Set<Frequency>();
  let rest = words;
  for (const [pattern, value] of FREQUENCY_WORDS) {
    const without = rest.replace(pattern, ' ');
    if (without !== rest) found.add(value);
    rest = without;
  }
  const [only] = found;
  return { value: found.size === 1 && only ? only : null };
}

/** "2x / year", "twice a month", "every 2 weeks": null for a count that the list lacks, undefined when nothing is counted. */
function countedFrequency(words: string): Frequency | null | undefined {
  const times =
    /\b(?:(\d+) ?(?:x|times?)?|x ?(\d+)|(once|twice)|(one|two|three|four|five|six|twelve) times?) ?(?:a|an|per|each|every|in a|in each)? ?(year|yr|annum|annually|quarter|qtr|month|mth|week|wk|day)s?\b/.exec(
      words,
    );
  const every =
    /\b(?:every|each) (\d+|other|second|two|three|four|six|twelve) ?(year|yr|quarter|qtr|month|mth|week|wk|day)s?\b/.exec(
      words,
    );
  if (every) return EVERY[unitOf(every[2])]?.[numberOf(every[1])] ?? null;
  if (!times) return undefined;
  const count = numberOf(times[1] ?? times[2] ?? times[3] ?? times[4]);
  if (unitOf(times[5]) === 'day' && count > 1) return 'per-occurrence';
  return TIMES[unitOf(times[5])]?.[count] ?? null;
}

function numberOf(word: string | undefined): number {
  return NUMBERS[word ?? ''] ?? Number(word);
}

function unitOf(word: string | undefined): string {
  const units: Record<string, string> = {
    yr: 'year',
    annum: 'year',
    annually: 'year',
    qtr: 'quarter',
    mth: 'month',
    wk: 'week',
  };
  return units[word ?? ''] ?? word ?? '';
}

/** Preventive, detective or corrective; null when a cell names two of them or something else. */
export function readNature(text: string): WordReading<Nature> {
  return onlyWord(text, [
    [/^(?:p|prev\w*)$/, 'preventive'],
    [/^(?:d|det|detect\w*)$/, 'detective'],
    [/^(?:c|cor|corr|correct\w*)$/, 'corrective'],
  ]);
}

/** Manual, automated, or IT-dependent, which is also what "manual and automated" in one cell comes to. */
export function readMode(text: string): WordReading<Mode> {
  const words = plainWords(text);
  if (
    /\b(?:semi\w*|s|it dep\w*|itdm|hybrid|part(?:ly|ially)? auto\w*|both|mixed|it enabled|system assisted)\b/.test(
      words,
    )
  ) {
    return { value: 'it-dependent' };
  }
  const manual = /\b(?:m|man|manual\w*|person|human)\b/.test(words);
  const automated =
    /\b(?:a|aut|auto\w*|automat\w*|system(?: enforced)?|itac|application(?: control)?)\b/.test(words);
  if (manual && automated) return { value: 'it-dependent' };
  return { value: manual ? 'manual' : automated ? 'automated' : null };
}

/** People, process or technology. */
export function readLayer(text: string): WordReading<Layer> {
  return onlyWord(text, [
    [/^(?:people|person|human|personnel)$/, 'people'],
    [/^(?:proc|process\w*|procedur\w*|admin\w*|organi[sz]ation\w*|polic(?:y|ies))$/, 'process'],
    [/^(?:tech\w*|it|system|tool\w*)$/, 'technology'],
  ]);
}

/** Whether the control is a key control; an empty cell or a dash says that it is not. */
export function readKey(text: string): WordReading<boolean> {
  const sign = text.trim();
  if (/^[✓✔☑●•*√■Xx×]$/u.test(sign)) return { value: true };
  if (sign === '' || /^(?:[-–—☐○□✗✘]|n\s*\/?\s*a)$/iu.test(sign)) return { value: false };
  const words = plainWords(text);
  if (/^(?:y|yes|true|1|k|key|key control|primary|ja|oui)$/.test(words)) return { value: true };
  if (/^(?:n|no|false|0|nk|non key|nonkey|not key|non key control|secondary|standard)$/.test(words))
    return { value: false };
  return { value: null };
}

/** The one meaning that the words of a cell share; unknown words beside it ("preventive control") do no harm. */
function onlyWord<T>(text: string, meanings: [RegExp, T][]): WordReading<T> {
  const found = new Set<T>();
  for (const word of plainWords(text).split(' ')) {
    for (const [pattern, value] of meanings) if (pattern.test(word)) found.add(value);
  }
  const [only] = found;
  return { value: found.size === 1 && only !== undefined ? only : null };
}

/** Lower case without accents and punctuation, words apart by one space; "2x" stays together. */
export function plainWords(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/×/g, 'x')
    .toLowerCase()
    .replace(/#/g, ' number ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
