import { assert, constantFrom, double, integer, option, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shapesOf } from '../../../shared/domain/evidence-mark-shapes.ts';
import {
  arrowBarbs,
  canCarryMarks,
  cellWords,
  markWords,
  movedBy,
  PAGE_UNITS,
  placeBetween,
  refuseMark,
  toPage,
  toScreen,
  turnedSize,
  withHandleAt,
  type MarkFacts,
  type Turns,
} from '../../../shared/domain/evidence-marks.ts';

const unit = integer({ min: 0, max: PAGE_UNITS });
const point = record({ x: unit, y: unit });
const place = record({ x1: unit, y1: unit, x2: unit, y2: unit });
const turns = constantFrom<Turns[]>(0, 1, 2, 3);
/** Pages of 20 px to 20,000 px, as zoom and paper sizes make them. */
const size = record({
  width: double({ min: 20, max: 20_000, noNaN: true }),
  height: double({ min: 20, max: 20_000, noNaN: true }),
});
const kind = constantFrom('rectangle', 'arrow', 'tick', 'note');

describe('page and screen', () => {
  it('gives back every point at every zoom and turn', () => {
    assert(
      property(point, size, turns, (at, page, turned) => {
        expect(toPage(toScreen(at, page, turned), page, turned)).toEqual(at);
      }),
    );
  });

  it('keeps every point on the screen page', () => {
    assert(
      property(point, size, turns, (at, page, turned) => {
        const { x, y } = toScreen(at, page, turned);
        const { width, height } = turnedSize(page, turned);
        expect(x).toBeGreaterThanOrEqual(-1e-6);
        expect(y).toBeGreaterThanOrEqual(-1e-6);
        expect(x).toBeLessThanOrEqual(width + 1e-6);
        expect(y).toBeLessThanOrEqual(height + 1e-6);
      }),
    );
  });

  it('turns clockwise: what was at the top left is at the top right after one turn', () => {
    const page = { width: 100, height: 200 };
    expect(toScreen({ x: 0, y: 0 }, page, 1)).toEqual({ x: 200, y: 0 });
    expect(toScreen({ x: 0, y: 0 }, page, 2)).toEqual({ x: 100, y: 200 });
    expect(toScreen({ x: 0, y: 0 }, page, 3)).toEqual({ x: 0, y: 100 });
  });

  it('holds a point beside the page at its edge', () => {
    expect(toPage({ x: -50, y: 900 }, { width: 100, height: 200 })).toEqual({ x: 0, y: PAGE_UNITS });
  });
});

describe('places', () => {
  it('moves without changing the size and stays on the page', () => {
    const far = integer({ min: -30_000, max: 30_000 });
    assert(
      property(place, far, far, (from, across, down) => {
        const to = movedBy(from, across, down);
        expect(to.x2 - to.x1).toBe(from.x2 - from.x1);
        expect(to.y2 - to.y1).toBe(from.y2 - from.y1);
        for (const value of Object.values(to)) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(PAGE_UNITS);
        }
      }),
    );
  });

  it('makes a mark that can be kept of every drag and of every click', () => {
    assert(
      property(kind, point, option(point, { nil: null }), (made, from, to) => {
        const facts = { ...noCell, kind: made, ...placeBetween(made, from, to ?? from) };
        const whole = { ...facts, mark: made === 'tick' ? ('met' as const) : null, text: 'Seen' };
        expect(refuseMark(whole)).toBeNull();
      }),
    );
  });

  it('names the top left corner of a rectangle first, whichever way it was drawn or pulled', () => {
    assert(
      property(place, point, (from, to) => {
        const pulled = withHandleAt('rectangle', from, { x: 'x1', y: 'y2' }, to);
        expect(refuseMark({ ...noCell, kind: 'rectangle', mark: null, text: '', ...pulled })).toBeNull();
      }),
    );
    const drawn = placeBetween('rectangle', { x: 5000, y: 4000 }, { x: 1000, y: 2000 });
    expect(drawn).toEqual({ x1: 1000, y1: 2000, x2: 5000, y2: 4000 });
  });

  it('keeps the direction of an arrow', () => {
    const drawn = placeBetween('arrow', { x: 5000, y: 4000 }, { x: 1000, y: 2000 });
    expect(drawn).toEqual({ x1: 5000, y1: 4000, x2: 1000, y2: 2000 });
    const [one, other] = arrowBarbs({ x: 10, y: 0 }, { x: 0, y: 0 }, 5);
    expect(one.x).toBeGreaterThan(0);
    expect(one.y).toBeCloseTo(-other.y);
  });
});

const noCell = { testId: null, itemId: null, attributeId: null };

describe('what is refused', () => {
  const box: MarkFacts = {
    kind: 'rectangle',
    x1: 0,
    y1: 0,
    x2: 100,
    y2: 100,
    mark: null,
    text: '',
    ...noCell,
  };
  it.each([
    ['a box', box, null],
    ['a box without area', { ...box, x2: 0 }, 'the rectangle has no area'],
    ['an arrow without length', { ...box, kind: 'arrow', x2: 0, y2: 0 }, 'the arrow has no length'],
    ['a tick without a letter', { ...box, kind: 'tick' }, 'a tick mark needs its letter'],
    ['a box with a letter', { ...box, mark: 'met' }, 'only a tick mark has a letter'],
    ['a note without text', { ...box, kind: 'note', text: ' ' }, 'a note needs its text'],
    ['an item without a test', { ...box, itemId: 'x' }, 'a cell belongs to a test, and none is named'],
  ] as [string, MarkFacts, string | null][])('%s', (_, facts, reason) => {
    expect(refuseMark(facts)).toBe(reason);
  });

  it('lets marks stand on images and PDF only', () => {
    expect(['application/pdf', 'image/png', 'image/webp'].map(canCarryMarks)).toEqual([true, true, true]);
    expect(['image/svg+xml', 'image/heic', 'text/csv'].map(canCarryMarks)).toEqual([false, false, false]);
  });
});

describe('words and shapes', () => {
  it('says what a mark means', () => {
    expect(markWords({ kind: 'tick', mark: 'traced', text: 'to the ticket' })).toBe(
      'T: traced to source. to the ticket',
    );
    expect(markWords({ kind: 'arrow', mark: null, text: ' ' })).toBe('Arrow');
    expect(cellWords({ workpaper: 'E-CHG-01', itemKey: 'CHG-7', letter: 'B' })).toBe(
      'E-CHG-01, CHG-7, attribute B',
    );
    expect(cellWords({ workpaper: 'D-IAM-02', itemKey: null, letter: null })).toBe('D-IAM-02');
  });

  it('puts the number of a box at the corner that is top right on screen, however the page is turned', () => {
    const page = { width: 100, height: 200 };
    assert(
      property(turns, (turned) => {
        const shapes = shapesOf(
          { number: 7, kind: 'rectangle', mark: null, x1: 1000, y1: 1000, x2: 4000, y2: 3000 },
          (at) => toScreen(at, page, turned),
          1,
        );
        const [outline, badge] = shapes;
        if (outline?.type !== 'line' || badge?.type !== 'badge')
          throw new Error('A box is a line and a number.');
        expect(badge.words).toBe('7');
        expect(badge.at.x).toBe(Math.max(...outline.points.map(({ x }) => x)));
        expect(badge.at.y).toBe(Math.min(...outline.points.map(({ y }) => y)));
      }),
    );
  });
});
