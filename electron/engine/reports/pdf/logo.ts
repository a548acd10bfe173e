/** The logo of the firm: bytes from outside, read by the decoder of evidence and drawn anew, so that nothing of the file itself gets into a report. */
import type { Logo } from '../../../../shared/domain/report-settings.ts';
import { LARGEST_LOGO } from '../../../../shared/domain/report-settings.ts';
import { pictureSize } from '../../evidence/redaction/picture-size.ts';
import { encodePng } from '../../evidence/redaction/png.ts';
import type { Flow } from './flow.ts';
import { mm } from './page-size.ts';

/** Pixels and how to write them, ready for pdfkit. */
export interface Picture {
  png: Buffer;
  width: number;
  height: number;
}

/** Pixels of a side: more than a printer shows of a logo of 60 mm. */
const LONGEST = 2500;
const WIDEST = mm(60);
const TALLEST = mm(22);

/** The logo as an opaque picture on white; null when it is no picture, or one too large to be a logo. */
export async function readLogo({ mediaType, base64 }: Logo): Promise<Picture | null> {
  const bytes = Buffer.from(base64, 'base64');
  const claimed = pictureSize(bytes, mediaType);
  if (bytes.length > LARGEST_LOGO || !claimed || Math.max(claimed.width, claimed.height) > LONGEST)
    return null;
  // The decoder takes long to load, and most reports have no picture.
  const { decodePicture } = await import('../../evidence/redaction/picture.ts');
  try {
    const canvas = await decodePicture(bytes, mediaType);
    const { width, height } = canvas;
    return { png: encodePng({ width, height, rgba: canvas.data() }), width, height };
  } catch {
    return null;
  }
}

/** What an export says of a logo that it has no picture of. */
export const BROKEN_LOGO =
  'The logo was left out: it is no PNG or JPEG picture that can be read. Choose another one in the report settings.';

/** How large a logo is shown, in points: as large as its place allows. */
export function logoSize({ width, height }: Picture): { width: number; height: number } {
  const scale = Math.min(WIDEST / width, TALLEST / height);
  return { width: width * scale, height: height * scale };
}

/** Places a logo at the top left of what is free, as a figure; `alt` says whose it is. */
export function placeLogo(flow: Flow, logo: Picture, alt: string): void {
  const { png } = logo;
  const { width: w, height: h } = logoSize(logo);
  flow.require(h);
  const { left: x, y } = flow;
  flow.figure(alt, { x, y, width: w, height: h }, (doc) => doc.image(png, x, y, { width: w, height: h }));
  flow.y = y + h;
}
