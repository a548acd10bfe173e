/** Status signs as paths on a 12-unit square, so that they need no font and survive grey printing. Words always stand beside them. */
import type { ReadinessRating, Severity, TestResult } from '../../../../shared/domain/vocabulary.ts';
import { COLORS } from './palette.ts';

export type Sign = ReadinessRating | TestResult | `severity_${Severity}`;

type Doc = PDFKit.PDFDocument;
type Draw = (doc: Doc, color: string) => void;

const ring = (doc: Doc, color: string, radius: number, width: number): Doc =>
  doc.lineWidth(width).circle(6, 6, radius).stroke(color);
const filled =
  (path: string): Draw =>
  (doc, color) =>
    void doc.path(path).fill(color);
const stroked =
  (path: string, width: number): Draw =>
  (doc, color) =>
    void doc.lineWidth(width).path(path).stroke(color);
const box = (doc: Doc, color: string): Doc =>
  doc.lineWidth(1.2).roundedRect(1.25, 1.25, 9.5, 9.5, 1.5).stroke(color);
const both =
  (...draws: Draw[]): Draw =>
  (doc, color) =>
    draws.forEach((draw) => draw(doc, color));
const white =
  (draw: Draw): Draw =>
  (doc) =>
    draw(doc, COLORS.white);

const diamond = filled('M6 0l6 6-6 6-6-6Z');

/** Four bars, the first `full` of them filled. */
function bars(full: number): Draw {
  return (doc, color) => {
    [0, 1, 2, 3].forEach((i) => {
      const x = i * 3.2;
      const height = 3 + i * 3;
      if (i < full) doc.rect(x, 12 - height, 2.2, height).fill(color);
      else
        doc
          .lineWidth(0.5)
          .rect(x + 0.25, 12.25 - height, 1.7, height - 0.5)
          .stroke(color);
    });
  };
}

const DRAWINGS: Record<Sign, Draw> = {
  ready: (doc, color) => void doc.circle(6, 6, 5.25).fill(color),
  minor_gap: (doc, color) => {
    ring(doc, color, 4.75, 1.2);
    doc.path('M6 6V1.2A4.8 4.8 0 1 1 1.2 6Z').fill(color);
  },
  major_gap: (doc, color) => {
    ring(doc, color, 4.75, 1.2);
    doc.path('M6 6V1.2A4.8 4.8 0 0 1 10.8 6Z').fill(color);
  },
  not_in_place: (doc, color) => void ring(doc, color, 4.5, 1.7),
  not_assessed: (doc, color) => {
    doc.dash(2.4, { space: 2.4 });
    ring(doc, color, 4.6, 1.3).undash();
  },
  not_relevant: stroked('M2.5 6h7', 1.5),
  no_exceptions: both(
    (doc, color) => void doc.roundedRect(0.75, 0.75, 10.5, 10.5, 2).fill(color),
    white(stroked('M3.2 6.2l2 2 3.6-4.2', 1.5)),
  ),
  exceptions: both(diamond, white(stroked('M4.2 4.2l3.6 3.6M7.8 4.2L4.2 7.8', 1.3))),
  not_suitably_designed: both(diamond, white(stroked('M3.6 6h4.8', 1.5))),
  did_not_occur: both(box, stroked('M3 9L9 3', 1.2)),
  in_progress: both(box, filled('M1.5 1.5H6v9H1.5Z')),
  not_tested: (doc, color) => {
    doc.dash(1.6, { space: 1.9 });
    box(doc, color).undash();
  },
  unable_to_test: both(stroked('M6 1l5.2 9.8H.8Z', 1.2), stroked('M6 4.4v3M6 8.6v.9', 1.2)),
  severity_low: bars(1),
  severity_medium: bars(2),
  severity_high: bars(3),
  severity_critical: bars(4),
};

/** Draws a sign with its top left corner at (x, y), `size` points high. The caller marks it as an artifact: the word beside it speaks. */
export function drawSign(doc: Doc, sign: Sign, x: number, y: number, size: number, color: string): void {
  doc.save();
  doc.translate(x, y).scale(size / 12);
  DRAWINGS[sign](doc, color);
  doc.restore();
}
