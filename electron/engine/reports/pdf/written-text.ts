/** Text that a person wrote, in the look of our reports: headings, lists, quotations and tables. */
import type { PolicyBlock, PolicyDocument, TextRun } from '../../../../shared/domain/policies/document.ts';
import { widthOf } from '../../../../shared/domain/policies/document.ts';
import { columnShares } from '../../../../shared/domain/policies/column-shares.ts';
import { itemNumber, itemNumbers, outlineOf, runsText } from '../../../../shared/domain/policies/words.ts';
import { head, listItem, paragraph } from './blocks.ts';
import type { Flow } from './flow.ts';
import { COLORS } from './palette.ts';
import { table, type Row } from './table.ts';
import { STYLES, type Rich, type Span, type TextStyle } from './text.ts';

/** Points of a step of a list. */
const STEP = 16;
const HEADINGS: readonly { style: TextStyle; before: number }[] = [
  { style: { size: 13, leading: 17, weight: 600 }, before: 16 },
  { style: STYLES.heading, before: 12 },
  { style: { ...STYLES.body, weight: 600 }, before: 10 },
];

/**
 * Lays a written text out at the end of the flow; its headings are no part of the contents.
 * @param options.isNumbered its headings are numbered among themselves
 */
export function writtenText(
  flow: Flow,
  document: PolicyDocument,
  { isNumbered = true }: { isNumbered?: boolean } = {},
): void {
  const headings = new Map(outlineOf(document).map((heading) => [heading.index, heading]));
  const top = Math.min(...[...headings.values()].map(({ level }) => level));
  const numbers = itemNumbers(document);
  let list: PDFKit.PDFStructureElement | null = null;
  document.blocks.forEach((block, index) => {
    if (block.kind !== 'item') {
      if (list) flow.y += 3;
      list = null;
    }
    switch (block.kind) {
      case 'heading': {
        const { style, before } = HEADINGS[block.level - 1] ?? { style: STYLES.heading, before: 12 };
        const number = isNumbered ? (headings.get(index)?.number ?? '') : '';
        const level = block.level === top ? 1 : 2;
        return head(
          flow,
          { level, number, title: runsText(block.runs).replaceAll('\n', ' '), listed: false },
          style,
          {
            before,
            after: 4,
          },
        );
      }
      case 'item':
        list ??= flow.element('L');
        return listItem(flow, list, {
          label: block.numbered ? `${itemNumber(numbers.get(index) ?? 1, block.depth)}.` : '•',
          rich: rich(block.runs),
          indent: block.depth * STEP,
        });
      case 'quote':
        return paragraph(flow, rich(block.runs), { ...STYLES.body, color: COLORS.text2 }, 6, STEP);
      case 'paragraph':
        return paragraph(flow, rich(block.runs));
      case 'table':
        return tableOf(flow, block);
    }
  });
}

function tableOf(flow: Flow, { rows: all }: Extract<PolicyBlock, { kind: 'table' }>): void {
  const [first = [], ...rest] = all;
  const shares = columnShares(all);
  const titles = first.flatMap(({ paragraphs, span = 1 }) => {
    const title = paragraphs.map(runsText).join(' ');
    return Array.from({ length: span }, (_, at) => (at === 0 ? title : ''));
  });
  if (widthOf(first) === 0) return;
  const columns = shares.map((width, at) => ({ title: titles[at] ?? '', width }));
  const rows = rest.map((row): Row => ({
    cells: row.map(({ paragraphs, span = 1 }) => ({
      content: paragraphs.flatMap((runs, at) => [...(at > 0 ? [{ text: '\n' }] : []), ...rich(runs)]),
      span,
    })),
  }));
  table(flow, columns, rows, 10);
}

/** The report font has one kind of emphasis; the address of a link is printed, because paper can not be pressed. */
const rich = (runs: readonly TextRun[]): Span[] & Rich =>
  runs.flatMap(({ text, bold, italic, underline, href }): Span[] => {
    const isEmphasis = bold || italic || underline;
    const span: Span = { text, ...(isEmphasis && { weight: 600 }), ...(href && { color: COLORS.ink }) };
    const address = href?.replace(/^mailto:/i, '');
    return address && address !== text.trim()
      ? [span, { text: ` (${address})`, color: COLORS.text2 }]
      : [span];
  });
