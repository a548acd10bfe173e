import { closeSync, openSync, readSync, rmSync } from 'node:fs';

const journalOf = (workspacePath: string) => `${workspacePath}-journal`;

/** True when a change was not finished: SQLite takes it back at the next opening. It calls a journal hot whose first byte is not zero. */
export function hasHotJournal(workspacePath: string): boolean {
  const first = firstByte(journalOf(workspacePath));
  return first !== null && first !== 0;
}

/**
 * Removes the rollback journal that a run that died left, unless it is hot: SQLite removes by itself only one that it wrote itself. Only
 * while the workspace is locked.
 */
export function removeColdJournal(workspacePath: string): void {
  if (firstByte(journalOf(workspacePath)) !== 0) return;
  try {
    rmSync(journalOf(workspacePath), { force: true });
  } catch {
    // A folder that lets nothing go any more: an empty journal harms nothing, and the next session removes it.
  }
}

/** 0 for an empty file too, null for one that is not there or can not be read. */
function firstByte(path: string): number | null {
  let handle: number;
  try {
    handle = openSync(path, 'r');
  } catch {
    return null;
  }
  try {
    const byte = Buffer.alloc(1);
    readSync(handle, byte, 0, 1, 0);
    return byte[0] ?? 0;
  } finally {
    closeSync(handle);
  }
}
