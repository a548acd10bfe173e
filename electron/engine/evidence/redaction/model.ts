/** What burning redactions in is made of: plain data that goes to the worker and comes back. */
import type { MarkPlace, Size } from '../../../../shared/domain/evidence-marks.ts';

/** A black box on a page. */
export interface Box extends MarkPlace {
  page: number;
}

/** Dots per inch of a page of a PDF that becomes a picture: print quality for text. */
export const RESOLUTION = 200;

/** A picture of one page with its boxes burnt in, and nothing but pixels. */
export interface BurntPage {
  number: number;
  /** PNG or JPEG without metadata. */
  image: Buffer;
  mediaType: 'image/png' | 'image/jpeg';
  /** Px. */
  pixels: Size;
  /** As the original says it is shown (points for a PDF, px for an image). */
  size: Size;
}

/** A file that cannot be redacted; the message is the end of a sentence: "it is protected by a password". */
export class CannotRedact extends Error {}

/** What was made is not what was asked for: it must not be handed out. The message is the end of a sentence. */
export class NotRedacted extends Error {}
