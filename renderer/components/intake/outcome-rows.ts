import type { AttachResult } from '../../../shared/contract/evidence/intake.ts';
import { IGNORED_REASON_NAMES } from '../../../shared/domain/file-notices.ts';
import { count, plural, size } from '../../app/format.ts';
import { noticeWords } from '../../app/media-names.ts';

/** What became of a file; `look` is added and has something to know. */
export const OUTCOME_NAMES = {
  rejected: 'Not attached',
  look: 'Added, look at it',
  duplicate: 'Already here',
  ignored: 'Left out',
  added: 'Added',
} as const;
export type OutcomeKind = keyof typeof OUTCOME_NAMES;
export const OUTCOME_KINDS = Object.keys(OUTCOME_NAMES) as OutcomeKind[];

export interface OutcomeRow {
  id: string;
  kind: OutcomeKind;
  fileName: string;
  /** Where it stood, its name included; the name where it stood by itself. */
  path: string;
  /** The record that it became or that it is. */
  evidence: { id: string; ref: string } | null;
  title: string;
  /** What to know of it, or why it did not come in and what to do. */
  says: string;
}

/** What became of every file, first what needs a look. */
export function outcomeRows(result: AttachResult): OutcomeRow[] {
  const rejected = result.rejected.map((one, at): OutcomeRow => ({
    ...named(one),
    id: `rejected${at}`,
    kind: 'rejected',
    evidence: null,
    title: '',
    says: one.message,
  }));
  const added = result.added.map((one, at): OutcomeRow => {
    const words = noticeWords({ ...one, mediaType: one.type });
    return {
      ...named(one),
      id: `added${at}`,
      kind: words.length > 0 ? 'look' : 'added',
      evidence: { id: one.id, ref: one.ref },
      title: one.title,
      says: words.map((word) => `${word}.`).join(' '),
    };
  });
  const duplicates = result.duplicates.map((one, at): OutcomeRow => ({
    ...named(one),
    id: `duplicate${at}`,
    kind: 'duplicate',
    evidence: { id: one.id, ref: one.ref },
    title: '',
    says: `Has the same bytes as ${one.ref}, which is used instead.`,
  }));
  const ignored = result.ignored.flatMap(({ reason, count: all, names }): OutcomeRow[] => {
    const says = `${IGNORED_REASON_NAMES[reason]}.`;
    const row = (path: string, at: number | string): OutcomeRow => ({
      id: `ignored${reason}${at}`,
      kind: 'ignored',
      fileName: path,
      path,
      evidence: null,
      title: '',
      says,
    });
    const more = all - names.length;
    return [...names.map(row), ...(more > 0 ? [row(`${count(more)} more`, 'more')] : [])];
  });
  return [
    ...rejected,
    ...added.filter(({ kind }) => kind === 'look'),
    ...duplicates,
    ...ignored,
    ...added.filter(({ kind }) => kind === 'added'),
  ];
}

const named = ({ fileName, origin }: { fileName: string; origin: string }) => ({
  fileName,
  path: origin || fileName,
});

/** "31 files added (2.3 MB), 2 already here, 3 not attached, 4 left out." */
export function outcomeSentence({ added, duplicates, rejected, ignored, totals }: AttachResult): string {
  const left = ignored.reduce((sum, one) => sum + one.count, 0);
  const parts = [
    added.length > 0 ? `${plural(added.length, 'file')} added (${size(totals.bytes)})` : 'No file added',
    duplicates.length > 0 && `${count(duplicates.length)} already here`,
    rejected.length > 0 && `${count(rejected.length)} not attached`,
    left > 0 && `${count(left)} left out`,
  ];
  return `${parts.filter(Boolean).join(', ')}.`;
}

const HEADINGS = ['Outcome', 'File', 'Evidence', 'Title', 'What to know'];

const fieldsOf = ({ kind, path, evidence, title, says }: OutcomeRow): string[] => [
  OUTCOME_NAMES[kind],
  path,
  evidence?.ref ?? '',
  title,
  says,
];

/** As text for a message: one line for each file. */
export const outcomeText = (rows: readonly OutcomeRow[]): string =>
  rows
    .map(({ kind, path, evidence, says }) => {
      const ref = evidence ? ` (${evidence.ref})` : '';
      return `${OUTCOME_NAMES[kind]}: ${path}${ref}${says ? `: ${says}` : ''}`;
    })
    .join('\n');

/** A cell that a spreadsheet would read as a formula is made text: file names come from outside. */
const csvField = (text: string): string => {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
};

/** As CSV with a heading, lines ended as RFC 4180 says. */
export const outcomeCsv = (rows: readonly OutcomeRow[]): string =>
  [HEADINGS, ...rows.map(fieldsOf)].map((fields) => `${fields.map(csvField).join(',')}\r\n`).join('');
