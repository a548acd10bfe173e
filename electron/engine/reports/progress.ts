import { AppError } from '../../../shared/domain/errors.ts';

export interface RenderProgress {
  /** What is being counted: `layout` (sections), `pages` or `rows`. */
  phase: 'layout' | 'pages' | 'rows';
  done: number;
  total: number;
}

/** A file that goes inside a PDF. */
export interface Attachment {
  name: string;
  description: string;
  mediaType: string;
  /** What it is to the document: its data, or something beside it. */
  relationship: 'Data' | 'Supplement';
  bytes: Uint8Array;
}

export interface RenderOptions {
  /** PDF only. */
  attachments?: readonly Attachment[];
  onProgress?: (progress: RenderProgress) => void;
  signal?: AbortSignal;
}

/** @throws AppError `cancelled` when the signal has fired. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new AppError('cancelled', 'The report was cancelled. No file was written.');
}
