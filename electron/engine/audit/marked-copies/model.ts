/** What a set of marked copies is made of: plain data that goes to the worker. */
import type { DrawnMark } from '../../../../shared/domain/evidence-mark-shapes.ts';
import { LARGEST_VIEWED } from '../../evidence/preview.ts';
import type { Box } from '../../evidence/redaction/model.ts';

export interface MarkedCopies {
  /** "Marked evidence of E-CHG-01" */
  title: string;
  client: string;
  /** Time stamp of the file, ISO 8601 with its zone. */
  at: string;
  /** Who made the copies, when, from which state. */
  provenance: string;
  files: MarkedFile[];
}

/** One version of a record of evidence with the pages that carry marks. */
export interface MarkedFile {
  ref: string;
  title: string;
  version: number;
  fileName: string;
  mediaType: string;
  sha256: string;
  /** Bytes. */
  size: number;
  pages: MarkedPage[];
  /** Redactions: with any, its pages are shown as pictures in which they are burnt. */
  boxes: Box[];
}

export interface MarkedPage {
  number: number;
  marks: CopiedMark[];
}

export interface CopiedMark extends DrawnMark {
  words: string;
  /** "E-CHG-01, CHG-1042, attribute B"; empty for a mark without a workpaper. */
  cell: string;
  madeBy: string;
  madeAt: string;
}

/** A file whose pages cannot be shown; the message is the end of a sentence: "it is protected by a password". */
export class CannotCopy extends Error {}

/** Types that a PDF holds as they are. */
const PLACED = ['application/pdf', 'image/png', 'image/jpeg'];

/** Why a file is not even read, as the end of a sentence, or null. */
export function refuseFile({ mediaType, size }: MarkedFile): string | null {
  if (!PLACED.includes(mediaType))
    return `a PDF holds PNG and JPEG images and PDF pages, and this file is ${mediaType}. Look at it in Trustbench, or attach a PNG of it`;
  return size > LARGEST_VIEWED ? 'it is larger than 100 MB' : null;
}
