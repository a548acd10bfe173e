/**
 * The text of a policy: a flat list of blocks of few kinds, so that the editor, Word and PDF can all hold the whole of it. Lists are
 * items with a depth. Whatever writes a text normalises it first; two texts are the same when their normal forms are.
 */
import { AppError } from '../errors.ts';

/** Text of one look; a line break inside a paragraph is "\n". */
export interface TextRun {
  text: string;
  bold?: true | undefined;
  italic?: true | undefined;
  underline?: true | undefined;
  /** Shown, and never followed without a person. */
  href?: string | undefined;
}

export interface TableCell {
  paragraphs: TextRun[][];
  /** Columns it covers; 1 when absent. */
  span?: number | undefined;
}

export type HeadingLevel = 1 | 2 | 3;

export type PolicyBlock =
  | { kind: 'heading'; level: HeadingLevel; runs: TextRun[] }
  | { kind: 'paragraph' | 'quote'; runs: TextRun[] }
  | { kind: 'item'; numbered: boolean; depth: number; runs: TextRun[] }
  /** The first row is the head. Every row covers the same number of columns. */
  | { kind: 'table'; rows: TableCell[][] };

export interface PolicyDocument {
  blocks: PolicyBlock[];
}

/** Characters of a text as it is stored. */
export const LARGEST_POLICY_TEXT = 400_000;
export const MOST_BLOCKS = 5000;
export const DEEPEST_ITEM = 5;
export const MOST_COLUMNS = 20;
export const MOST_ROWS = 500;

/** Whether a link may stand in a policy: http, https or mailto. */
export const isSafeLink = (href: string): boolean => /^(?:https?:\/\/|mailto:)[!-~]{1,2000}$/i.test(href);

const INVISIBLE =
  // oxlint-disable-next-line no-control-regex -- control characters are what is taken out
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]/g;

/** Words, and the blanks between them as one space or one line break. */
const PIECES = /[ \t\n\u00a0]+|[^ \t\n\u00a0]+/g;

function lookOf({ bold, italic, underline, href }: TextRun): Omit<TextRun, 'text'> {
  return {
    ...(bold && { bold }),
    ...(italic && { italic }),
    ...(underline && { underline }),
    ...(href && isSafeLink(href) && { href }),
  };
}

const sameLook = (a: TextRun, b: Omit<TextRun, 'text'>): boolean =>
  a.bold === b.bold && a.italic === b.italic && a.underline === b.underline && a.href === b.href;

/** Runs of one look joined, without blanks at both ends or twice in a row. A blank looks as the word before it. */
export function normalRuns(runs: readonly TextRun[]): TextRun[] {
  const done: TextRun[] = [];
  let blank = '';
  for (const run of runs) {
    const look = lookOf(run);
    const text = run.text
      .replaceAll(/\p{Cs}/gu, '\ufffd')
      .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
      .replaceAll(INVISIBLE, '');
    for (const [piece] of text.matchAll(PIECES)) {
      if (/^[ \t\n\u00a0]/.test(piece)) {
        blank = piece.includes('\n') || blank === '\n' ? '\n' : ' ';
        continue;
      }
      const last = done.at(-1);
      if (last) last.text += blank;
      blank = '';
      if (last && sameLook(last, look)) last.text += piece;
      else done.push({ text: piece, ...look });
    }
  }
  for (const run of done) run.text = run.text.normalize('NFC');
  return done;
}

/**
 * The normal form: no empty blocks, no item deeper than one below the item before, rows of one width.
 * @throws AppError bad_input when it is larger than a policy may be
 */
export function normalDocument({ blocks }: PolicyDocument): PolicyDocument {
  const normal: PolicyBlock[] = [];
  for (const block of blocks) {
    const next = normalBlock(block, normal.at(-1));
    if (next) normal.push(next);
  }
  const document = { blocks: normal };
  const isTooLong = normal.length > MOST_BLOCKS || JSON.stringify(document).length > LARGEST_POLICY_TEXT;
  if (isTooLong || normal.some((block) => block.kind === 'table' && block.rows.length > MOST_ROWS)) {
    throw new AppError(
      'bad_input',
      `The text is longer than a policy may be: ${LARGEST_POLICY_TEXT / 1000} kB, ${MOST_BLOCKS} paragraphs and ${MOST_ROWS} rows of a table. Split it into several policies.`,
    );
  }
  return document;
}

function normalBlock(block: PolicyBlock, before: PolicyBlock | undefined): PolicyBlock | null {
  if (block.kind === 'table') return normalTable(block.rows);
  const runs = normalRuns(block.runs);
  if (runs.length === 0) return null;
  switch (block.kind) {
    case 'heading':
      return { kind: block.kind, level: block.level, runs };
    case 'item': {
      const deepest = before?.kind === 'item' ? Math.min(before.depth + 1, DEEPEST_ITEM) : 0;
      return { kind: block.kind, numbered: block.numbered, depth: Math.min(block.depth, deepest), runs };
    }
    default:
      return { kind: block.kind, runs };
  }
}

/** Columns that a row covers. */
export const widthOf = (row: readonly TableCell[]): number =>
  row.reduce((sum, { span = 1 }) => sum + span, 0);

function normalTable(given: readonly TableCell[][]): PolicyBlock | null {
  const width = Math.min(Math.max(0, ...given.map(widthOf)), MOST_COLUMNS);
  const rows = given.map((row) => {
    const cells: TableCell[] = [];
    let used = 0;
    for (const cell of row) {
      if (used >= width) break;
      const span = Math.min(cell.span ?? 1, width - used);
      const paragraphs = cell.paragraphs.map(normalRuns).filter((runs) => runs.length > 0);
      cells.push({ paragraphs, ...(span > 1 && { span }) });
      used += span;
    }
    while (used++ < width) cells.push({ paragraphs: [] });
    return cells;
  });
  return rows.some((row) => row.some(({ paragraphs }) => paragraphs.length > 0))
    ? { kind: 'table', rows }
    : null;
}

/** What is stored: '' for no text. */
export const storedText = (document: PolicyDocument): string => {
  const normal = normalDocument(document);
  return normal.blocks.length === 0 ? '' : JSON.stringify(normal);
};
