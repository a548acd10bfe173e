import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import type { Canvas } from '@napi-rs/canvas';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Size } from '../../../../shared/domain/evidence-marks.ts';
import { CannotRedact, RESOLUTION } from './model.ts';
import { whiteCanvas } from './picture.ts';

const POINTS_PER_INCH = 72;
/** A larger page is drawn coarser than `RESOLUTION`: a poster needs less, and a hostile page may claim any size (px). */
const MOST_PIXELS = 20_000_000;
/** Images inside a page with more pixels than this are left out. */
const LARGEST_IMAGE = 100_000_000;
/** Pdf.js reports what it can work around; errors come as exceptions. */
const ERRORS_ONLY = 0;

const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const folder = (name: string): string => join(home, name) + sep;

export interface DrawnPage {
  canvas: Canvas;
  /** As the page is shown, its own rotation applied (points). */
  size: Size;
}

/** A PDF that is drawn page by page. Scripts, forms, links and attachments of it are never used. */
export class PdfPages {
  readonly document: PDFDocumentProxy;

  private constructor(document: PDFDocumentProxy) {
    this.document = document;
  }

  /** @throws CannotRedact when it is damaged, or needs a password */
  static async open(bytes: Uint8Array): Promise<PdfPages> {
    try {
      const task = getDocument({
        data: new Uint8Array(bytes),
        standardFontDataUrl: folder('standard_fonts'),
        cMapUrl: folder('cmaps'),
        cMapPacked: true,
        wasmUrl: folder('wasm'),
        iccUrl: folder('iccs'),
        enableXfa: false,
        useSystemFonts: false,
        maxImageSize: LARGEST_IMAGE,
        verbosity: ERRORS_ONLY,
      });
      return new PdfPages(await task.promise);
    } catch (error) {
      const isLocked = error instanceof Error && error.name === 'PasswordException';
      throw new CannotRedact(isLocked ? 'it is protected by a password' : 'the PDF is damaged', {
        cause: error,
      });
    }
  }

  get count(): number {
    return this.document.numPages;
  }

  /** A picture of a page, with what its annotations show. @param number from 1 @throws CannotRedact */
  async draw(number: number): Promise<DrawnPage> {
    try {
      const page = await this.document.getPage(number);
      const { width, height } = page.getViewport({ scale: 1 });
      if (!(width > 0 && height > 0)) throw new RangeError('A page without a size');
      const scale = Math.min(RESOLUTION / POINTS_PER_INCH, Math.sqrt(MOST_PIXELS / (width * height)));
      const viewport = page.getViewport({ scale });
      const pixels = (length: number) => Math.max(Math.round(length), 1);
      const canvas = whiteCanvas({ width: pixels(viewport.width), height: pixels(viewport.height) });
      await page.render({ canvas, viewport }).promise;
      page.cleanup();
      return { canvas, size: { width, height } };
    } catch (error) {
      throw new CannotRedact(`page ${number} can not be drawn`, { cause: error });
    }
  }

  close(): Promise<void> {
    return this.document.loadingTask.destroy();
  }
}
