/** Reads how often a control runs, in the spellings that people use in English, German and French. */
import type { Frequency } from '../vocabulary.ts';
import { isPlaceholder } from '../table-import/placeholder.ts';

import { plainWords } from '../table-import/plain-words.ts';
import type { WordReading } from './words.ts';
import { ownValue } from '../own-value.ts';

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
  's a': 'semi-annual',
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
    /\b(?:semi ?annual(?:ly)?|half ?year(?:ly)?|six ?monthly|6 monthly|semi ?yearly|twice yearly|halbjahrlich|halbjahr|semestriel\w*|semestre)\b/g,
    'semi-annual',
  ],
  [
    /\b(?:semi ?month(?:ly)?|fortnight(?:ly)?|twice monthly|halbmonatlich|(?:14|vierzehn) ?taglich|zweiwochentlich|bimensuel\w*)\b/g,
    'semi-monthly',
  ],
  [
    /\b(?:quarter(?:ly)?|qtr(?:ly)?|qtly|three monthly|3 monthly|vierteljahrlich|quartals(?:weise)?|quartal|trimestriel\w*|trimestre)\b/g,
    'quarterly',
  ],
  [/\b(?:annual(?:ly)?|annum|year(?:ly)?|yrly|yr|anual(?:ly)?|jahrlich|annuel\w*)\b/g, 'annual'],
  [/\b(?:month(?:ly)?|mthly|mthy|mnthly|mth|monatlich|mensuel\w*)\b/g, 'monthly'],
  [
    /\b(?:week(?:ly)?|wkly|wk|wochentlich|hebdomadaire|(?:(?:each|every|on) )?(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b/g,
    'weekly',
  ],
  [
    /\b(?:(?:multiple|many|several|more than once)(?: times)?(?: a| per| each)? ?(?:day|daily)|many daily|hourly|every hour)\b/g,
    'per-occurrence',
  ],
  [
    /\b(?:daily|nightly|taglich|werktaglich|quotidien\w*|journalier\w*|(?:each|every|per) (?:business |working |week)?(?:day|night)|weekdays?)\b/g,
    'daily',
  ],
  [
    /\b(?:continu\w*|kontinuierlich|laufend|fortlaufend|en continu|cont|ongoing|on going|real ?time|always(?: on)?|constant(?:ly)?|24 ?(?:x|by|h)? ?7(?: ?x? ?365)?|permanent(?:ly)?|perpetual)\b/g,
    'continuous',
  ],
  [
    /\b(?:ad ?hoc|anlass(?:bezogen|basiert)|ereignis(?:bezogen|gesteuert)|fallweise|(?:bei|nach) (?:bedarf|anlass|anfall)|bei je\w+ \w+|ponctuel\w*|(?:a la|sur) demande|au besoin|si necessaire|par (?:evenement|occurrence)|per (?!year|month|week|quarter|day|annum)\w+|each time|every time|when(?:ever)?\b.*|as (?:and when )?(?:needed|required|necessary|applicable|occurs|it occurs|they occur)|event ?(?:driven|based|triggered)?|on (?:demand|event|occurrence|change|hire|request|joining|termination)|upon \w+|occurrences?|transaction(?:al|s)?|trigger(?:ed)?(?: based)?|(?:each|every) (?!year|month|week|quarter|day|night|half|business|working|\d)\w+|one off)\b/g,
    'per-occurrence',
  ],
];
const DOUBTFUL_WORDS: [RegExp, Frequency | null, string][] = [
  [/\b(?:bi ?annual(?:ly)?|bi ?yearly)\b/, 'semi-annual', 'it may also mean every two years'],
  [/\bbi ?weekly\b/, 'semi-monthly', 'it may also mean twice a week'],
  [/\bbi ?month(?:ly)?\b/, null, 'it may mean twice a month or every two months'],
];

/**
 * The frequency that a cell names; null when it names none, several, or one that is not in the list (every two years). With a doubt
 * and no value the word has two meanings of which neither is the usual one.
 */
export function readFrequency(text: string): WordReading<Frequency> {
  const outside = text.replace(/\([^)]*\)|\[[^\]]*\]/g, ' ');
  // What stands in brackets explains ("Annual (Q4)"), unless nothing else is there.
  const words = plainWords(isPlaceholder(outside) ? text : outside)
    .replace(/\b(?:at least|minimum|min|no less than|approx(?:imately)?|about)\b/g, ' ')
    .replace(/\b(?:in |by |each )?q[1-4]\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (isPlaceholder(text) || words === '') return { value: null };
  const letter = ownValue(LETTERS, words);
  if (letter) return { value: letter };
  for (const [pattern, value, doubt] of DOUBTFUL_WORDS) if (pattern.test(words)) return { value, doubt };
  if (/\b(?:biennial\w*|triennial\w*)\b/.test(words)) return { value: null };
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
  return ownValue(NUMBERS, word ?? '') ?? Number(word);
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
