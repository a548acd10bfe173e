/**
 * Redactions: black boxes over parts of a page that do not leave the workspace. The original keeps every byte; a redacted copy is made
 * of pixels, in which the boxes are black. Boxes lie in page units, as marks do (see `evidence-marks.ts`).
 */
import { canCarryMarks, PAGE_UNITS, type MarkPlace } from './evidence-marks.ts';

/** Reasons that are offered; any other words are a reason too. */
export const REDACTION_REASONS = [
  'Personal data',
  'Credentials or secrets',
  'Customer data',
  'Out of scope',
  'Other',
] as const;

/** Pages of a PDF that are redacted at most: a redacted copy holds a picture of each. */
export const MOST_REDACTED_PAGES = 500;

/** True for files that are shown as pages, on which a box has a place. */
export const canRedact = canCarryMarks;

/** Why a file cannot be redacted with boxes and what to do instead, as a sentence, or null. */
export const refuseRedacting = (mediaType: string): string | null =>
  canRedact(mediaType)
    ? null
    : `Boxes lie on images and PDF pages, and this file is ${mediaType}. Save a copy, remove what must not be seen, and attach the result as a new version.`;

/** Why a box hides nothing, as the end of a sentence, or null. */
export function refuseRedaction(
  { page, reason, ...place }: MarkPlace & { page: number; reason: string },
  mediaType: string,
): string | null {
  if (place.x1 >= place.x2 || place.y1 >= place.y2) return 'the box has no area';
  if (reason.trim() === '') return 'a redaction needs its reason';
  if (page > 1 && mediaType !== 'application/pdf') return 'an image has page 1 only';
  return null;
}

/** A box in px. */
export interface PixelBox {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** The pixels that a box covers, even in part, on a picture of a page of `width` by `height` px. */
export function pixelBox({ x1, y1, x2, y2 }: MarkPlace, width: number, height: number): PixelBox {
  const left = Math.floor((x1 * width) / PAGE_UNITS);
  const top = Math.floor((y1 * height) / PAGE_UNITS);
  return {
    left,
    top,
    width: Math.ceil((x2 * width) / PAGE_UNITS) - left,
    height: Math.ceil((y2 * height) / PAGE_UNITS) - top,
  };
}

/** "okta users-redacted.pdf": the name of a redacted copy. What is no JPEG or PDF becomes a PNG. */
export function redactedName(fileName: string, mediaType: string): string {
  const stem = fileName.replace(/\.[A-Za-z0-9]{1,8}$/, '') || fileName;
  const extension = mediaType === 'application/pdf' ? 'pdf' : mediaType === 'image/jpeg' ? 'jpg' : 'png';
  return `${stem}-redacted.${extension}`;
}
