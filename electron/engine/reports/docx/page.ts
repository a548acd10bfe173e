/** What surrounds the text of our Word documents: page, head, foot, and a table of terms. */
import {
  Footer,
  Header,
  ImageRun,
  PageNumber,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
  type ISectionOptions,
} from 'docx';
import type { Paper } from '../../../../shared/domain/report-settings.ts';
import { OWN_STYLES } from '../../registers/policy-text/own-styles.ts';
import { cleanText } from '../clean-text.ts';
import { logoSize, type Picture } from '../pdf/logo.ts';
import { COLORS } from '../pdf/palette.ts';
import { CELL_MARGINS, color, HAIRLINE, HORIZONTAL, PAGE, TEXT_WIDTH } from './look.ts';

export interface DocxFrame {
  head: { left: string; right: string };
  /** Line by line at the left of the foot; the first has the number of the page at its right. */
  foot: readonly string[];
  paper?: Paper;
}

/** Twentieths of a point. */
const SIZES: Record<Paper, { width: number; height: number }> = {
  a4: { width: PAGE.width, height: PAGE.height },
  letter: { width: 12_240, height: 15_840 },
};

/** Page, head and foot of a section. */
export const framed = ({ head, foot, paper = 'a4' }: DocxFrame): Omit<ISectionOptions, 'children'> => ({
  properties: {
    page: {
      size: SIZES[paper],
      margin: { top: 1500, bottom: 1300, ...sides(SIZES[paper].width), header: 680, footer: 600 },
    },
  },
  headers: { default: new Header({ children: [pageHead(head)] }) },
  footers: { default: new Footer({ children: foot.map(footLine) }) },
});

const sides = (width: number) => ({ left: (width - TEXT_WIDTH) / 2, right: (width - TEXT_WIDTH) / 2 });

const MARGIN = {
  style: OWN_STYLES.margin.id,
  tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
};

const pageHead = ({ left, right }: DocxFrame['head']): Paragraph =>
  new Paragraph({
    ...MARGIN,
    border: { bottom: { ...HAIRLINE, space: 4 } },
    children: [new TextRun(cleanText(left)), new TextRun({ children: [new Tab(), cleanText(right)] })],
  });

const footLine = (line: string, at: number): Paragraph =>
  new Paragraph({
    ...MARGIN,
    ...(at === 0 && { border: { top: { ...HAIRLINE, space: 4 } } }),
    children: [
      new TextRun(cleanText(line)),
      ...(at === 0
        ? [
            new TextRun({
              children: [new Tab(), 'Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES],
            }),
          ]
        : []),
    ],
  });

/** Pixels in a point, as the library counts them. */
const PIXELS = 96 / 72;

/** A logo, as large as in the PDF; `alt` says whose it is. */
export function picture(logo: Picture, alt: string): Paragraph {
  const { width, height } = logoSize(logo);
  return new Paragraph({
    spacing: { after: 600 },
    children: [
      new ImageRun({
        type: 'png',
        data: logo.png,
        transformation: { width: Math.round(width * PIXELS), height: Math.round(height * PIXELS) },
        altText: { name: 'Logo', description: cleanText(alt) },
      }),
    ],
  });
}

/** Terms at the left, what they mean at the right. */
export function termTable(rows: readonly (readonly [string, string])[]): Table {
  const widths = [2200, TEXT_WIDTH - 2200];
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    borders: { ...HORIZONTAL, top: HAIRLINE, bottom: HAIRLINE },
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: cells.map(
            (value, at) =>
              new TableCell({
                width: { size: widths[at] ?? 0, type: WidthType.DXA },
                margins: CELL_MARGINS,
                children: [
                  new Paragraph({
                    style: OWN_STYLES.control.id,
                    children: [
                      new TextRun({
                        text: cleanText(value),
                        ...(at === 0 && { color: color(COLORS.text2) }),
                      }),
                    ],
                  }),
                ],
              }),
          ),
        }),
    ),
  });
}
