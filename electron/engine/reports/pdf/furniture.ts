import type { ReportMeta } from '../../../../shared/domain/report-model.ts';
import { NOT_AN_ATTESTATION } from '../../../../shared/domain/report-model.ts';
import { provenance, reportTime, reportTitle } from '../words.ts';
import type { FontBook } from './fonts.ts';
import type { Page } from './flow.ts';
import { mm, PAGE } from './flow.ts';
import { COLORS } from './palette.ts';
import { layoutText, paintWords, STYLES } from './text.ts';

/** The header (not on the cover) and the footer of one page; `number` counts from 1. Pagination artifacts in the tagged file. */
export function paintFurniture(
  doc: PDFKit.PDFDocument,
  fonts: FontBook,
  page: Page,
  number: number,
  total: number,
  meta: ReportMeta,
): void {
  const left = PAGE.side;
  const width = page.width - 2 * PAGE.side;
  const line = (text: string, room: number, color: string) => {
    const whole = layoutText(fonts, text, room, { ...STYLES.small, color });
    return { ...whole, lines: whole.lines.slice(0, 1) };
  };
  doc.markContent('Artifact', { type: 'Pagination' });
  if (number > 1) {
    const top = mm(12);
    const report = line(
      [page.label, reportTitle(meta), reportTime(meta)].filter(Boolean).join(', '),
      width * 0.6,
      COLORS.text2,
    );
    paintWords(doc, line(meta.client, width - report.width - 16, COLORS.text2), left, top);
    paintWords(doc, report, left, top, width);
    rule(doc, left, width, top + STYLES.small.leading + 4);
  }
  const foot = page.height - PAGE.foot;
  rule(doc, left, width, foot);
  paintWords(doc, line(NOT_AN_ATTESTATION, width - 60, COLORS.text2), left, foot + 4);
  paintWords(doc, line(`${number} of ${total}`, 60, COLORS.text), left, foot + 4, width);
  paintWords(doc, line(provenance(meta), width, COLORS.text2), left, foot + 4 + STYLES.small.leading);
  doc.endMarkedContent();
}

function rule(doc: PDFKit.PDFDocument, left: number, width: number, y: number): void {
  doc
    .lineWidth(0.8)
    .moveTo(left, y)
    .lineTo(left + width, y)
    .stroke(COLORS.line2);
}
