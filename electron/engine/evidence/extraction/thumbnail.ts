import { createCanvas, type Canvas } from '@napi-rs/canvas';
import type { Thumbnail } from './model.ts';

/** Longer side, in px: twice what the lists show, for dense screens. */
const LONGEST = 320;
/** A strip longer than this many times its width is cut, because nothing of it could be made out. */
const MOST_STRETCHED = 4;
const QUALITY = 80;

/** A small picture of a page or an image, of its upper left part when it is a long strip. */
export function thumbnailOf(picture: Canvas): Thumbnail {
  const width = Math.min(picture.width, picture.height * MOST_STRETCHED);
  const height = Math.min(picture.height, picture.width * MOST_STRETCHED);
  const scale = Math.min(1, LONGEST / Math.max(width, height));
  const small = createCanvas(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)));
  const context = small.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, width, height, 0, 0, small.width, small.height);
  return {
    mediaType: 'image/jpeg',
    width: small.width,
    height: small.height,
    bytes: new Uint8Array(small.encodeSync('jpeg', QUALITY)),
  };
}
