/** Tick marks as people write them in a spreadsheet. */
import { MARK_CODES, MARK_NAMES, MARKS, type Mark } from './vocabulary.ts';

export interface WrittenMark {
  mark: Mark;
  /** What was written beside the mark; empty without. */
  note: string;
}

/**
 * Spellings beside a mark's name, letter and identifier. A lone "N" is none: it says "no" to one reader and "not applicable" to
 * another. "ü" and "P" are ticks in the symbol fonts of spreadsheets.
 */
const SPELLINGS: Record<Mark, readonly string[]> = {
  met: [
    '✓',
    '✔',
    '√',
    '☑',
    '✅',
    'ü',
    'p',
    'm',
    'y',
    'yes',
    'ok',
    'okay',
    'pass',
    'passed',
    'true',
    'no exception',
  ],
  exception: [
    '✗',
    '✘',
    '×',
    '☒',
    '❌',
    'e',
    'no',
    'fail',
    'failed',
    'false',
    'deviation',
    'not met',
    'exceptions',
  ],
  not_applicable: ['n/a', 'na', 'n.a.', 'n. a.', 'not applicable'],
  traced: ['trace'],
  agreed: ['agree', 'agrees'],
  reperformed: ['re performed', 'reperformance', 'recalculated', 'recomputed'],
  inquiry: ['inquired', 'enquiry', 'enquired'],
  observed: ['observation'],
  unable: ['unable to test', 'not available', 'missing'],
};

const AMBIGUOUS = new Set(['n']);

const plain = (text: string): string =>
  text.replaceAll('\uFE0F', '').replaceAll(/[_-]+/g, ' ').replaceAll(/\s+/g, ' ').trim().toLowerCase();

const MARK_OF = new Map(
  MARKS.flatMap((mark) =>
    [mark, MARK_NAMES[mark], MARK_CODES[mark], ...SPELLINGS[mark]]
      .map(plain)
      .filter((word) => !AMBIGUOUS.has(word))
      .map((word): [string, Mark] => [word, mark]),
  ),
);

/** "n/a: joined later", "X - approved late", "Met (ticket 12)": the mark first, then what was noted. */
const NOTED = [/^(.+?)\s*[:;]\s*(.+)$/s, /^(.+?)\s+[-–—]\s+(.+)$/s, /^(.+?)\s*\((.+)\)$/s];

/** The mark that a text stands for, or null when it can not be read. */
export function readMark(text: string): WrittenMark | null {
  const whole = MARK_OF.get(plain(text));
  if (whole) return { mark: whole, note: '' };
  for (const pattern of NOTED) {
    const [, word = '', note = ''] = pattern.exec(text.trim()) ?? [];
    const mark = MARK_OF.get(plain(word));
    if (mark) return { mark, note: note.trim() };
  }
  return null;
}

/** The shortest spelling that `readMark` takes back. */
export function writeMark({ mark, note }: WrittenMark): string {
  const word = mark === 'not_applicable' ? 'N/A' : MARK_CODES[mark];
  return note.trim() === '' ? word : `${word}: ${note.trim()}`;
}
