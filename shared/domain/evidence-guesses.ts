/**
 * What a file name, the date of a file and the facts inside it let one expect of a piece of evidence. Guesses are offered with their
 * reason and never written by themselves, because the one who answers for the evidence must have looked.
 */
import type { ContentFacts } from './content-facts.ts';
import { guessCollected, guessCovers, guessDay } from './evidence-date-guesses.ts';
import { guessSupersedes, guessTitle } from './evidence-name-guesses.ts';
import type { EngagementDates } from './evidence.ts';
import {
  EVIDENCE_KIND_NAMES,
  EVIDENCE_METHOD_NAMES,
  ENVIRONMENT_NAMES,
  type Environment,
  type EvidenceKind,
  type EvidenceMethod,
} from './evidence-vocabulary.ts';
import * as words from './evidence-words.ts';
import { findWords } from './evidence-words.ts';
import { readNameDates, type NameDates } from './name-dates.ts';
import { CLASSIFICATION_NAMES, type Classification } from './vocabulary.ts';

/** What is guessed, with its name, in the order in which it is shown. */
export const GUESS_NAMES = {
  title: 'Title',
  kind: 'Kind',
  method: 'Method',
  source: 'Source system',
  environment: 'Environment',
  covers: 'Covers',
  asOf: 'As of',
  collected: 'Collected',
  recordCount: 'Records',
  confidentiality: 'Confidentiality',
  personalData: 'Personal data',
  retainUntil: 'Retain until',
  supersedes: 'Supersedes',
} as const;
export type GuessField = keyof typeof GUESS_NAMES;
export const GUESS_FIELDS = Object.keys(GUESS_NAMES) as [GuessField, ...GuessField[]];

/** `strong`: it says so. `fair`: it mostly means so. `weak`: worth a look, no more. */
export const GUESS_STRENGTHS = ['strong', 'fair', 'weak'] as const;
export type GuessStrength = (typeof GUESS_STRENGTHS)[number];

/** The fields of a record that a guess fills. */
export interface GuessPatch {
  title?: string;
  kind?: EvidenceKind;
  method?: EvidenceMethod;
  source?: string;
  environment?: Environment;
  coversFrom?: string;
  coversTo?: string;
  asOf?: string;
  /** ISO 8601 in UTC, and the minutes east of UTC where it was collected. */
  collectedAt?: string;
  collectedOffset?: number;
  recordCount?: number;
  confidentiality?: Classification;
  personalData?: boolean;
  retainUntil?: string;
  supersedesId?: string;
}

export interface Guess {
  field: GuessField;
  patch: GuessPatch;
  /** The value in words: "2026-01-01 to 2026-03-31". */
  value: string;
  /** Where it is from: "From the file name: Q1 2026". */
  reason: string;
  strength: GuessStrength;
}

/** Another record of which this one may be a later state. */
export interface OtherRecord {
  id: string;
  ref: string;
  fileName: string;
  superseded: boolean;
}

export interface GuessInput {
  title: string;
  fileName: string;
  mediaType: string;
  /** Archive or email that the file came in, with the way inside it. */
  origin: string;
  /** When its file system said that it was last changed, in UTC. */
  modifiedAt: string | null;
  facts: ContentFacts;
  engagement: EngagementDates;
  /** Years that evidence is kept after the period. */
  retentionYears: number;
  others: readonly OtherRecord[];
  /** Minutes east of UTC on this computer at a local time such as 2026-02-14T09:41:02. */
  offsetAt: (local: string) => number;
}

/** A guess before its field is named. */
export type Found = Omit<Guess, 'field'>;

/** What the guesses of one field may rest on. */
export interface Clues extends GuessInput {
  dates: NameDates;
  kind: EvidenceKind | null;
  method: EvidenceMethod | null;
}

