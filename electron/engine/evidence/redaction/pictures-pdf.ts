import { buffer } from 'node:stream/consumers';
import PdfKitDocument from 'pdfkit';
import { printable } from '../../reports/pdf/fonts.ts';
import type { BurntPage } from './model.ts';

/** A new PDF of pictures, one a page: it holds no text and nothing of the document that the pictures show. */
export class PicturesPdf {
  readonly #doc: PDFKit.PDFDocument;
  readonly #bytes: Promise<Buffer>;

  constructor(title: string) {
    this.#doc = new PdfKitDocument({
      autoFirstPage: false,
      // From 1.4 on pdfkit adds a second set of metadata; pictures need nothing of what came later.
      pdfVersion: '1.3',
      info: { Title: printable(title), Creator: 'Trustbench', Producer: 'Trustbench' },
    });
    this.#bytes = buffer(this.#doc);
  }

  add({ image, size }: BurntPage): void {
    const { width, height } = size;
    this.#doc.addPage({ size: [width, height], margin: 0 });
    this.#doc.image(image, 0, 0, { width, height });
  }

  finish(): Promise<Buffer> {
    this.#doc.end();
    return this.#bytes;
  }
}
