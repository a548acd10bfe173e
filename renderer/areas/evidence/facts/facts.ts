import type { EvidencePatch, EvidenceRow } from '../../../../shared/contract/evidence/records.ts';
import type { GuessField } from '../../../../shared/domain/evidence-guesses.ts';
import {
  ENVIRONMENT_NAMES,
  ENVIRONMENTS,
  EVIDENCE_KIND_NAMES,
  EVIDENCE_KINDS,
  EVIDENCE_METHOD_NAMES,
  EVIDENCE_METHODS,
  PERSONAL_DATA_NAMES,
  type PersonalData,
} from '../../../../shared/domain/evidence-vocabulary.ts';
import { momentText, readMoment } from '../../../../shared/domain/moments.ts';
import { AppError } from '../../../../shared/domain/errors.ts';
import { CLASSIFICATION_NAMES, CLASSIFICATIONS } from '../../../../shared/domain/vocabulary.ts';

/** One fact of a record as a text that people edit; empty while nobody has said it. */
export interface Fact {
  label: string;
  kind: 'line' | 'paragraph' | 'day' | 'choice';
  options?: readonly { value: string; label: string }[];
  placeholder?: string;
  /** The guess that fills it. */
  guess?: GuessField;
  read: (row: EvidenceRow) => string;
  /** @throws AppError bad_input when the text can not be the fact */
  write: (text: string) => EvidencePatch;
}

const optionsOf = <Value extends string>(names: Readonly<Record<Value, string>>, values: readonly Value[]) =>
  values.map((value) => ({ value, label: names[value] }));
const oneOf = <Value extends string>(values: readonly Value[], text: string): Value | null =>
  values.find((value) => value === text) ?? null;

const PERSONAL_DATA: readonly PersonalData[] = ['yes', 'no'];

/** Minutes east of UTC on this computer. */
const offsetAt = (local: string): number => -new Date(local).getTimezoneOffset();

function writeMoment(text: string): EvidencePatch {
  if (text === '') return { collectedAt: null, collectedOffset: null };
  const moment = readMoment(text, offsetAt);
  if (!moment)
    throw new AppError('bad_input', `“${text}” is not a time. Write it as 2026-06-30 16:15 +02:00.`);
  return { collectedAt: moment.at, collectedOffset: moment.offset };
}

function writeCount(text: string): EvidencePatch {
  const digits = text.replaceAll(/[\s,']/g, '');
  if (!/^\d{0,12}$/.test(digits))
    throw new AppError('bad_input', `“${text}” is not a number of records. Write it in digits.`);
  return { recordCount: digits === '' ? null : Number(digits) };
}

/** Every fact that a person edits, but for the title, the notes and what a record is linked to. */
export const FACTS = {
  kind: {
    label: 'Kind',
    kind: 'choice',
    options: optionsOf(EVIDENCE_KIND_NAMES, EVIDENCE_KINDS),
    guess: 'kind',
    read: (row) => row.kind ?? '',
    write: (text) => ({ kind: oneOf(EVIDENCE_KINDS, text) }),
  },
  method: {
    label: 'Method',
    kind: 'choice',
    options: optionsOf(EVIDENCE_METHOD_NAMES, EVIDENCE_METHODS),
    guess: 'method',
    read: (row) => row.method ?? '',
    write: (text) => ({ method: oneOf(EVIDENCE_METHODS, text) }),
  },
  recordCount: {
    label: 'Records',
    kind: 'line',
    placeholder: 'Rows or items in it',
    guess: 'recordCount',
    read: (row) => (row.recordCount === null ? '' : String(row.recordCount)),
    write: writeCount,
  },
  coversFrom: {
    label: 'Covers from',
    kind: 'day',
    read: (row) => row.coversFrom ?? '',
    write: (text) => ({ coversFrom: text || null }),
  },
  coversTo: {
    label: 'Covers to',
    kind: 'day',
    guess: 'covers',
    read: (row) => row.coversTo ?? '',
    write: (text) => ({ coversTo: text || null }),
  },
  asOf: {
    label: 'As of',
    kind: 'day',
    guess: 'asOf',
    read: (row) => row.asOf ?? '',
    write: (text) => ({ asOf: text || null }),
  },
  collectedAt: {
    label: 'Collected at',
    kind: 'line',
    placeholder: 'Day, time and zone',
    guess: 'collected',
    read: ({ collectedAt: at, collectedOffset: offset }) => (at === null ? '' : momentText({ at, offset })),
    write: writeMoment,
  },
  collectedBy: {
    label: 'Collected by',
    kind: 'line',
    read: (row) => row.collectedBy,
    write: (collectedBy) => ({ collectedBy }),
  },
  source: {
    label: 'Source',
    kind: 'line',
    placeholder: 'System or report',
    guess: 'source',
    read: (row) => row.source,
    write: (source) => ({ source }),
  },
  environment: {
    label: 'Environment',
    kind: 'choice',
    options: optionsOf(ENVIRONMENT_NAMES, ENVIRONMENTS),
    guess: 'environment',
    read: (row) => row.environment ?? '',
    write: (text) => ({ environment: oneOf(ENVIRONMENTS, text) }),
  },
  query: {
    label: 'Query',
    kind: 'paragraph',
    placeholder: 'Query, filters and parameters',
    read: (row) => row.query,
    write: (query) => ({ query }),
  },
  confidentiality: {
    label: 'Confidentiality',
    kind: 'choice',
    options: optionsOf(CLASSIFICATION_NAMES, CLASSIFICATIONS),
    guess: 'confidentiality',
    read: (row) => row.confidentiality ?? '',
    write: (text) => ({ confidentiality: oneOf(CLASSIFICATIONS, text) }),
  },
  personalData: {
    label: 'Personal data',
    kind: 'choice',
    options: optionsOf(PERSONAL_DATA_NAMES, PERSONAL_DATA),
    guess: 'personalData',
    read: (row) => (row.personalData === null ? '' : row.personalData ? 'yes' : 'no'),
    write: (text) => ({ personalData: text === '' ? null : text === 'yes' }),
  },
  expiresOn: {
    label: 'Expires',
    kind: 'day',
    read: (row) => row.expiresOn ?? '',
    write: (text) => ({ expiresOn: text || null }),
  },
  retainUntil: {
    label: 'Retain until',
    kind: 'day',
    guess: 'retainUntil',
    read: (row) => row.retainUntil ?? '',
    write: (text) => ({ retainUntil: text || null }),
  },
} as const satisfies Record<string, Fact>;
export type FactId = keyof typeof FACTS;
export const FACT_IDS = Object.keys(FACTS) as FactId[];
