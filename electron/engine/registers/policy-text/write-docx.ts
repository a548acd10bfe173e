/** A policy as a Word document: real headings, lists and tables, so that the client can go on working in it. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  ExternalHyperlink,
  Footer,
  Header,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Tab,
  Table,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
  type ILevelsOptions,
  type ParagraphChild,
} from 'docx';
import {
  DEEPEST_ITEM,
  widthOf,
  type PolicyBlock,
  type TextRun as Run,
} from '../../../../shared/domain/policies/document.ts';
import { columnShares } from '../../../../shared/domain/policies/column-shares.ts';
import { documentControl, versionText, type PolicyPaper } from '../../../../shared/domain/policies/paper.ts';
import { outlineOf } from '../../../../shared/domain/policies/words.ts';
import { cleanText } from '../../reports/clean-text.ts';
import { COLORS } from '../../reports/pdf/palette.ts';
import { OWN_STYLES } from './own-styles.ts';

const FONT = 'Calibri';
/** Twentieths of a point: A4 with sides of 22 mm. */
const PAGE = { width: 11_906, height: 16_838, side: 1247 } as const;
const TEXT_WIDTH = PAGE.width - 2 * PAGE.side;
/** Indent of a level of a list. */
const STEP = 360;

const color = (hex: string): string => hex.slice(1);
const HAIRLINE = { style: BorderStyle.SINGLE, size: 4, color: color(COLORS.line2) } as const;
const NO_LINE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const CELL_MARGINS = { top: 50, bottom: 50, left: 90, right: 90 } as const;

const HEADINGS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;

/** The bytes of a .docx file. */
export async function writeDocx(paper: PolicyPaper): Promise<Uint8Array> {
  return Packer.toBuffer(
    new Document({
      title: text(paper.name),
      subject: text([paper.client, versionText(paper)].filter(Boolean).join(', ')),
      creator: text(paper.author) || 'Trustbench',
      lastModifiedBy: text(paper.author) || 'Trustbench',
      description: '',
      styles: styles(),
      numbering: { config: [headingNumbers, bullets, numbers] },
      sections: [
        {
          properties: {
            page: {
              size: { width: PAGE.width, height: PAGE.height },
              margin: {
                top: 1500,
                bottom: 1300,
                left: PAGE.side,
                right: PAGE.side,
                header: 680,
                footer: 600,
              },
            },
          },
          headers: { default: new Header({ children: [pageHead(paper)] }) },
          footers: { default: new Footer({ children: [pageFoot(paper)] }) },
          children: [
            new Paragraph({ style: OWN_STYLES.title.id, children: [new TextRun(text(paper.name))] }),
            controlTable(paper),
            new Paragraph({ style: OWN_STYLES.control.id }),
            ...body(paper),
          ],
        },
      ],
    }),
  );
}

const text = (value: string): string => cleanText(value);

function pageHead(paper: PolicyPaper): Paragraph {
  const right = [paper.name, versionText(paper)].filter(Boolean).join(', ');
  return new Paragraph({
    style: OWN_STYLES.margin.id,
    tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
    border: { bottom: { ...HAIRLINE, space: 4 } },
    children: [new TextRun(text(paper.client)), new TextRun({ children: [new Tab(), text(right)] })],
  });
}

function pageFoot(paper: PolicyPaper): Paragraph {
  return new Paragraph({
    style: OWN_STYLES.margin.id,
    tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
    border: { top: { ...HAIRLINE, space: 4 } },
    children: [
      new TextRun(paper.at.slice(0, 10)),
      new TextRun({
        children: [new Tab(), 'Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES],
      }),
    ],
  });
}

function controlTable(paper: PolicyPaper): Table {
  const widths = [2200, TEXT_WIDTH - 2200];
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    borders: { ...HORIZONTAL, top: HAIRLINE, bottom: HAIRLINE },
    rows: documentControl(paper).map(
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
                      new TextRun({ text: text(value), ...(at === 0 && { color: color(COLORS.text2) }) }),
                    ],
                  }),
                ],
              }),
          ),
        }),
    ),
  });
}

const HORIZONTAL = {
  left: NO_LINE,
  right: NO_LINE,
  insideVertical: NO_LINE,
  insideHorizontal: { ...HAIRLINE, color: color(COLORS.line) },
} as const;

