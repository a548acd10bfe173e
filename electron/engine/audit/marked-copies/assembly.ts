import { PDFDocument } from '@cantoo/pdf-lib';
import PdfKitDocument from 'pdfkit';
import { burnPages } from '../../evidence/redaction/burn.ts';
import { CannotRedact } from '../../evidence/redaction/model.ts';
import { printable } from '../../reports/pdf/fonts.ts';
import { CannotCopy, type MarkedCopies, type MarkedFile } from './model.ts';
import { openOriginal, type PlacedPage } from './original-pdf.ts';
import { drawSheets, type Picture } from './sheets.ts';

/** A decoded image takes four bytes a pixel. */
const MOST_PIXELS = 50_000_000;

interface ReadPage {
  picture: Picture;
  original?: PlacedPage;
}

/** Puts the marked pages of one file after another into one PDF. */
export class Assembly {
  readonly #copies: MarkedCopies;
  readonly #pdf: PDFDocument;
  /** A sentence for each file whose pages are not shown. */
  readonly problems: string[] = [];

  private constructor(copies: MarkedCopies, pdf: PDFDocument) {
    this.#copies = copies;
    this.#pdf = pdf;
  }

  static async start(copies: MarkedCopies): Promise<Assembly> {
    const pdf = await PDFDocument.create();
    pdf.setTitle(printable(`${copies.title}, ${copies.client}`), { showInWindowTitleBar: true });
    pdf.setLanguage('en');
    pdf.setCreator('Trustbench');
    pdf.setProducer('Trustbench');
    pdf.setCreationDate(new Date(copies.at));
    pdf.setModificationDate(new Date(copies.at));
    return new Assembly(copies, pdf);
  }

  /** Adds the marked pages of a file; one that cannot be read has its reason in the place of its pages. */
  async add(file: MarkedFile, bytes: Buffer): Promise<void> {
    try {
      await this.#draw(file, await this.#read(file, bytes));
    } catch (error) {
      // Whatever a parser says about a stranger's file, it is the file that is damaged.
      await this.refuse(
        file,
        error instanceof CannotCopy || error instanceof CannotRedact ? error.message : 'it is damaged',
      );
    }
  }

  /** Adds a page that says why the file is not shown, with the words of its marks. @param reason the end of a sentence */
  async refuse(file: MarkedFile, reason: string): Promise<void> {
    const problem = `${file.ref} ${file.fileName} is not shown: ${reason}.`;
    this.problems.push(problem);
    await this.#draw(
      file,
      file.pages.map(() => ({ picture: { problem } })),
    );
  }

  async save(): Promise<{ pdf: Uint8Array; pages: number }> {
    return { pdf: await this.#pdf.save({ addDefaultPage: false }), pages: this.#pdf.getPageCount() };
  }

  async #read(file: MarkedFile, bytes: Buffer): Promise<ReadPage[]> {
    if (file.boxes.length > 0) return readRedacted(file, bytes);
    return file.mediaType === 'application/pdf' ? this.#readPdf(file, bytes) : readImage(file, bytes);
  }

  async #readPdf(file: MarkedFile, bytes: Buffer): Promise<ReadPage[]> {
    const pageOf = await openOriginal(bytes, this.#pdf);
    return file.pages.map(({ number }) => {
      const original = pageOf(number);
      return { original, picture: { size: original.size } };
    });
  }

  async #draw(file: MarkedFile, read: readonly ReadPage[]): Promise<void> {
    const pages = file.pages.flatMap((page, index) => {
      const picture = read[index]?.picture;
      return picture ? [{ ...page, picture }] : [];
    });
    const { pdf, placed } = await drawSheets(this.#copies, file, pages);
    const sheets = await PDFDocument.load(pdf);
    const added = await this.#pdf.copyPages(sheets, sheets.getPageIndices());
    for (const page of added) this.#pdf.addPage(page);
    placed.forEach(({ sheet, box }, index) => {
      const page = added[sheet];
      const original = read[index]?.original;
      if (page && original)
        original.drawUnder(
          page,
          box.x,
          page.getHeight() - box.y - box.height,
          box.width / original.size.width,
        );
    });
  }
}

/** What lies under a redaction must not come along, so such a page is a picture and nothing of the original is copied. */
async function readRedacted({ mediaType, boxes, pages }: MarkedFile, bytes: Buffer): Promise<ReadPage[]> {
  const read: ReadPage[] = [];
  const numbers = pages.map(({ number }) => number);
  for await (const { size, image } of burnPages(bytes, { mediaType, boxes, pages: numbers }))
    read.push({ picture: { size, image } });
  return read;
}

/** pdfkit reads the head of an image, and its types leave that out. */
interface ImageReader {
  /** @throws Error when the head is damaged */
  openImage(bytes: Buffer): { width: number; height: number; orientation?: number };
}

/** The size of an image as it is shown: a camera says how it was held. @throws CannotCopy */
function readImage(file: MarkedFile, bytes: Buffer): ReadPage[] {
  const reader = new PdfKitDocument({ autoFirstPage: false }) as unknown as ImageReader;
  const { width, height, orientation = 1 } = reader.openImage(bytes);
  if (width * height > MOST_PIXELS)
    throw new CannotCopy(
      `it has ${width} by ${height} px, and more than ${MOST_PIXELS / 1e6} million px are not copied`,
    );
  const size = orientation > 4 ? { width: height, height: width } : { width, height };
  return file.pages.map(() => ({ picture: { size, image: bytes } }));
}
