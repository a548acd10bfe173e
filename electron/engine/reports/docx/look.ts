/** Sizes, lines and styles of our Word documents. */
import { BorderStyle } from 'docx';
import { OWN_STYLES } from '../../registers/policy-text/own-styles.ts';
import { COLORS } from '../pdf/palette.ts';

const FONT = 'Calibri';
/** Twentieths of a point. The text is as wide on every paper: on A4 the sides are 22 mm. */
export const PAGE = { width: 11_906, height: 16_838, side: 1247 } as const;
export const TEXT_WIDTH = PAGE.width - 2 * PAGE.side;
/** Indent of a level of a list. */
export const STEP = 360;

export const color = (hex: string): string => hex.slice(1);
export const HAIRLINE = { style: BorderStyle.SINGLE, size: 4, color: color(COLORS.line2) } as const;
const NO_LINE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
export const CELL_MARGINS = { top: 50, bottom: 50, left: 90, right: 90 } as const;

export const HORIZONTAL = {
  left: NO_LINE,
  right: NO_LINE,
  insideVertical: NO_LINE,
  insideHorizontal: { ...HAIRLINE, color: color(COLORS.line) },
} as const;

/** Sizes in half points, distances in twentieths of a point. */
export function styles() {
  const heading = (size: number, before: number) => ({
    run: { font: FONT, size, bold: true, color: color(COLORS.text) },
    paragraph: { spacing: { before, after: 80 }, keepNext: true },
  });
  const own = (
    { id, name }: { id: string; name: string },
    run: { size?: number; bold?: boolean; italics?: boolean; color?: string },
    paragraph: { spacing?: { before?: number; after?: number }; indent?: { left: number } } = {},
  ) => ({ id, name, basedOn: 'Normal', run: { font: FONT, ...run }, paragraph });
  return {
    default: {
      document: { run: { font: FONT, size: 21 }, paragraph: { spacing: { after: 120, line: 276 } } },
      heading1: heading(28, 320),
      heading2: heading(24, 240),
      heading3: heading(21, 200),
    },
    paragraphStyles: [
      own(OWN_STYLES.title, { size: 40, bold: true }, { spacing: { after: 200 } }),
      own(OWN_STYLES.control, { size: 19 }, { spacing: { before: 0, after: 0 } }),
      own(OWN_STYLES.margin, { size: 17, color: color(COLORS.text2) }, { spacing: { after: 0 } }),
      own(OWN_STYLES.cell, { size: 19 }, { spacing: { before: 0, after: 40 } }),
      own(OWN_STYLES.item, {}, { spacing: { after: 60 } }),
      own(OWN_STYLES.quote, { color: color(COLORS.text2) }, { indent: { left: 567 } }),
    ],
  };
}
