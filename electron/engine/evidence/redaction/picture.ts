import { createCanvas, loadImage, type Canvas } from '@napi-rs/canvas';
import type { Size } from '../../../../shared/domain/evidence-marks.ts';
import { CannotRedact } from './model.ts';
import { pictureSize } from './picture-size.ts';

/** A decoded image takes four bytes a pixel. */
const MOST_PIXELS = 50_000_000;

/** White paper of this size (px). */
export function whiteCanvas({ width, height }: Size): Canvas {
  const canvas = createCanvas(width, height);
  paintWhite(canvas);
  return canvas;
}

function paintWhite(canvas: Canvas): void {
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
}

/** True when every pixel is wholly transparent. */
const isEmpty = (canvas: Canvas): boolean => canvas.data().every((byte) => byte === 0);

/**
 * The pixels of an image as a viewer shows them: turned as the camera says, on white where it is transparent, the first picture
 * of an animation.
 *
 * @throws CannotRedact
 */
export async function decodePicture(bytes: Buffer, mediaType: string): Promise<Canvas> {
  const claimed = pictureSize(bytes, mediaType);
  if (claimed && claimed.width * claimed.height > MOST_PIXELS) {
    throw new CannotRedact(
      `it has ${claimed.width} by ${claimed.height} px, and more than ${MOST_PIXELS / 1e6} million px are not copied`,
    );
  }
  try {
    if (!claimed) throw new TypeError(`No head of ${mediaType}`);
    const image = await loadImage(bytes);
    const canvas = createCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    // A picture that the decoder gave up on is left empty without an error.
    if (isEmpty(canvas)) throw new TypeError('No pixels');
    context.globalCompositeOperation = 'destination-over';
    paintWhite(canvas);
    return canvas;
  } catch (error) {
    throw new CannotRedact('the image is damaged', { cause: error });
  }
}
