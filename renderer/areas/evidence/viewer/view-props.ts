import type { Marking } from './marks/use-marking.ts';

/** The version of a record that is looked at. */
export interface ViewedFile {
  id: string;
  version: number;
  title: string;
  fileName: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  sha256: string;
}

/** What every viewer is given. */
export interface ViewProps {
  file: ViewedFile;
  /** Of an image or a PDF. */
  bytes: Blob | null;
  /** The place for tools in the head of the viewer; null until it is there. */
  tools: HTMLElement | null;
  marking: Marking;
  /** Words that are looked for from the start, as a search result asks; empty otherwise. */
  find: string;
  /** The file cannot be shown in this way, and why. */
  onProblem: (reason: string) => void;
}

/** Begins the query keys of a file: its content never changes. */
export const fileKey = (file: ViewedFile, ...more: readonly unknown[]) =>
  ['evidence', 'inside', file.sha256, file.mediaType, ...more] as const;

export const fileOf = ({ id, version }: ViewedFile) => ({ id, version });
