/** Text as content of the document: marked for its element, with its references as links. */
import type { Flow } from './flow.ts';
import { SOFT_HYPHEN } from './hyphens.ts';
import { paintLink } from './links.ts';
import { COLORS } from './palette.ts';
import {
  paintStretch,
  paintWords,
  stretchBox,
  stretchesByTarget,
  type Stretch,
  type TextBlock,
} from './text.ts';

export interface PlacedText {
  text: TextBlock;
  /** Left edge and top, in points. */
  x: number;
  y: number;
  /** Aligns the lines to x + right instead. */
  right?: number | undefined;
}

/** Records the painting of text as content of an element; `type` is that of the element. */
export function placeWords(
  flow: Flow,
  element: PDFKit.PDFStructureElement,
  type: string,
  placed: PlacedText,
): void {
  const { text, x, y, right } = placed;
  if (!text.lines.some(({ pieces }) => pieces.some(({ to }) => to !== undefined))) {
    flow.content(element, type, (doc) => paintWords(doc, text, x, y, right));
    return;
  }
  // While painting, because only then every place in the document is known.
  flow.action((doc) => {
    for (const { destination, stretches } of stretchesByTarget(text, (to) => flow.destination(to))) {
      if (destination === null) {
        element.add(doc.markStructureContent(type));
        for (const stretch of stretches) paintStretch(doc, text, stretch, placed);
        doc.endMarkedContent();
      } else {
        const alt = stretches
          .flatMap(({ pieces }) => pieces.map((piece) => piece.text))
          .join('')
          .replaceAll(SOFT_HYPHEN, '')
          .trim();
        const boxes = stretches.map((stretch) => stretchBox(text, stretch, placed));
        paintLink(doc, element, { destination, alt: `Go to ${alt}`, boxes }, () => {
          for (const stretch of stretches)
            paintStretch(doc, text, tinted(stretch, text, flow.accent), placed);
        });
      }
    }
  });
}

/** A link in the colour of links. A word that has a colour of its own keeps it: it means something. */
function tinted({ line, pieces }: Stretch, { style }: TextBlock, accent: string): Stretch {
  const plain = style.color ?? COLORS.text;
  return {
    line,
    pieces: pieces.map((piece) => (piece.color === plain ? { ...piece, color: accent } : piece)),
  };
}
