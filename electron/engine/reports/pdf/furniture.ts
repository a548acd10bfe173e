import type { ReportMeta } from '../../../../shared/domain/report-model.ts';
import { NOT_AN_ATTESTATION } from '../../../../shared/domain/report-model.ts';
import { provenance, reportTime, reportTitle } from '../words.ts';
import type { FontBook } from './fonts.ts';
import type { Page } from './flow.ts';
import { mm, PAGE } from './flow.ts';
import { COLORS } from './palette.ts';
import { layoutText, paintWords, STYLES } from './text.ts';

/** What stands at the head and the foot of every page. */
export interface PageFrame {
  /** Above the text; without it the page has no head. */
  head?: { left: string; right: string } | undefined;
  /** At the left of the foot, line by line; the first one has the number of the page at its right. */
  foot: readonly string[];
}

/** The header (not on the cover) and the footer of one page; `number` counts from 1. Pagination artifacts in the tagged file. */
export function paintFurniture(
  doc: PDFKit.PDFDocument,
  fonts: FontBook,
  page: Page,
  number: number,
  total: number,
  meta: ReportMeta,
): void {
  const right = [page.label, reportTitle(meta), reportTime(meta)].filter(Boolean).join(', ');
  paintFrame(doc, fonts, page, `${number} of ${total}`, {
    head: number > 1 ? { left: meta.client, right } : undefined,
    foot: [NOT_AN_ATTESTATION, [meta.settings.footer, provenance(meta)].filter(Boolean).join('   ')],
  });
}

/** Head and foot of one page, as pagination artifacts. */
export function paintFrame(
  doc: PDFKit.PDFDocument,
  fonts: FontBook,
  page: Page,
  pageNumber: string,
  { head, foot }: PageFrame,
): void {
  const left = PAGE.side;
  const width = page.width - 2 * PAGE.side;
  const line = (text: string, room: number, color: string) => {
    const whole = layoutText(fonts, text, room, { ...STYLES.small, color });
    return { ...whole, lines: whole.lines.slice(0, 1) };
  };
  doc.markContent('Artifact', { type: 'Pagination' });
  if (head) {
    const top = mm(12);
    const right = line(head.right, width * 0.6, COLORS.text2);
    paintWords(doc, line(head.left, width - right.width - 16, COLORS.text2), left, top);
    paintWords(doc, right, left, top, width);
    rule(doc, left, width, top + STYLES.small.leading + 4);
  }
  const bottom = page.height - PAGE.foot;
  rule(doc, left, width, bottom);
  foot.forEach((text, at) => {
    const room = at === 0 ? width - 60 : width;
    paintWords(doc, line(text, room, COLORS.text2), left, bottom + 4 + at * STYLES.small.leading);
  });
  paintWords(doc, line(pageNumber, 60, COLORS.text), left, bottom + 4, width);
  doc.endMarkedContent();
}

function rule(doc: PDFKit.PDFDocument, left: number, width: number, y: number): void {
  doc
    .lineWidth(0.8)
    .moveTo(left, y)
    .lineTo(left + width, y)
    .stroke(COLORS.line2);
}
