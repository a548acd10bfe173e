/** Text that a person wrote, as parts of a Word document: real headings, lists and tables, so that others can go on working in it. */
import {
  AlignmentType,
  ExternalHyperlink,
  HeadingLevel,
  LevelFormat,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type ILevelsOptions,
  type ParagraphChild,
} from 'docx';
import {
  DEEPEST_ITEM,
  widthOf,
  type PolicyBlock,
  type PolicyDocument,
  type TextRun as Run,
} from '../../../../shared/domain/policies/document.ts';
import { columnShares } from '../../../../shared/domain/policies/column-shares.ts';
import { outlineOf } from '../../../../shared/domain/policies/words.ts';
import { OWN_STYLES } from '../../registers/policy-text/own-styles.ts';
import { cleanText } from '../clean-text.ts';
import { CELL_MARGINS, color, HAIRLINE, HORIZONTAL, STEP, TEXT_WIDTH } from './look.ts';
import { COLORS } from '../pdf/palette.ts';

const HEADINGS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;

/**
 * The blocks of a text in their order.
 * @param place.lists lists before this text in the same document, so that the numbers of its own begin anew
 * @param place.under levels of headings above it; headings below others are not numbered
 */
export function writtenBlocks(
  document: PolicyDocument,
  { lists = 0, under = 0 }: { lists?: number; under?: number } = {},
): (Paragraph | Table)[] {
  const isNumbered = under === 0 && outlineOf(document).every(({ number }) => number !== '');
  const topLevel = Math.min(...outlineOf(document).map(({ level }) => level));
  let list = lists;
  return document.blocks.flatMap((block, index): (Paragraph | Table)[] => {
    if (block.kind !== 'item' || (document.blocks[index - 1]?.kind ?? '') !== 'item') list += 1;
    switch (block.kind) {
      case 'heading':
        return [
          new Paragraph({
            heading: HEADINGS[Math.min(block.level + under, HEADINGS.length) - 1],
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

export function runs(all: readonly Run[]): ParagraphChild[] {
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

const text = (value: string): string => cleanText(value);

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

/** The numbering of a document that holds such text. */
export const NUMBERING = { config: [headingNumbers, bullets, numbers] };
/** Of headings. */
export const HEADING_NUMBERS = headingNumbers.reference;
