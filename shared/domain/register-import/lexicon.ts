/** How the columns of a register's list are named and told: from the fields of the register and the words people use for them. */
import type { RegisterField } from '../register-fields.ts';
import type { Register, RegisterLink } from '../registers.ts';
import { isPlaceholder } from '../table-import/placeholder.ts';
import {
  closed,
  shareOf,
  usualLength,
  weightOfName,
  type FieldNames,
  type Lexicon,
} from '../table-import/lexicon.ts';
import { plainWords } from '../table-import/plain-words.ts';
import { looksLikeRef } from '../table-import/refs.ts';
import { readChoice } from './choice-words.ts';
import { readWhen } from './dates.ts';
import { COMMON_WORDS, FIELD_WORDS, JOINER_WORDS, LEAVER_WORDS, type FieldWords } from './field-words.ts';
import { hintWeight } from './field-hints.ts';
import { registerOfKind, type ImportKind } from './kinds.ts';
import { linkColumnsOf, looksLikeLinks } from './link-columns.ts';

/** More than the best synonym: a column with the label of a field, as an export writes it. */
const OWN_LABEL = 4;
const OTHER_MEANING = /\b(?:old|previous|prior|legacy|former|age|aging|url|link|phone|size|gb|mb)\b/;

/** Columns beside the fields that tell a record or its name. */
export const EXTRA_COLUMNS = ['ref', 'email', 'number', 'firstName', 'lastName', 'dueOn', 'state'] as const;
export type ExtraColumn = (typeof EXTRA_COLUMNS)[number];
export const EXTRA_LABELS: Record<ExtraColumn, string> = {
  ref: 'Ref',
  email: 'Email',
  number: 'Number of the person',
  firstName: 'First name',
  lastName: 'Last name',
  dueOn: 'Due date',
  state: 'Status',
};

/** The columns beside the fields that lists of a register may have. */
export function extraColumns(register: Register): readonly ExtraColumn[] {
  if (register.id === 'people') return ['firstName', 'lastName'];
  if (register.id === 'training') return ['email', 'number', 'firstName', 'lastName', 'state'];
  if (register.id === 'vulnerabilities') return ['dueOn', 'state'];
  return register.refPrefix ? ['ref'] : [];
}

/** Every column that a list of a kind may have, with its label: fields first, then those beside them. */
export function columnLabels(kind: ImportKind): Record<string, string> {
  const register = registerOfKind(kind);
  return Object.fromEntries([
    ...extraColumns(register)
      .filter((column) => column === 'ref')
      .map((column) => [column, EXTRA_LABELS[column]]),
    ...register.fields.map(({ id, label }) => [id, label]),
    ...extraColumns(register)
      .filter((column) => column !== 'ref')
      .map((column) => [column, EXTRA_LABELS[column]]),
    ...linkColumnsOf(register).map(({ link, title }) => [link.table, title]),
  ]);
}

export function lexiconOf(kind: ImportKind): Lexicon<string> {
  const register = registerOfKind(kind);
  const labels = columnLabels(kind);
  const fields = Object.keys(labels);
  const links = linkColumnsOf(register);
  const linkWords = Object.fromEntries(links.map(({ link, words }) => [link.table, words]));
  const own = { ...wordsOfKind(kind, register), ...linkWords };
  const names = new Map(fields.map((field) => [field, namesOf(field, labels[field] ?? '', own)]));
  const kinds = new Map(register.fields.map((field) => [field.id, field]));
  const singular = plainWords(register.singular);
  return {
    fields,
    nameWeight: (field, name) => {
      const label = plainWords(labels[field] ?? '');
      if (name === label) return OWN_LABEL;
      const known = names.get(field);
      const named = known ? weightOfName(known, name, { otherMeaning: OTHER_MEANING, before: singular }) : 0;
      return named > 0 || OTHER_MEANING.test(name) ? named : hintWeight(register.id, field, name);
    },
    valueWeight: (field, values) => {
      if (values.length === 0) return 0;
      const link = links.find(({ link: { table } }) => table === field)?.link;
      return link ? weightOfLinks(link, values) : weightOfValues(field, kinds.get(field), values);
    },
    weightWithoutName: (field, values) =>
      field === 'email' && values.length > 0 && shareOf(values)(isEmail) > 0.8 ? 1 : 0,
    toldByValues: fields.includes('email') ? ['email'] : [],
    otherMeaning: OTHER_MEANING,
  };
}

function wordsOfKind(kind: ImportKind, register: Register): FieldWords {
  if (kind === 'joiners') return JOINER_WORDS;
  return kind === 'leavers' ? LEAVER_WORDS : (FIELD_WORDS[register.id] ?? {});
}

function namesOf(field: string, label: string, own: FieldWords): FieldNames {
  const words = own[field] ?? COMMON_WORDS[field] ?? '';
  const exact = [...new Set([plainWords(label), ...words.split('|')])].filter(Boolean);
  // A name of several words tells even among others ("Date of hire (HR)"); a single one only alone.
  return { exact, within: exact.filter((name) => name.includes(' ')) };
}

/** Prose under such a name is no list of references, however well the name fits. */
const weightOfLinks = (link: RegisterLink, values: readonly string[]): number =>
  shareOf(values)((value) => looksLikeLinks(link, value)) > 0.5 ? 0.5 : -OWN_LABEL;

const isEmail = (text: string): boolean => /^\S+@\S+\.\p{L}{2,}$/u.test(text);
const holdsDay = (text: string): boolean => readWhen({ text, kind: 'text' }, 'day-first').kind === 'when';

function weightOfValues(id: string, field: RegisterField | undefined, values: readonly string[]): number {
  const share = shareOf(values);
  switch (field?.kind) {
    case 'day':
    case 'instant':
      return share(holdsDay) > 0.4 ? 1 : -2;
    case 'number':
      return share((value) => /\d/.test(value)) > 0.5 ? 0.5 : -2;
    case 'choice':
    case 'set':
      return closed(share((value) => readChoice(field, value) !== undefined)) / 2;
    case 'person':
    case 'record':
    case 'control':
    case 'criterion':
      return usualLength(values) > 80 || share(holdsDay) > 0.5 ? -2 : 0;
    default:
      return weightOfTexts(id, values);
  }
}

function weightOfTexts(id: string, values: readonly string[]): number {
  const share = shareOf(values);
  const areRefs = share((value) => looksLikeRef(value) || /^\d+$/.test(value)) > 0.8;
  if (id === 'name') return share(isEmail) > 0.8 ? -1 : areRefs ? -1.5 : share(holdsDay) > 0.8 ? -2 : 0;
  if (id === 'number' || id === 'ref') return areRefs ? 1 : usualLength(values) > 30 ? -2 : -0.5;
  if (id === 'dueOn') return share(holdsDay) > 0.4 ? 1 : -2;
  if (id === 'email') return share(isEmail) > 0.5 ? 1 : share((value) => /\s/.test(value)) > 0.5 ? -2 : 0;
  return share((value) => !isPlaceholder(value) && holdsDay(value)) > 0.8 ? -0.5 : 0;
}
