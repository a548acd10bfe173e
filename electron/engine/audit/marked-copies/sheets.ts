/** The pages of one marked file: what it is, its picture with the marks on it, and what each mark says. */
import { buffer } from 'node:stream/consumers';
import PdfKitDocument from 'pdfkit';
import { MARK_SIZES } from '../../../../shared/domain/evidence-mark-shapes.ts';
import type { Size } from '../../../../shared/domain/evidence-marks.ts';
import { FontBook } from '../../reports/pdf/fonts.ts';
import { mm, PAGE } from '../../reports/pdf/flow.ts';
import { COLORS } from '../../reports/pdf/palette.ts';
import { layoutText, paintWords, STYLES, type TextBlock } from '../../reports/pdf/text.ts';
import type { CopiedMark, MarkedCopies, MarkedFile } from './model.ts';
import { paintBadge, paintMarks, PAPER_UNIT, type PictureBox } from './paint-marks.ts';

/** What stands in the place of a page: its size for a PDF page that is put under the marks later, an image, or why there is none. */
export type Picture = { size: Size; image?: Buffer } | { problem: string };

export interface SheetPage {
  number: number;
  marks: readonly CopiedMark[];
  picture: Picture;
}

export interface Sheets {
  pdf: Buffer;
  /** For each page of `sheets`: which page of the PDF holds its picture, from 0, and where. */
  placed: { sheet: number; box: PictureBox }[];
}

const LEFT = PAGE.side;
const WIDTH = PAGE.short - 2 * PAGE.side;
const TOP = mm(14);
const FOOT = PAGE.long - PAGE.foot;
/** The picture keeps this share of its page, however many marks there are. */
const LEAST_PICTURE = 0.55;
const GAP = 10;
const HANG = 20;

/** @throws Error of pdfkit when an image cannot be read */
export async function drawSheets(
  copies: MarkedCopies,
  file: MarkedFile,
  pages: readonly SheetPage[],
): Promise<Sheets> {
  const doc = new PdfKitDocument({ autoFirstPage: false, pdfVersion: '1.7' });
  const pdf = buffer(doc);
  const sheets = new SheetWriter(doc, copies);
  const placed = pages.map((page) => sheets.write(file, page));
  doc.end();
  return { pdf: await pdf, placed };
}

class SheetWriter {
  readonly #doc: PDFKit.PDFDocument;
  readonly #fonts: FontBook;
  readonly #copies: MarkedCopies;
  #sheets = 0;

  constructor(doc: PDFKit.PDFDocument, copies: MarkedCopies) {
    this.#doc = doc;
    this.#fonts = new FontBook(doc);
    this.#copies = copies;
  }

  write(file: MarkedFile, { number, marks, picture }: SheetPage): { sheet: number; box: PictureBox } {
    const head = this.#text(
      [
        { text: `${file.ref} ${file.title}`, weight: 600 },
        {
          text: `\n${file.fileName}, version ${file.version}, page ${number}${file.boxes.some(({ page }) => page === number) ? ', redacted' : ''}`,
        },
        { text: `\nSHA-256 of the original ${file.sha256}`, color: COLORS.text2 },
      ],
      WIDTH,
    );
    const legend = marks.map((mark) => ({ mark, text: this.#legendText(mark) }));
    const legendHeight = legend.reduce((sum, { text }) => sum + text.height + 4, 0);
    let y = this.#begin();
    const sheet = this.#sheets - 1;
    paintWords(this.#doc, head, LEFT, y);
    y += head.height + GAP;
    const room = FOOT - GAP - y;
    const pictureRoom = Math.max(room - legendHeight - GAP, room * LEAST_PICTURE);
    const box = this.#picture(picture, y, pictureRoom, marks);
    y = box.y + box.height + GAP;
    for (const { mark, text } of legend) {
      if (y + text.height > FOOT - GAP) y = this.#begin();
      this.#legendLine(mark, text, y);
      y += text.height + 4;
    }
    return { sheet, box };
  }

  /** Starts a page with its head and foot. @returns where its content begins */
  #begin(): number {
    const doc = this.#doc;
    doc.addPage({ size: 'A4', margin: 0 });
    this.#sheets += 1;
    const { title, client, provenance } = this.#copies;
    const head = this.#text([{ text: title, weight: 600 }], WIDTH * 0.6, STYLES.small);
    paintWords(doc, head, LEFT, TOP);
    paintWords(doc, this.#text(client, WIDTH * 0.38, STYLES.small), LEFT, TOP, WIDTH);
    const below = TOP + head.height + 4;
    this.#rule(below);
    this.#rule(FOOT);
    paintWords(
      doc,
      this.#text(
        `Copy with marks; the original in the workspace is unchanged.\n${provenance}`,
        WIDTH,
        STYLES.small,
      ),
      LEFT,
      FOOT + 4,
    );
    return below + GAP;
  }

  #picture(picture: Picture, y: number, room: number, marks: readonly CopiedMark[]): PictureBox {
    const doc = this.#doc;
    if ('problem' in picture) {
      const text = this.#text(picture.problem, WIDTH - 24);
      const box = { x: LEFT, y, width: WIDTH, height: text.height + 24 };
      doc.rect(box.x, box.y, box.width, box.height).lineWidth(0.8).stroke(COLORS.line2);
      paintWords(doc, text, LEFT + 12, y + 12);
      return box;
    }
    const scale = Math.min(WIDTH / picture.size.width, room / picture.size.height);
    const width = picture.size.width * scale;
    const height = picture.size.height * scale;
    const box = { x: LEFT + (WIDTH - width) / 2, y, width, height };
    if (picture.image) doc.image(picture.image, box.x, box.y, { width, height });
    doc.rect(box.x, box.y, width, height).lineWidth(0.8).stroke(COLORS.line2);
    paintMarks(doc, this.#fonts, marks, box);
    return box;
  }

  #legendText({ words, cell, madeBy, madeAt }: CopiedMark): TextBlock {
    const made = `${madeBy}, ${madeAt.slice(0, 16).replace('T', ' ')} UTC`;
    return this.#text(
      [{ text: words }, { text: `\n${[cell, made].filter(Boolean).join('; ')}`, color: COLORS.text2 }],
      WIDTH - HANG,
      STYLES.table,
    );
  }

  #legendLine({ number }: CopiedMark, text: TextBlock, y: number): void {
    const half = MARK_SIZES.badge * PAPER_UNIT;
    const at = { x: LEFT + half, y: y + text.style.leading / 2 };
    paintBadge(this.#doc, this.#fonts, { type: 'badge', form: 'round', at, half, words: String(number) });
    paintWords(this.#doc, text, LEFT + HANG, y);
  }

  #text(
    rich: Parameters<typeof layoutText>[1],
    width: number,
    style: TextBlock['style'] = STYLES.body,
  ): TextBlock {
    return layoutText(this.#fonts, rich, width, style);
  }

  #rule(y: number): void {
    this.#doc
      .lineWidth(0.8)
      .moveTo(LEFT, y)
      .lineTo(LEFT + WIDTH, y)
      .stroke(COLORS.line2);
  }
}