/** Every guess about a record, in the order of GUESS_NAMES. Which of them fill an empty field is for `openGuesses`. */
export function guessEvidence(input: GuessInput): Guess[] {
  const dates = readNameDates(input.fileName, input.engagement);
  const method = guessMethod(input);
  const kind = guessKind(input, method?.patch.method ?? null);
  const clues: Clues = {
    ...input,
    dates,
    kind: kind?.patch.kind ?? null,
    method: method?.patch.method ?? null,
  };
  const covers = guessCovers(clues);
  const found: Record<GuessField, Found | null> = {
    title: guessTitle(clues),
    kind,
    method,
    source: guessSource(clues),
    environment: guessEnvironment(clues),
    covers,
    asOf: covers ? null : guessDay(clues),
    collected: guessCollected(clues),
    recordCount: guessCount(clues),
    confidentiality: guessConfidentiality(clues),
    personalData: guessPersonalData(clues),
    retainUntil: guessRetention(clues),
    supersedes: guessSupersedes(clues),
  };
  return GUESS_FIELDS.flatMap((field) => {
    const guess = found[field];
    return guess ? [{ field, ...guess }] : [];
  });
}

/** The state of the fields that guesses fill: what is known stays as it is. */
export interface KnownFields {
  /** The title is still the one that intake made of the file name. */
  titleIsFileName: boolean;
  kind: unknown;
  method: unknown;
  source: string;
  environment: unknown;
  coversFrom: string | null;
  coversTo: string | null;
  asOf: string | null;
  collectedAt: string | null;
  recordCount: number | null;
  confidentiality: unknown;
  personalData: unknown;
  retainUntil: string | null;
  supersedes: unknown;
}

/** The guesses about fields that nobody has filled yet. */
export function openGuesses(guesses: readonly Guess[], known: KnownFields): Guess[] {
  const dated = known.coversFrom !== null || known.coversTo !== null || known.asOf !== null;
  const filled: Record<GuessField, boolean> = {
    title: !known.titleIsFileName,
    kind: known.kind !== null,
    method: known.method !== null,
    source: known.source !== '',
    environment: known.environment !== null,
    covers: dated,
    asOf: dated,
    collected: known.collectedAt !== null,
    recordCount: known.recordCount !== null,
    confidentiality: known.confidentiality !== null,
    personalData: known.personalData !== null,
    retainUntil: known.retainUntil !== null,
    supersedes: known.supersedes !== null,
  };
  return guesses.filter(({ field }) => !filled[field]);
}

export const fromName = (written: string): string => `From the file name: ${written}`;

function guessMethod({
  fileName,
  mediaType,
  facts,
}: GuessInput): (Found & { patch: { method: EvidenceMethod } }) | null {
  const found = (method: EvidenceMethod, reason: string, strength: GuessStrength) => ({
    patch: { method },
    value: EVIDENCE_METHOD_NAMES[method],
    reason,
    strength,
  });
  if (mediaType.startsWith('image/') && mediaType !== 'image/svg+xml') {
    const named = findWords(fileName, words.SCREENSHOT_WORDS);
    if (named) return found('screenshot', fromName(named.words), 'strong');
    if (facts.camera) return found('photo', `Taken with a ${facts.camera}`, 'strong');
    if (/^(?:img|dsc|pxl)[ _-]?\d/i.test(fileName)) return found('photo', fromName(fileName), 'fair');
    // Cameras write JPEG; what is drawn on a screen is mostly saved as PNG.
    return mediaType === 'image/jpeg' ? null : found('screenshot', 'A picture that names no camera', 'fair');
  }
  const named = findWords(fileName, words.EXPORT_WORDS);
  if (named && !DOCUMENT_TYPES.test(mediaType)) return found('export', fromName(named.words), 'strong');
  if (TABLE_TYPES.test(mediaType)) return found('export', 'A table of data', 'fair');
  if (DOCUMENT_TYPES.test(mediaType)) return found('document', 'A document', 'fair');
  return null;
}

const TABLE_TYPES = /csv|tab-separated|json|spreadsheet|ms-excel|\/xml$/;
const DOCUMENT_TYPES =
  /^application\/pdf$|wordprocessing|msword|opendocument\.text|presentation|^message\/|rtf/;

