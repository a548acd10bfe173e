/**
 * The names of exported files: the same pattern for every piece of evidence, in plain ASCII that every file system and every
 * auditor's portal takes. Our own number stands first, so that a folder sorts by it.
 */
import { EVIDENCE_KIND_NAMES, type EvidenceKind } from './evidence-vocabulary.ts';

export interface NamedEvidence {
  ref: string;
  title: string;
  fileName: string;
  kind: EvidenceKind | null;
  source: string;
  /** The day that stands for it: the last day that it covers, its as-of day, or the day it was collected; null while unknown. */
  day: string | null;
  version: number;
  /** Of the controls that it is evidence of, in order. */
  controls: readonly string[];
  /** In canonical order. */
  criteria: readonly string[];
}

/** What a pattern may hold in braces, and what it means. */
export const NAME_FIELDS = {
  ref: 'Number of the evidence, such as EV-0012',
  control: 'First control that it is evidence of',
  criterion: 'First criterion of its controls',
  title: 'Title',
  kind: 'Kind, such as configuration',
  source: 'Source system',
  date: 'Last day that it speaks of',
  version: 'Number of the version',
} as const;
export type NameField = keyof typeof NAME_FIELDS;

/** Characters of a name without its extension. Windows takes 260 for a whole path, folders included. */
export const LONGEST_STEM = 120;

const FIELD = /\{([^{}]*)\}/g;

/** Why a pattern cannot be used, as a sentence; null when it can. */
export function patternProblem(pattern: string): string | null {
  const fields = [...pattern.matchAll(FIELD)].map(([, field = '']) => field);
  const unknown = fields.find((field) => !(field in NAME_FIELDS));
  if (unknown !== undefined) {
    return `{${unknown}} is not a field. Fields are ${Object.keys(NAME_FIELDS)
      .map((field) => `{${field}}`)
      .join(', ')}.`;
  }
  if (/[{}]/.test(pattern.replaceAll(FIELD, ''))) return 'A brace has no partner.';
  if (!fields.includes('ref')) return 'Without {ref} two files could get one name.';
  return null;
}

/** Letters that do not fall apart into a letter and a mark. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  Ð: 'D',
  þ: 'th',
  Þ: 'Th',
  ı: 'i',
};

/** Text as a part of a file name: ASCII letters and digits, everything else a single hyphen. Other scripts fall away. */
export function plainPart(text: string): string {
  return text
    .replaceAll(/\P{ASCII}/gu, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/['’]/g, '')
    .replaceAll(/[^A-Za-z0-9.]+/g, '-')
    .replaceAll(/\.{2,}/g, '.')
    .replaceAll(/^[-.]+|[-.]+$/g, '');
}

/** The extension of a file, plain and short; empty when it has none. */
function extensionOf(fileName: string): string {
  const extension = /\.([A-Za-z0-9]{1,10})$/.exec(fileName)?.[1];
  return extension === undefined ? '' : `.${extension.toLowerCase()}`;
}

/**
 * The name of one exported file.
 *
 * @param pattern one without a `patternProblem`
 * @param withheld words that must not leave, such as the client's name
 * @param extension of the exported file where it differs from the original's, with its dot
 */
export function evidenceFileName(
  evidence: NamedEvidence,
  pattern: string,
  withheld: readonly string[] = [],
  extension = extensionOf(evidence.fileName),
): string {
  const values: Record<NameField, string> = {
    ref: evidence.ref,
    control: evidence.controls[0] ?? '',
    criterion: evidence.criteria[0] ?? '',
    title: without(evidence.title, withheld),
    kind: evidence.kind ? EVIDENCE_KIND_NAMES[evidence.kind] : '',
    source: without(evidence.source, withheld),
    date: evidence.day ?? '',
    version: String(evidence.version),
  };
  // A field that is empty takes the separator before it along, and nothing stays of "v" without a number.
  const stem = pattern
    .replaceAll(/([_-]?)([A-Za-z]*)\{([^{}]*)\}/g, (_, separator: string, prefix: string, field: string) => {
      const value = plainPart(values[field as NameField] ?? '');
      return value === '' ? '' : `${separator}${prefix}${value}`;
    })
    .replaceAll(/[^A-Za-z0-9._-]+/g, '-')
    .replaceAll(/^[-_.]+|[-_.]+$/g, '');
  return `${shorten(stem, evidence, values)}${extension}`;
}

/** The title gives way first: the number and the date are what a file is found by. */
function shorten(stem: string, { ref }: NamedEvidence, { title }: Record<NameField, string>): string {
  if (stem.length <= LONGEST_STEM) return stem === '' ? ref : stem;
  const long = plainPart(title);
  const kept = Math.max(long.length - (stem.length - LONGEST_STEM), 0);
  const shorter = stem.replace(long, long.slice(0, kept)).replaceAll(/-+_/g, '_');
  return shorter.slice(0, LONGEST_STEM).replaceAll(/[-_.]+$/g, '');
}

const escaped = (word: string): string => word.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');

function without(text: string, words: readonly string[]): string {
  return words
    .filter((word) => word.trim().length > 2)
    .reduce((left, word) => left.replaceAll(new RegExp(escaped(word.trim()), 'giu'), ' '), text);
}

/** Names made different: the second of one name gets " 2" before its extension, whatever the case of its letters. */
export function distinctNames(names: readonly string[]): string[] {
  const used = new Set<string>();
  return names.map((name) => {
    const dot = name.lastIndexOf('.');
    const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
    let distinct = name;
    for (let n = 2; used.has(distinct.toLowerCase()); n += 1) distinct = `${stem}-${n}${extension}`;
    used.add(distinct.toLowerCase());
    return distinct;
  });
}
