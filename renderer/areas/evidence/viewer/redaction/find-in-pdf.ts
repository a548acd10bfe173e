import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { PAGE_UNITS, type MarkPlace, type Point } from '../../../../../shared/domain/evidence-marks.ts';
import { boxesOfWords, type TextPiece } from '../../../../../shared/domain/text-boxes.ts';
import { openPdf, pageContent } from '../pdf/pdf.ts';

/** More boxes than anybody looks through. */
const MOST_BOXES = 2000;

/** Boxes over every place where words stand in the text of a PDF. @throws Error of pdf.js */
export async function findInPdf(bytes: Blob, words: string): Promise<(MarkPlace & { page: number })[]> {
  const { document: pdf, close } = await openPdf(bytes);
  const pencil = document.createElement('canvas').getContext('2d');
  // Fonts of a PDF are not there to measure with; the letters of most are about as wide as these.
  if (pencil) pencil.font = '100px Helvetica, Arial, sans-serif';
  const widthOf = (text: string) => pencil?.measureText(text).width ?? text.length;
  const found: (MarkPlace & { page: number })[] = [];
  try {
    for (let number = 1; number <= pdf.numPages && found.length < MOST_BOXES; number += 1) {
      const pieces = await piecesOf(await pdf.getPage(number));
      for (const box of boxesOfWords(pieces, words, widthOf)) found.push({ page: number, ...box });
    }
    return found.slice(0, MOST_BOXES);
  } finally {
    close();
  }
}

async function piecesOf(page: PDFPageProxy): Promise<TextPiece[]> {
  const view = page.getViewport({ scale: 1 });
  const toUnits = (x: number, y: number): Point => {
    const [across, down] = view.convertToViewportPoint(x, y) as [number, number];
    return { x: (across / view.width) * PAGE_UNITS, y: (down / view.height) * PAGE_UNITS };
  };
  const { items } = await pageContent(page);
  return items.flatMap((item) => {
    if (!('str' in item)) return [];
    // The matrix of a piece: the direction of its base line, then of its letters, then where it begins.
    const [a, b, c, d, x, y] = item.transform as [number, number, number, number, number, number];
    const stretch = Math.hypot(a, b) || 1;
    const from = toUnits(x, y);
    const top = toUnits(x + c, y + d);
    return {
      text: item.str,
      from,
      to: toUnits(x + (a / stretch) * item.width, y + (b / stretch) * item.width),
      up: { x: top.x - from.x, y: top.y - from.y },
      endsLine: item.hasEOL,
    };
  });
}
