/** The proof that a redacted copy holds nothing that it must not hold, on the very bytes that leave. */
import type { Canvas } from '@napi-rs/canvas';
import type { Size } from '../../../../shared/domain/evidence-marks.ts';
import { pixelBox, type PixelBox } from '../../../../shared/domain/redaction.ts';
import { NotRedacted, type Box } from './model.ts';
import { PdfPages } from './pdf-pages.ts';
import { decodePicture } from './picture.ts';

/** Px around the edge of a box where a JPEG and a scaled picture mix it with what lies beside it. */
const EDGE = 2;
/** Of 255: how bright the inside of a box may be after a JPEG, which rounds what lies near its edge. */
const LOSSY_BLACK = 96;

/** What a finished copy must be. */
export interface Expected {
  boxes: readonly Box[];
  /** Size of the picture of each page, from the first (px). */
  pages: readonly Size[];
}

/** @throws NotRedacted with what is wrong */
export async function checkCopy(bytes: Buffer, mediaType: string, expected: Expected): Promise<void> {
  if (mediaType === 'application/pdf') return checkPdf(bytes, expected);
  const extra = mediaType === 'image/png' ? extraOfPng(bytes) : extraOfJpeg(bytes);
  if (extra !== null) throw new NotRedacted(`the copy holds ${extra} besides its pixels`);
  const canvas = await decodePicture(bytes, mediaType);
  checkBoxes(canvas, 1, expected, mediaType === 'image/png' ? 0 : LOSSY_BLACK);
}

async function checkPdf(bytes: Buffer, expected: Expected): Promise<void> {
  const pdf = await PdfPages.open(bytes);
  try {
    if (pdf.count !== expected.pages.length) throw new NotRedacted('the copy has another number of pages');
    await checkAround(pdf);
    const boxed = new Set(expected.boxes.map(({ page }) => page));
    for (let number = 1; number <= pdf.count; number += 1) {
      const page = await pdf.document.getPage(number);
      const { items } = await page.getTextContent({ includeMarkedContent: false });
      if (items.length > 0) throw new NotRedacted(`page ${number} of the copy still holds text`);
      const annotations: unknown[] = await page.getAnnotations();
      if (annotations.length > 0) throw new NotRedacted(`page ${number} of the copy still holds annotations`);
      if (boxed.has(number)) checkBoxes((await pdf.draw(number)).canvas, number, expected, LOSSY_BLACK);
    }
  } finally {
    await pdf.close();
  }
}

/** Nothing may hang on the document besides its pages. */
async function checkAround({ document }: PdfPages): Promise<void> {
  const around: [string, unknown][] = [
    ['attachments', await document.getAttachments()],
    ['an outline', await document.getOutline()],
    ['scripts', await document.getJSActions()],
    ['form fields', await document.getFieldObjects()],
    ['XML metadata', (await document.getMetadata()).metadata],
  ];
  const left = around.find(([, value]) => value !== null);
  if (left) throw new NotRedacted(`the copy still holds ${left[0]}`);
}

/** @param limit how bright a channel of a pixel inside a box may be, of 255 */
function checkBoxes(canvas: Canvas, number: number, { boxes, pages }: Expected, limit: number): void {
  const { width, height } = canvas;
  const size = pages[number - 1];
  if (size?.width !== width || size.height !== height)
    throw new NotRedacted(`page ${number} of the copy has another size`);
  const pixels = canvas.data();
  for (const box of boxes) {
    if (box.page !== number) continue;
    const area = pixelBox(box, width, height);
    if (!isBlack(pixels, width, limit === 0 ? area : inner(area), limit))
      throw new NotRedacted(`a box on page ${number} of the copy is not black`);
  }
}

/** A box without its edge, at least one pixel of it. */
function inner({ left, top, width, height }: PixelBox): PixelBox {
  const [across, down] = [width, height].map((side) => Math.min(EDGE, Math.floor((side - 1) / 2))) as [
    number,
    number,
  ];
  return { left: left + across, top: top + down, width: width - 2 * across, height: height - 2 * down };
}

function isBlack(pixels: Uint8Array, across: number, area: PixelBox, limit: number): boolean {
  for (let y = area.top; y < area.top + area.height; y += 1) {
    const from = (y * across + area.left) * 4;
    for (let at = from; at < from + area.width * 4; at += 4) {
      if (Math.max(pixels[at] ?? 255, pixels[at + 1] ?? 255, pixels[at + 2] ?? 255) > limit) return false;
    }
  }
  return true;
}

const PNG_CHUNKS: readonly string[] = ['IHDR', 'PLTE', 'IDAT', 'IEND'];

/** The first chunk of a PNG that is no part of its picture, or what follows its end. */
function extraOfPng(bytes: Buffer): string | null {
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (!PNG_CHUNKS.includes(type)) return `a chunk ${type}`;
    if (type === 'IEND') return at + 12 === bytes.length ? null : 'bytes after its end';
  }
  return 'no end';
}

/** Segments of a JPEG that hold Exif or XMP data, data of programs, and comments; the others describe the picture. */
const JPEG_EXTRAS: Readonly<Record<number, string>> = {
  0xe1: 'Exif or XMP data',
  0xec: 'data of a program',
  0xed: 'IPTC data',
  0xfe: 'a comment',
};

function extraOfJpeg(bytes: Buffer): string | null {
  for (let at = 2; at + 4 <= bytes.length; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes.readUInt8(at + 1);
    const extra = JPEG_EXTRAS[marker];
    if (extra !== undefined) return extra;
    // The pixels begin, and the encoder writes nothing after them.
    if (marker === 0xda) return null;
  }
  return 'no picture';
}
