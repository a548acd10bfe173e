/** A policy as PDF in the look of our reports, without what belongs to a report only. */
import { buffer } from 'node:stream/consumers';
import type { PolicyBlock, PolicyDocument, TextRun } from '../../../../shared/domain/policies/document.ts';
import { widthOf } from '../../../../shared/domain/policies/document.ts';
import { columnShares } from '../../../../shared/domain/policies/column-shares.ts';
import { documentControl, versionText, type PolicyPaper } from '../../../../shared/domain/policies/paper.ts';
import { itemNumber, itemNumbers, outlineOf, runsText } from '../../../../shared/domain/policies/words.ts';
import { head, listItem, paragraph, terms } from '../../reports/pdf/blocks.ts';
import { createTitled } from '../../reports/pdf/document.ts';
import { Flow } from '../../reports/pdf/flow.ts';
import { FontBook } from '../../reports/pdf/fonts.ts';
import { paintFrame } from '../../reports/pdf/furniture.ts';
import { COLORS } from '../../reports/pdf/palette.ts';
import { table, type Row } from '../../reports/pdf/table.ts';
import { STYLES, type Rich, type Span, type TextStyle } from '../../reports/pdf/text.ts';

/** Points from the left edge to the meaning of a term, and of a step of a list. */
const TERM = 90;
const STEP = 16;
const TITLE: TextStyle = { size: 20, leading: 26, weight: 600 };
const HEADINGS: readonly { style: TextStyle; before: number }[] = [
  { style: { size: 13, leading: 17, weight: 600 }, before: 16 },
  { style: STYLES.heading, before: 12 },
  { style: { ...STYLES.body, weight: 600 }, before: 10 },
];

/** The bytes of a tagged .pdf file. */
export async function writePdf(paper: PolicyPaper): Promise<Uint8Array> {
  const { name, client, author, at } = paper;
  const doc = createTitled({
    title: [client, name, versionText(paper)].filter(Boolean).join(', '),
    author,
    at,
  });
  const flow = new Flow(doc, new FontBook(doc));
  flow.openSection();
  paragraph(flow, name, TITLE, 8);
  terms(flow, documentControl(paper), TERM, STYLES.body);
  flow.y += 8;
  body(flow, paper.document);
  flow.require(0);

  const bytes = buffer(doc);
  flow.pages.forEach((page, index) => {
    doc.addPage({ size: 'A4', layout: 'portrait', margin: 0 });
    for (const paint of page.paints) paint(doc);
    paintFrame(doc, flow.fonts, page, `${index + 1} of ${flow.pages.length}`, {
      head: { left: client, right: [name, versionText(paper)].filter(Boolean).join(', ') },
      foot: [at.slice(0, 10)],
    });
  });
  doc.end();
  return bytes;
}

function body(flow: Flow, document: PolicyDocument): void {
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
        const number = headings.get(index)?.number ?? '';
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