function body({ document }: PolicyPaper): (Paragraph | Table)[] {
  const isNumbered = outlineOf(document).every(({ number }) => number !== '');
  const topLevel = Math.min(...outlineOf(document).map(({ level }) => level));
  let list = 0;
  return document.blocks.flatMap((block, index): (Paragraph | Table)[] => {
    if (block.kind !== 'item' || (document.blocks[index - 1]?.kind ?? '') !== 'item') list += 1;
    switch (block.kind) {
      case 'heading':
        return [
          new Paragraph({
            heading: HEADINGS[block.level - 1],
            ...(isNumbered && {
              numbering: { reference: headingNumbers.reference, level: block.level - topLevel },
            }),
            children: runs(block.runs),
          }),
        ];
      case 'item':
        return [
          new Paragraph({
            style: OWN_STYLES.item.id,
            numbering: {
              reference: block.numbered ? numbers.reference : bullets.reference,
              level: block.depth,
              instance: list,
            },
            children: runs(block.runs),
          }),
        ];
      case 'quote':
        return [new Paragraph({ style: OWN_STYLES.quote.id, children: runs(block.runs) })];
      case 'paragraph':
        return [new Paragraph({ children: runs(block.runs) })];
      case 'table':
        // A paragraph keeps two tables from being joined into one.
        return [tableOf(block), new Paragraph({ style: OWN_STYLES.control.id })];
    }
  });
}

function tableOf({ rows }: Extract<PolicyBlock, { kind: 'table' }>): Table {
  const shares = columnShares(rows);
  const all = shares.reduce((sum, share) => sum + share, 0);
  const widths = shares.map((share) => Math.floor((TEXT_WIDTH * share) / all));
  const widthFrom = (column: number, span: number) =>
    widths.slice(column, column + span).reduce((sum, width) => sum + width, 0);
  return new Table({
    width: { size: widthFrom(0, widths.length), type: WidthType.DXA },
    columnWidths: widths,
    borders: {
      ...HORIZONTAL,
      top: HAIRLINE,
      bottom: HAIRLINE,
      insideVertical: { ...HAIRLINE, color: color(COLORS.line) },
    },
    rows: rows.map(
      (row, at) =>
        new TableRow({
          tableHeader: at === 0,
          cantSplit: true,
          children: row.map(
            ({ paragraphs, span = 1 }, cell) =>
              new TableCell({
                columnSpan: span,
                width: { size: widthFrom(widthOf(row.slice(0, cell)), span), type: WidthType.DXA },
                margins: CELL_MARGINS,
                ...(at === 0 && {
                  shading: { type: ShadingType.CLEAR, color: 'auto', fill: color(COLORS.sunken) },
                }),
                children: (paragraphs.length > 0 ? paragraphs : [[]]).map(
                  (words) => new Paragraph({ style: OWN_STYLES.cell.id, children: runs(words) }),
                ),
              }),
          ),
        }),
    ),
  });
}

function runs(all: readonly Run[]): ParagraphChild[] {
  return all.flatMap((run): ParagraphChild[] => {
    // A line break is an element of its own, before the words of the next line.
    const lines = text(run.text)
      .split('\n')
      .map(
        (line, at) =>
          new TextRun({
            text: line,
            ...(at > 0 && { break: 1 }),
            ...(run.bold && { bold: true }),
            ...(run.italic && { italics: true }),
            ...(run.underline && { underline: {} }),
            ...(run.href && { style: 'Hyperlink' }),
          }),
      );
    return run.href ? [new ExternalHyperlink({ link: run.href, children: lines })] : lines;
  });
}

const levels = (
  make: (level: number) => Pick<ILevelsOptions, 'format' | 'text'>,
  step = STEP,
): ILevelsOptions[] =>
  Array.from({ length: DEEPEST_ITEM + 1 }, (_, level) => ({
    level,
    alignment: AlignmentType.START,
    style: { paragraph: { indent: { left: step * (level + 1), hanging: step } } },
    ...make(level),
  }));

const bullets = {
  reference: 'bullets',
  levels: levels((level) => ({ format: LevelFormat.BULLET, text: ['•', '–', '◦'][level % 3] ?? '•' })),
};
const numbers = {
  reference: 'numbers',
  levels: levels((level) => ({
    format:
      [LevelFormat.DECIMAL, LevelFormat.LOWER_LETTER, LevelFormat.LOWER_ROMAN][level % 3] ??
      LevelFormat.DECIMAL,
    text: `%${level + 1}.`,
  })),
};
const headingNumbers = {
  reference: 'headings',
  levels: [0, 1, 2].map((level) => ({
    level,
    format: LevelFormat.DECIMAL,
    text: ['%1', '%1.%2', '%1.%2.%3'][level] ?? '',
    alignment: AlignmentType.START,
    style: { paragraph: { indent: { left: 680, hanging: 680 } } },
  })),
};

/** Sizes in half points, distances in twentieths of a point. */
function styles() {
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
