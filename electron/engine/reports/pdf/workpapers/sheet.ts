import {
  DEVIATION_MARKS,
  MARK_CODES,
  MARK_NAMES,
  MARKS,
  type Mark,
} from '../../../../../shared/domain/vocabulary.ts';
import type { PaperItem, Workpaper } from '../../../../../shared/domain/workpaper-model.ts';
import { paragraph, subHead, terms } from '../blocks.ts';
import type { Flow } from '../flow.ts';
import { COLORS, RESULT_COLORS } from '../palette.ts';
import { quiet, strong } from '../sections/marks.ts';
import type { Column } from '../table.ts';
import { table } from '../table.ts';
import type { Rich, Span } from '../text.ts';
import { STYLES } from '../text.ts';
import { TERM } from './layout.ts';

/** From so many attributes on the sheet lies across the page. */
const WIDE = 6;

/** Items by attributes, with the legend of the marks in use and the notes. */
export function sheet(flow: Flow, paper: Workpaper): void {
  const { attributes, items, notes, selection } = paper;
  if (items.length === 0) return;
  const isWide = attributes.length >= WIDE;
  flow.require(0);
  if (isWide) flow.newPage(true);
  subHead(flow, '', `Test sheet ${paper.ref}`, false);
  terms(
    flow,
    attributes.map(({ letter, text }) => [`Attribute ${letter}`, text]),
    TERM,
  );
  flow.y += 2;
  const hasStages = items.some(({ stage }) => stage > 1);
  const hasStrata = items.some(({ stratum }) => stratum !== '');
  const hasTickets = selection !== null && items.some(({ ticket }) => ticket !== '');
  paragraph(flow, legend(items, hasTickets), { ...STYLES.small, color: COLORS.text2 }, 4);
  const hasEvidence = items.some(({ evidenceRefs }) => evidenceRefs.length > 0);
  const columns: Column[] = [
    { title: '#', width: 20, align: 'right' },
    { title: 'Item', width: 62 },
    { title: 'Date', width: 54 },
    { title: 'Description', width: 180 },
    ...(hasTickets ? [{ title: 'Ticket', width: 58 }] : []),
    ...(hasStrata ? [{ title: 'Stratum', width: 50 }] : []),
    ...(hasStages ? [{ title: 'Stage', width: 32 }] : []),
    ...attributes.map(({ letter }) => ({ title: letter, width: 27 })),
    ...(hasEvidence ? [{ title: 'Evidence', width: 56 }] : []),
  ];
  table(
    flow,
    columns,
    items.map((item) => ({
      cells: [
        String(item.position),
        name(item),
        item.date,
        item.voidReason === '' ? item.description : [quiet(voidWords(item))],
        ...(hasTickets ? [[quiet(shortTicket(item.ticket))]] : []),
        ...(hasStrata ? [item.stratum] : []),
        ...(hasStages ? [String(item.stage)] : []),
        ...attributes.map(({ letter }) => cell(item, letter)),
        ...(hasEvidence ? [item.evidenceRefs.join(', ')] : []),
      ],
    })),
  );
  if (notes.length > 0) {
    subHead(flow, '', 'Notes on the sheet', false);
    terms(
      flow,
      notes.map(({ number, place, text }) => [`n${number} ${place}`, text]),
      TERM,
    );
  }
  if (!isWide) return;
  flow.require(0);
  flow.newPage(false);
}

function name(item: PaperItem): Rich {
  const note: Span[] = noteSign(item, '');
  return item.voidReason === '' ? [strong(item.key), ...note] : [quiet(item.key), ...note];
}

function voidWords({ voidReason, replacedBy }: PaperItem): string {
  const by = replacedBy === null ? '' : `, replaced by ${replacedBy}`;
  return `Not applicable${by}: ${voidReason}`;
}

function cell(item: PaperItem, letter: string): Rich {
  const mark = item.marks[letter];
  if (mark === undefined) return [quiet(item.voidReason === '' ? '–' : ''), ...noteSign(item, letter)];
  const isDeviation = DEVIATION_MARKS.includes(mark);
  const sign: Span = isDeviation
    ? { text: code(mark), weight: 600, color: RESULT_COLORS.exceptions.text }
    : { text: code(mark) };
  return [sign, ...noteSign(item, letter)];
}

/** A short letter that needs no sign font; "N/A" is what people look for. */
const code = (mark: Mark): string => (mark === 'not_applicable' ? 'N/A' : MARK_CODES[mark]);

function noteSign(item: PaperItem, letter: string): Span[] {
  const number = item.notes[letter];
  return number === undefined ? [] : [quiet(` n${number}`)];
}

/** Six digits tell two tickets of a sample apart. */
const shortTicket = (ticket: string): string => (ticket.startsWith('0.') ? `${ticket.slice(0, 8)}…` : ticket);

/** Only the marks that the sheet uses. */
function legend(items: readonly PaperItem[], hasTickets: boolean): string {
  const used = new Set(items.flatMap(({ marks }) => Object.values(marks)));
  const words = MARKS.filter((mark) => used.has(mark)).map((mark) => `${code(mark)} ${MARK_NAMES[mark]}`);
  const isOpen = items.some(({ marks, voidReason }) => voidReason === '' && Object.keys(marks).length === 0);
  const hasNotes = items.some(({ notes }) => Object.keys(notes).length > 0);
  return [
    `Tick marks: ${[...words, ...(isOpen || used.size === 0 ? ['– not done'] : [])].join(', ')}.`,
    ...(hasNotes ? ['n1, n2: notes below the sheet.'] : []),
    'Items stand in the order in which they were drawn.',
    ...(hasTickets ? ['Tickets are shown to six digits.'] : []),
  ].join(' ');
}
