/** Where words stand on a page, from the pieces of text that a PDF reader gives. */
import { PAGE_UNITS, type MarkPlace, type Point } from './evidence-marks.ts';
import { groupBy } from './group-by.ts';

/** A piece of text on one line. */
export interface TextPiece {
  text: string;
  /** Where its base line begins and ends, in page units. */
  from: Point;
  to: Point;
  /** From the base line to the top of its letters, in page units. */
  up: Point;
  /** True when a line ends with it. */
  endsLine: boolean;
}

/** Of the height of the letters: what hangs below the base line, and room for the width of letters that is only estimated. */
const BELOW = 0.3;
const ABOVE = 0.1;
const BESIDE = 0.15;

/**
 * Boxes over every place where `words` stand, letters large or small, also across pieces and lines.
 *
 * @param widthOf width of a text in any unit, to place letters inside a piece
 */
export function boxesOfWords(
  pieces: readonly TextPiece[],
  words: string,
  widthOf: (text: string) => number,
): MarkPlace[] {
  const wanted = folded(words).trim().replaceAll(/\s+/g, ' ');
  if (wanted === '') return [];
  const { text, places } = joined(pieces);
  const boxes: MarkPlace[] = [];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
    const covered = groupBy(
      places.slice(at, at + wanted.length).filter((place) => place !== null),
      ({ piece }) => piece,
    );
    for (const [piece, letters] of covered) {
      const offsets = letters.map(({ offset }) => offset);
      const box = boxOf(piece, Math.min(...offsets), Math.max(...offsets) + 1, widthOf);
      if (box) boxes.push(box);
    }
  }
  return boxes;
}

interface Letter {
  piece: TextPiece;
  /** Of the letter in its piece. */
  offset: number;
}

/** All pieces as one text with single spaces, and where each of its letters stands; spaces between lines stand nowhere. */
function joined(pieces: readonly TextPiece[]): { text: string; places: (Letter | null)[] } {
  let text = '';
  const places: (Letter | null)[] = [];
  const put = (letters: string, place: Letter | null) => {
    for (const letter of letters) {
      if (letter === ' ' && (text === '' || text.endsWith(' '))) continue;
      text += letter;
      // A letter outside the basic plane has two units in a text.
      for (let unit = 0; unit < letter.length; unit += 1) places.push(place);
    }
  };
  for (const piece of pieces) {
    for (let offset = 0; offset < piece.text.length; offset += 1)
      put(folded(piece.text.charAt(offset)).replace(/\s/g, ' '), { piece, offset });
    if (piece.endsLine) put(' ', null);
  }
  return { text, places };
}

function boxOf(
  { text, from, to, up }: TextPiece,
  first: number,
  end: number,
  widthOf: (text: string) => number,
): MarkPlace | null {
  const whole = widthOf(text);
  const share = (count: number) => (whole > 0 ? widthOf(text.slice(0, count)) / whole : count / text.length);
  const along = { x: to.x - from.x, y: to.y - from.y };
  const length = Math.hypot(along.x, along.y);
  if (length === 0) return null;
  const margin = (BESIDE * Math.hypot(up.x, up.y)) / length;
  const corners = [share(first) - margin, share(end) + margin].flatMap((part) =>
    [-BELOW, 1 + ABOVE].map((rise) => ({
      x: from.x + along.x * part + up.x * rise,
      y: from.y + along.y * part + up.y * rise,
    })),
  );
  const side = (value: number) => Math.min(Math.max(value, 0), PAGE_UNITS);
  const xs = corners.map(({ x }) => x);
  const ys = corners.map(({ y }) => y);
  const box = {
    x1: side(Math.floor(Math.min(...xs))),
    y1: side(Math.floor(Math.min(...ys))),
    x2: side(Math.ceil(Math.max(...xs))),
    y2: side(Math.ceil(Math.max(...ys))),
  };
  return box.x1 < box.x2 && box.y1 < box.y2 ? box : null;
}

/** Ligatures and full-width letters as plain ones, in lower case. */
const folded = (text: string): string => text.normalize('NFKC').toLowerCase();
