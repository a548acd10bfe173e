import type { Canvas } from '@napi-rs/canvas';
import type { Size } from '../../../../shared/domain/evidence-marks.ts';
import { MOST_REDACTED_PAGES, pixelBox } from '../../../../shared/domain/redaction.ts';
import { CannotRedact, type Box, type BurntPage } from './model.ts';
import { PdfPages } from './pdf-pages.ts';
import { decodePicture } from './picture.ts';
import { encodePng } from './png.ts';

/** Of 100; nothing that can be read in the original is lost at this. */
const JPEG_QUALITY = 92;
/** A lossless picture is taken until it is this many times as large as the lossy one. */
const LOSSLESS_WORTH = 1.5;
/** A box that is narrower than this would not stay black in a JPEG, whose blocks have twice this side (px). */
const BLURRED = 8;

export interface BurnTask {
  mediaType: string;
  boxes: readonly Box[];
  /** Pages from 1, or every one. */
  pages: readonly number[] | 'all';
}

/**
 * Pictures of the pages of an image or a PDF with their boxes burnt in. The last step on the pixels is painting them black, so
 * nothing that lay under a box is in what comes out.
 *
 * @param onPages hears how many there will be
 * @throws CannotRedact
 */
export async function* burnPages(
  bytes: Buffer,
  { mediaType, boxes, pages }: BurnTask,
  onPages: (count: number) => void = () => {},
): AsyncGenerator<BurntPage> {
  if (mediaType !== 'application/pdf') {
    const canvas = await decodePicture(bytes, mediaType);
    refuseBoxesBeyond(boxes, 1);
    onPages(1);
    yield burnt(canvas, 1, canvas, boxes, mediaType === 'image/jpeg' ? 'lossy' : 'lossless');
    return;
  }
  const pdf = await PdfPages.open(bytes);
  try {
    if (pages === 'all' && pdf.count > MOST_REDACTED_PAGES) {
      throw new CannotRedact(
        `it has ${pdf.count} pages, and at most ${MOST_REDACTED_PAGES} are redacted at a time. Attach the pages that matter as a new version`,
      );
    }
    refuseBoxesBeyond(boxes, pdf.count);
    const numbers = pages === 'all' ? Array.from({ length: pdf.count }, (_, index) => index + 1) : pages;
    onPages(numbers.length);
    for (const number of numbers) {
      if (number > pdf.count) throw new CannotRedact(`it ends with page ${pdf.count}`);
      const { canvas, size } = await pdf.draw(number);
      yield burnt(canvas, number, size, boxes, 'either');
    }
  } finally {
    await pdf.close();
  }
}

/** A box on a page that is not there hides nothing, and whoever drew it believes that it does. */
function refuseBoxesBeyond(boxes: readonly Box[], count: number): void {
  const beyond = boxes.find(({ page }) => page > count);
  if (beyond) throw new CannotRedact(`it ends with page ${count}, and a redaction is on page ${beyond.page}`);
}

type Coding = 'lossless' | 'lossy' | 'either';

function burnt(canvas: Canvas, number: number, size: Size, boxes: readonly Box[], coding: Coding): BurntPage {
  const { width, height } = canvas;
  const areas = boxes.filter(({ page }) => page === number).map((box) => pixelBox(box, width, height));
  const context = canvas.getContext('2d');
  context.resetTransform();
  context.globalAlpha = 1;
  context.globalCompositeOperation = 'source-over';
  context.fillStyle = '#000000';
  for (const at of areas) context.fillRect(at.left, at.top, at.width, at.height);
  const isThin = areas.some((at) => Math.min(at.width, at.height) < BLURRED);
  return {
    number,
    pixels: { width, height },
    size: { width: size.width, height: size.height },
    ...encode(canvas, isThin ? 'lossless' : coding),
  };
}

function encode(canvas: Canvas, coding: Coding): Pick<BurntPage, 'image' | 'mediaType'> {
  const { width, height } = canvas;
  const jpeg = () => ({ image: canvas.encodeSync('jpeg', JPEG_QUALITY), mediaType: 'image/jpeg' }) as const;
  if (coding === 'lossy') return jpeg();
  const png = { image: encodePng({ width, height, rgba: canvas.data() }), mediaType: 'image/png' } as const;
  if (coding === 'lossless') return png;
  const lossy = jpeg();
  return png.image.length <= lossy.image.length * LOSSLESS_WORTH ? png : lossy;
}
