import PdfKitDocument from 'pdfkit';
import type { ReportMeta } from '../../../../shared/domain/report-model.ts';
import { reportTime, reportTitle } from '../words.ts';
import { printable } from './fonts.ts';

/** pdfkit's document, with the title, language and tags a report needs, and well-formed metadata. */
class ReportDocument extends PdfKitDocument {
  /** pdfkit writes the info texts into its XMP packet as they are; a client called "A & B" would break the XML. */
  override endMetadata(): void {
    const info = { ...this.info };
    for (const key of ['Title', 'Author', 'Subject', 'Creator'] as const)
      info[key] = xmlText(info[key] ?? '');
    this.info = info;
    super.endMetadata();
  }
}

/** An empty tagged document. Its creation date is the model's, so that one model gives the same bytes each time. */
export function createDocument(meta: ReportMeta): PDFKit.PDFDocument {
  return createTitled({
    title: `${meta.client}, ${reportTitle(meta)}, ${reportTime(meta)}`,
    author: [meta.preparedBy, meta.firm].filter(Boolean).join(', '),
    at: meta.generatedAt,
  });
}

/** An empty tagged document of a title. @param about.at ISO 8601 */
export function createTitled(about: { title: string; author: string; at: string }): PDFKit.PDFDocument {
  return new ReportDocument({
    autoFirstPage: false,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'en',
    displayTitle: true,
    info: {
      Title: printable(about.title),
      Author: printable(about.author),
      Creator: 'Trustbench',
      Producer: 'Trustbench',
      CreationDate: new Date(about.at),
    },
  });
}

function xmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
