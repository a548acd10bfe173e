/** A policy as PDF in the look of our reports, without what belongs to a report only. */
import { buffer } from 'node:stream/consumers';
import { documentControl, versionText, type PolicyPaper } from '../../../../shared/domain/policies/paper.ts';
import { paragraph, terms } from '../../reports/pdf/blocks.ts';
import { openFlow, paintPage } from '../../reports/pdf/document.ts';
import { paintFrame } from '../../reports/pdf/furniture.ts';
import { STYLES, type TextStyle } from '../../reports/pdf/text.ts';
import { writtenText } from '../../reports/pdf/written-text.ts';

/** Points from the left edge to the meaning of a term. */
const TERM = 90;
const TITLE: TextStyle = { size: 20, leading: 26, weight: 600 };
/** The bytes of a tagged .pdf file. */
export async function writePdf(paper: PolicyPaper): Promise<Uint8Array> {
  const { name, client, author, at } = paper;
  const flow = openFlow({
    title: [client, name, versionText(paper)].filter(Boolean).join(', '),
    author,
    at,
  });
  const { doc } = flow;
  flow.openSection();
  paragraph(flow, name, TITLE, 8);
  terms(flow, documentControl(paper), TERM, STYLES.body);
  flow.y += 8;
  writtenText(flow, paper.document);
  flow.require(0);

  const bytes = buffer(doc);
  flow.pages.forEach((page, index) => {
    paintPage(doc, page);
    paintFrame(doc, flow.fonts, page, `${index + 1} of ${flow.pages.length}`, {
      head: { left: client, right: [name, versionText(paper)].filter(Boolean).join(', ') },
      foot: [at.slice(0, 10)],
    });
  });
  doc.end();
  return bytes;
}