function guessKind(
  { fileName, mediaType, facts }: GuessInput,
  method: EvidenceMethod | null,
): (Found & { patch: { kind: EvidenceKind } }) | null {
  const found = (kind: EvidenceKind, reason: string, strength: GuessStrength) => ({
    patch: { kind },
    value: EVIDENCE_KIND_NAMES[kind],
    reason,
    strength,
  });
  if (mediaType.startsWith('message/')) return found('correspondence', 'An email', 'strong');
  const named = findWords(fileName, words.KIND_WORDS);
  // A document of that name is the policy; a picture or an export of one shows a setting, and a table who agreed to it.
  const isAboutIt = method === 'screenshot' || TABLE_TYPES.test(mediaType);
  const isSetting = method === 'screenshot' || /json|\/xml$/.test(mediaType);
  const best =
    named && !(isAboutIt && named.meaning === 'policy')
      ? named
      : isSetting
        ? findWords(fileName, words.PICTURE_KIND_WORDS)
        : null;
  if (best) return found(best.meaning, fromName(best.words), 'fair');
  const titled = facts.title === undefined ? null : findWords(facts.title, words.KIND_WORDS);
  if (titled) return found(titled.meaning, `From the title inside the file: ${titled.words}`, 'weak');
  return null;
}

function guessSource({ fileName, origin, facts, mediaType }: Clues): Found | null {
  // The system that a document was written in is not the one it is about.
  const places: (readonly [string, string])[] = [
    [fileName, 'From the file name'],
    [facts.title ?? '', 'From the title inside the file'],
    [DOCUMENT_TYPES.test(mediaType) ? '' : (facts.software ?? ''), 'From the program that made it'],
    [origin, 'From where it came in'],
  ];
  for (const [text, from] of places) {
    const found = findWords(text, words.SOURCE_WORDS);
    if (found) {
      const strength = from === 'From the file name' ? 'fair' : 'weak';
      return {
        patch: { source: found.meaning },
        value: found.meaning,
        reason: `${from}: ${found.words}`,
        strength,
      };
    }
  }
  return null;
}

function guessEnvironment({ fileName }: Clues): Found | null {
  const found = findWords(fileName, words.ENVIRONMENT_WORDS);
  return (
    found && {
      patch: { environment: found.meaning },
      value: ENVIRONMENT_NAMES[found.meaning],
      reason: fromName(found.words),
      strength: 'fair',
    }
  );
}

function guessCount({ facts, kind, method }: Clues): Found | null {
  const { rows, sheets } = facts;
  if (rows === undefined || (kind !== 'listing' && kind !== 'log' && method !== 'export')) return null;
  const several = (sheets?.length ?? 0) > 1;
  return {
    patch: { recordCount: rows },
    value: rows.toLocaleString('en-US'),
    reason: several ? `Rows of the first of ${sheets?.length} sheets` : 'Counted in the file',
    strength: several ? 'weak' : 'strong',
  };
}

function guessConfidentiality({ fileName, facts }: Clues): Found | null {
  const named = findWords(fileName, words.CONFIDENTIALITY_WORDS);
  const found = named ?? findWords(facts.title ?? '', words.CONFIDENTIALITY_WORDS);
  return (
    found && {
      patch: { confidentiality: found.meaning },
      value: CLASSIFICATION_NAMES[found.meaning],
      reason: named ? fromName(named.words) : `From the title inside the file: ${found.words}`,
      strength: 'fair',
    }
  );
}

/** Only ever "yes": that there is none can not be seen from outside. */
function guessPersonalData({ fileName, facts, kind }: Clues): Found | null {
  const found = { patch: { personalData: true }, value: 'Yes' };
  const columns = (facts.columns ?? []).filter((column) => findWords(column, words.PERSON_COLUMNS));
  if (columns.length > 0) {
    return { ...found, reason: `Columns of the file: ${columns.slice(0, 3).join(', ')}`, strength: 'strong' };
  }
  const named = findWords(fileName, words.PERSON_WORDS);
  if (!named || kind === 'policy') return null;
  return { ...found, reason: fromName(named.words), strength: 'weak' };
}

function guessRetention({ engagement, retentionYears }: Clues): Found | null {
  const last = engagement.periodTo ?? engagement.asOf;
  if (!last) return null;
  const day = new Date(
    Date.UTC(Number(last.slice(0, 4)) + retentionYears, Number(last.slice(5, 7)) - 1, Number(last.slice(8))),
  )
    .toISOString()
    .slice(0, 10);
  const years = retentionYears === 1 ? 'year' : 'years';
  return {
    patch: { retainUntil: day },
    value: day,
    reason: `${retentionYears} ${years} after ${engagement.periodTo ? 'the period' : 'the as-of date'}`,
    strength: 'strong',
  };
}
