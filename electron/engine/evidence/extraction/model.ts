/** What reading a file for the search gives. */
import type { ContentFacts } from '../../../../shared/domain/content-facts.ts';

/** Rises when the same bytes would give another result: everything is read again then. */
export const EXTRACTOR_VERSION = 1;

/** Characters kept of one file. */
export const MOST_TEXT = 5_000_000;

/** One file on its way to be read. */
export interface SourceFile {
  fileName: string;
  mediaType: string;
  bytes: Uint8Array;
  /** False when the file goes on after `bytes`. */
  whole: boolean;
}

export interface Thumbnail {
  mediaType: 'image/jpeg' | 'image/png' | 'image/webp';
  width: number;
  height: number;
  bytes: Uint8Array;
}

/** What a reader of one format found. */
export interface Reading {
  text: string;
  facts: ContentFacts;
  /** The text was recognised in a picture. */
  recognised?: boolean;
  /** Less than all of it was read, and why that is, for people. */
  shortened?: string;
  thumbnail?: Thumbnail;
}

export interface Extraction {
  status: 'text' | 'ocr' | 'none' | 'failed';
  /** A sentence for people: why there is no text, or not all of it; empty otherwise. */
  reason: string;
  facts: ContentFacts;
  truncated: boolean;
  text: string;
  thumbnail: Thumbnail | null;
}

/** A file that can not be read, with the reason as a sentence for people. */
export class Unreadable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'Unreadable';
  }
}

/** Ends of pages, sheets and slides in a text: where it was found is counted from these. */
export const PAGE_BREAK = '\f';
