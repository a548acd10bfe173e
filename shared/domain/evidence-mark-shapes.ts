/** How a mark is drawn, the same in the viewer and on a marked copy: violet with a white rim, so that it reads on any page. */
import type { EvidenceMarkKind } from './audit-vocabulary.ts';
import { arrowBarbs, type MarkPlace, type Point } from './evidence-marks.ts';
import { MARK_CODES, type Mark } from './vocabulary.ts';

/** Pencil on evidence is the same violet in light and dark, because the page under it does not change. */
export const MARK_COLOR = '#6d3aa6';
export const MARK_RIM = '#ffffff';

/** Sizes in the unit of the drawing: px on screen, a part of a point on paper. */
export const MARK_SIZES = { line: 2, rim: 4, badge: 9, tile: 10, letter: 11 } as const;
/** How far the number of a tick mark stands off its tile. */
const BESIDE = 13;
const BARB = 12;

export type Shape =
  /** Drawn twice: in white and wider, then in violet. */
  | { type: 'line'; points: Point[]; closed: boolean }
  /** A filled circle or square around its centre, with a white edge and white words. */
  | { type: 'badge'; form: 'round' | 'square'; at: Point; half: number; words: string }
  /** White, on a badge. */
  | { type: 'check'; points: Point[] };

export interface DrawnMark extends MarkPlace {
  number: number;
  kind: EvidenceMarkKind;
  mark: Mark | null;
}

/**
 * The shapes of one mark, in the order of painting.
 *
 * @param project from page units to the drawing
 * @param unit what one of `MARK_SIZES` measures in the drawing
 */
export function shapesOf(drawn: DrawnMark, project: (point: Point) => Point, unit: number): Shape[] {
  const { number, kind, mark, x1, y1, x2, y2 } = drawn;
  const first = project({ x: x1, y: y1 });
  const numbered = (at: Point): Shape => ({
    type: 'badge',
    form: 'round',
    at,
    half: MARK_SIZES.badge * unit,
    words: String(number),
  });
  switch (kind) {
    case 'rectangle': {
      const corners = [
        first,
        project({ x: x2, y: y1 }),
        project({ x: x2, y: y2 }),
        project({ x: x1, y: y2 }),
      ];
      const topRight = corners.reduce((best, corner) =>
        corner.x - corner.y > best.x - best.y ? corner : best,
      );
      return [{ type: 'line', points: corners, closed: true }, numbered(topRight)];
    }
    case 'arrow': {
      const head = project({ x: x2, y: y2 });
      const [one, other] = arrowBarbs(first, head, BARB * unit);
      return [
        { type: 'line', points: [first, head], closed: false },
        { type: 'line', points: [one, head, other], closed: false },
        numbered(first),
      ];
    }
    case 'tick':
      return [
        numbered({ x: first.x + BESIDE * unit, y: first.y - BESIDE * unit }),
        ...tickShapes(first, mark, MARK_SIZES.tile * unit),
      ];
    case 'note':
      return [
        { type: 'badge', form: 'square', at: first, half: MARK_SIZES.badge * unit, words: String(number) },
      ];
  }
}

function tickShapes(at: Point, mark: Mark | null, half: number): Shape[] {
  const isMet = mark === 'met';
  const words = mark === null || isMet ? '' : MARK_CODES[mark];
  const tile: Shape = { type: 'badge', form: 'square', at, half, words };
  if (!isMet) return [tile];
  const across = (share: number, down: number): Point => ({ x: at.x + share * half, y: at.y + down * half });
  return [tile, { type: 'check', points: [across(-0.55, 0.05), across(-0.15, 0.45), across(0.6, -0.45)] }];
}
