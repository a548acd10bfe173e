import {
  MARK_COLOR,
  MARK_RIM,
  MARK_SIZES,
  shapesOf,
  type Shape,
} from '../../../../shared/domain/evidence-mark-shapes.ts';
import { toScreen, type Point } from '../../../../shared/domain/evidence-marks.ts';
import type { FontBook } from '../../reports/pdf/fonts.ts';
import { layoutText, paintWords } from '../../reports/pdf/text.ts';
import type { CopiedMark } from './model.ts';

/** Points on paper of one unit of `MARK_SIZES`: smaller than on screen, because a page is fitted into less room. */
export const PAPER_UNIT = 0.62;

/** Where the picture of a page stands on paper (points from the top left). */
export interface PictureBox {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Draws marks over the picture of a page. @param box where the picture stands on the paper */
export function paintMarks(
  doc: PDFKit.PDFDocument,
  fonts: FontBook,
  marks: readonly CopiedMark[],
  box: PictureBox,
): void {
  const project = (point: Point): Point => {
    const { x, y } = toScreen(point, box);
    return { x: box.x + x, y: box.y + y };
  };
  for (const mark of marks)
    for (const shape of shapesOf(mark, project, PAPER_UNIT)) paintShape(doc, fonts, shape);
}

function paintShape(doc: PDFKit.PDFDocument, fonts: FontBook, shape: Shape): void {
  const { line, rim } = MARK_SIZES;
  if (shape.type === 'badge') return paintBadge(doc, fonts, shape);
  if (shape.type === 'check') return stroke(doc, shape.points, false, line * PAPER_UNIT, MARK_RIM);
  stroke(doc, shape.points, shape.closed, rim * PAPER_UNIT, MARK_RIM);
  stroke(doc, shape.points, shape.closed, line * PAPER_UNIT, MARK_COLOR);
}

function stroke(
  doc: PDFKit.PDFDocument,
  points: readonly Point[],
  closed: boolean,
  width: number,
  color: string,
): void {
  points.forEach(({ x, y }, index) => (index === 0 ? doc.moveTo(x, y) : doc.lineTo(x, y)));
  if (closed) doc.closePath();
  doc.lineWidth(width).lineJoin('round').lineCap('round').stroke(color);
}

/** A filled circle or square with its words in the middle. */
export function paintBadge(
  doc: PDFKit.PDFDocument,
  fonts: FontBook,
  { at, half, form, words }: Extract<Shape, { type: 'badge' }>,
): void {
  if (form === 'round') doc.circle(at.x, at.y, half);
  else doc.rect(at.x - half, at.y - half, 2 * half, 2 * half);
  doc.lineWidth(MARK_SIZES.line * PAPER_UNIT).fillAndStroke(MARK_COLOR, MARK_RIM);
  if (words === '') return;
  const size = words.length > 2 ? half * 0.8 : half * 1.15;
  const text = layoutText(fonts, words, 100, { size, leading: 2 * half, weight: 600, color: MARK_RIM });
  paintWords(doc, text, at.x - text.width / 2, at.y - half);
}
