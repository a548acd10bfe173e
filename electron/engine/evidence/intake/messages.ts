/** What the engine and its reading thread say to each other. */
import type { FileNotice } from '../../../../shared/domain/evidence-vocabulary.ts';
import type { IgnoredReason } from '../../../../shared/domain/file-notices.ts';
import type { Source } from '../../files.ts';

export interface ReadRequest {
  sources: readonly Source[];
  /** Whether archives and emails give what is in them, or are taken as one file. */
  containers: 'unpack' | 'keep';
  /** Bytes that the disk of the workspace can take; null when nobody knows. */
  room: number | null;
  /** The open workspace: reading its file would drop SQLite's locks. */
  never: { device: bigint; inode: bigint };
}

export type ToReader =
  | ({ type: 'read' } & ReadRequest)
  /** A buffer comes back when its bytes are stored. */
  | { type: 'taken'; buffer: ArrayBuffer }
  /** Nothing more can be stored: what was not read yet is rejected with this. */
  | { type: 'halt'; code: string; message: string };

/** Where a file stood: see `attachResult`. */
export interface Placed {
  fileName: string;
  origin: string;
  source: number;
}

export interface Rejection extends Placed {
  code: string;
  message: string;
}

/** What is known of a file once it was read to its end. */
export interface ReadFile extends Placed {
  sha256: string;
  /** Bytes. */
  size: number;
  mediaType: string;
  claimedType: string | null;
  typeDiffers: boolean;
  notices: FileNotice[];
  /** ISO 8601, UTC; of the file system, the archive or the email. */
  modifiedAt: string | null;
  /** What it calls itself, such as the subject of an email; otherwise the name says it. */
  title: string | null;
}

/** In the order in which they happened. `file` counts the files of one reading; bytes stand in the buffer of the same part. */
export type Step =
  | { kind: 'planned'; files: number; bytes: number }
  /** The n-th planned file is being read. */
  | { kind: 'reading'; name: string; number: number }
  /** Bytes of planned files that were dealt with. */
  | { kind: 'progress'; bytes: number }
  /** From `start`, in pieces of CHUNK_SIZE, of which only the last of a file may be shorter. */
  | { kind: 'bytes'; file: number; start: number; length: number }
  | { kind: 'file'; file: number; read: ReadFile }
  /** What came of this file is not to be kept. */
  | { kind: 'drop'; file: number }
  | { kind: 'rejected'; rejection: Rejection }
  | { kind: 'ignored'; reason: IgnoredReason; name: string };

export interface Part {
  buffer: ArrayBuffer | null;
  steps: Step[];
  isLast: boolean;
}
