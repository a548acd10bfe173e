import type { UncleanEnd } from '../../../shared/domain/notices.ts';
import { readLockNote } from './lock-note.ts';

/** What the opening took back. */
export interface TakenBack {
  change: boolean;
  files: number;
}

/**
 * What the session before left that did not close the file; null when it did. Its lock note says so: who closes a file removes it, and
 * nobody else has the file once this process holds the lock. Before the own note is written.
 */
export function uncleanEndOf(path: string, { change, files }: TakenBack): UncleanEnd | null {
  const note = readLockNote(path);
  if (!note) return null;
  const { user, host, since } = note;
  return { user, host, since, changeTakenBack: change, filesTakenBack: files };
}
