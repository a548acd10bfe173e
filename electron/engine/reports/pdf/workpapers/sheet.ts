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
/** Points that heading, legend and the first items need, and an attribute. */
const HEAD = 130;
const LINE = 14;
const LEAST_DESCRIPTION = 80;
/** Width of a column with marks alone, and with numbers of notes beside them, in points. */
const MARK = 27;
const NOTED_MARK = 42;

/** Items by attributes, with the legend of the marks in use and the notes. */
export function sheet(flow: Flow, paper: Workpaper): void {
  const { attributes, items, notes, selection } = paper;
  if (items.length === 0) return;
  const isWide = attributes.length >= WIDE;
  flow.require(0);
  if (isWide) flow.newPage(true);
  // Attributes and legend are of no use a page away from the items.
  else flow.require(Math.min(flow.room, HEAD + attributes.length * LINE));
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
  const showTicket = ticketShortener(items.map(({ ticket }) => ticket));
  const before: Column[] = [
    { title: '#', width: 20, align: 'right' },
    { title: 'Item', width: keyWidth(items) },
    { title: 'Date', width: 58 },
  ];
  const after: Column[] = [
    ...(hasTickets ? [{ title: 'Ticket', width: 62 }] : []),
    ...(hasStrata ? [{ title: 'Stratum', width: 50 }] : []),
    ...(hasStages ? [{ title: 'Stage', width: 38 }] : []),
    ...attributes.map(({ letter }) => ({
      title: letter,
      width: items.some((item) => item.notes[letter] !== undefined) ? NOTED_MARK : MARK,
    })),
    ...(hasEvidence ? [{ title: 'Evidence', width: 56 }] : []),
  ];
  // The description can wrap, so it takes what the others leave.
  const taken = [...before, ...after].reduce((sum, { width }) => sum + width, 0);
  const description = { title: 'Description', width: Math.max(LEAST_DESCRIPTION, flow.width - taken) };
  table(
    flow,
    [...before, description, ...after],
    items.map((item) => ({
      cells: [
        String(item.position),
        name(item),
        dayOf(item.date),
        item.voidReason === '' ? item.description : [quiet(voidWords(item))],
        ...(hasTickets ? [[quiet(showTicket(item.ticket))]] : []),
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
      notes.map(({ number, places, text }) => [`n${number} ${placesWords(places)}`, text]),
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

/** Cuts tickets to the fewest digits, at least six, that still show the order of the sample. */
function ticketShortener(tickets: readonly string[]): (ticket: string) => string {
  const distinct = [...new Set(tickets)];
  let length = '0.'.length + 6;
  while (new Set(distinct.map((ticket) => ticket.slice(0, length))).size < distinct.length) length += 1;
  return (ticket) => (ticket.startsWith('0.') ? `${ticket.slice(0, length)}…` : ticket);
}

/** The day decides whether an item lies in the period; the workbook has the time as well. */
const dayOf = (date: string): string => /^\d{4}-\d{2}-\d{2}(?=[T ]\d)/.exec(date)?.[0] ?? date;

/** Room for the longest key on one line, within reason. */
function keyWidth(items: readonly PaperItem[]): number {
  const longest = Math.max(...items.map((item) => item.key.length + (item.notes[''] === undefined ? 0 : 4)));
  return Math.min(Math.max(longest * 5.4 + 8, 54), 120);
}

const PLACES_NAMED = 3;
const placesWords = (places: readonly string[]): string =>
  places.length <= PLACES_NAMED ? places.join(', ') : `${places.length} places`;

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
    ...(hasTickets ? ['Tickets are shown with as many digits as tell them apart.'] : []),
  ].join(' ');
}
