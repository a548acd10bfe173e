/**
 * Marks that people put on pages of evidence. A mark lies in 1/10000 of the width and height of its page as a viewer shows it
 * (the page's own rotation applied), from the top left corner, so that it holds at every size. Images have one page.
 */
import { EVIDENCE_MARK_KIND_NAMES, type EvidenceMarkKind } from './audit-vocabulary.ts';
import { VIEWED_IMAGES } from './evidence.ts';
import { MARK_CODES, MARK_NAMES, type Mark } from './vocabulary.ts';

/** Units along either side of a page. */
export const PAGE_UNITS = 10_000;

/** A point in page units, or in px of a screen. */
export interface Point {
  x: number;
  y: number;
}

export interface Size {
  width: number;
  height: number;
}

/** Two points in page units: the corners of a rectangle (top left first), tail and head of an arrow, twice the place of others. */
export interface MarkPlace {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

/** Quarter turns clockwise by which a viewer shows a page. */
export type Turns = 0 | 1 | 2 | 3;

/** What a click without dragging makes, and what the keyboard begins with: a width and height in page units. */
const FIRST_SIZE: Partial<Record<EvidenceMarkKind, Size>> = {
  rectangle: { width: 2000, height: 600 },
  arrow: { width: 1200, height: 800 },
};
/** A rectangle or arrow that is smaller than this in both directions was a click (page units). */
const LEAST_DRAG = 60;
/** The shortest side of a rectangle (page units): a line under a word is one. */
const LEAST_SIDE = 20;

/** True for the types of file on which marks can be put: what the viewer draws as pages. */
export const canCarryMarks = (mediaType: string): boolean =>
  mediaType === 'application/pdf' || VIEWED_IMAGES.includes(mediaType);

/** Size of a page on screen once it is turned. */
export const turnedSize = ({ width, height }: Size, turns: Turns): Size =>
  turns % 2 === 0 ? { width, height } : { width: height, height: width };

/** Where a point of the page is on screen (px). @param page the page's own size in px, before it is turned */
export function toScreen({ x, y }: Point, page: Size, turns: Turns = 0): Point {
  const across = (x / PAGE_UNITS) * page.width;
  const down = (y / PAGE_UNITS) * page.height;
  switch (turns) {
    case 0:
      return { x: across, y: down };
    case 1:
      return { x: page.height - down, y: across };
    case 2:
      return { x: page.width - across, y: page.height - down };
    case 3:
      return { x: down, y: page.width - across };
  }
}

/** The point of the page under a point on screen (px), held inside the page. @param page as for `toScreen` */
export function toPage({ x, y }: Point, page: Size, turns: Turns = 0): Point {
  const back: Record<Turns, Point> = {
    0: { x, y },
    1: { x: y, y: page.height - x },
    2: { x: page.width - x, y: page.height - y },
    3: { x: page.width - y, y: x },
  };
  const { x: across, y: down } = back[turns];
  return { x: unit(across / page.width), y: unit(down / page.height) };
}

/** The place that dragging from one point to another gives a mark; a click gives the usual size. */
export function placeBetween(kind: EvidenceMarkKind, from: Point, to: Point): MarkPlace {
  if (kind === 'tick' || kind === 'note') return { x1: to.x, y1: to.y, x2: to.x, y2: to.y };
  const first = FIRST_SIZE[kind];
  const clicked = Math.abs(to.x - from.x) < LEAST_DRAG && Math.abs(to.y - from.y) < LEAST_DRAG;
  if (!clicked || !first) return ordered(kind, { x1: from.x, y1: from.y, x2: to.x, y2: to.y });
  const { width, height } = first;
  return movedBy({ x1: 0, y1: 0, x2: width, y2: height }, from.x - width / 2, from.y - height / 2);
}

/** The same place elsewhere on the page, its size kept; at the edge it stops. Distances in page units. */
export function movedBy({ x1, y1, x2, y2 }: MarkPlace, across: number, down: number): MarkPlace {
  const dx = within(across, -Math.min(x1, x2), PAGE_UNITS - Math.max(x1, x2));
  const dy = within(down, -Math.min(y1, y2), PAGE_UNITS - Math.max(y1, y2));
  return {
    x1: Math.round(x1 + dx),
    y1: Math.round(y1 + dy),
    x2: Math.round(x2 + dx),
    y2: Math.round(y2 + dy),
  };
}

/** Which of its points a person holds: the first or the second of either axis. */
export interface Handle {
  x: 'x1' | 'x2';
  y: 'y1' | 'y2';
}

/** The place after one of its points was dragged to `to`. */
export const withHandleAt = (
  kind: EvidenceMarkKind,
  place: MarkPlace,
  handle: Handle,
  to: Point,
): MarkPlace =>
  ordered(kind, { ...place, [handle.x]: unit(to.x / PAGE_UNITS), [handle.y]: unit(to.y / PAGE_UNITS) });

/** The two ends of the barbs of an arrow whose head is at `head`; `length` in the unit of the points. */
export function arrowBarbs(tail: Point, head: Point, length: number): [Point, Point] {
  const direction = Math.atan2(head.y - tail.y, head.x - tail.x);
  const barb = (turn: number): Point => ({
    x: head.x - length * Math.cos(direction + turn),
    y: head.y - length * Math.sin(direction + turn),
  });
  return [barb(Math.PI / 7), barb(-Math.PI / 7)];
}

export interface MarkFacts extends MarkPlace {
  kind: EvidenceMarkKind;
  mark: Mark | null;
  text: string;
  testId: string | null;
  itemId: string | null;
  attributeId: string | null;
}

/** Why a mark says nothing or hangs in the air, as the end of a sentence ("it has no text"), or null. */
export function refuseMark({
  kind,
  mark,
  text,
  testId,
  itemId,
  attributeId,
  ...place
}: MarkFacts): string | null {
  if (kind === 'tick' && mark === null) return 'a tick mark needs its letter';
  if (kind !== 'tick' && mark !== null) return 'only a tick mark has a letter';
  if (kind === 'note' && text.trim() === '') return 'a note needs its text';
  if (kind === 'rectangle' && (place.x1 >= place.x2 || place.y1 >= place.y2))
    return 'the rectangle has no area';
  if (kind === 'arrow' && place.x1 === place.x2 && place.y1 === place.y2) return 'the arrow has no length';
  if (testId === null && (itemId !== null || attributeId !== null))
    return 'a cell belongs to a test, and none is named';
  return null;
}

/** A mark in words: its text, or what it is when it has none. */
export function markWords({ kind, mark, text }: Pick<MarkFacts, 'kind' | 'mark' | 'text'>): string {
  if (mark === null) return text.trim() || EVIDENCE_MARK_KIND_NAMES[kind];
  const meaning = mark === 'met' ? 'Met' : `${MARK_CODES[mark]}: ${MARK_NAMES[mark]}`;
  return text.trim() === '' ? meaning : `${meaning}. ${text.trim()}`;
}

/** "E-CHG-01, CHG-1042, attribute B": the cell of a workpaper that a mark belongs to. */
export const cellWords = (cell: {
  workpaper: string;
  itemKey: string | null;
  letter: string | null;
}): string =>
  [cell.workpaper, cell.itemKey, cell.letter && `attribute ${cell.letter}`].filter(Boolean).join(', ');

/** A rectangle names its top left corner first and keeps an area; an arrow keeps its direction. */
function ordered(kind: EvidenceMarkKind, place: MarkPlace): MarkPlace {
  if (kind !== 'rectangle') return place;
  const [x1, x2] = side(place.x1, place.x2);
  const [y1, y2] = side(place.y1, place.y2);
  return { x1, y1, x2, y2 };
}

function side(one: number, other: number): [number, number] {
  const end = within(Math.max(one, other), Math.min(one, other) + LEAST_SIDE, PAGE_UNITS);
  return [Math.min(one, other, end - LEAST_SIDE), end];
}

const within = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);

const unit = (share: number): number => Math.round(within(share, 0, 1) * PAGE_UNITS);
