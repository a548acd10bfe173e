import { closeSync, copyFileSync, fsyncSync, linkSync, openSync, rmSync } from 'node:fs';

/** Forces a file's bytes to the disk. Never for the live workspace: opening it would drop SQLite's locks. */
export function syncFile(path: string): void {
  // Open for writing, because Windows flushes no other handle.
  sync(path, 'r+');
}

/** Forces a folder's entries to the disk, so that a new name survives a power cut. */
export function syncFolder(path: string): void {
  // Windows opens no folders; there a rename is durable by itself.
  if (process.platform !== 'win32') sync(path, 'r');
}

/**
 * Gives a finished file its name, unless something is there: a rename would silently replace a file that came there meanwhile.
 *
 * @throws the system's EEXIST when the name is taken
 */
export function moveToFreeName(temporary: string, path: string): void {
  try {
    linkSync(temporary, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error;
    // Sticks and some network drives know no links; a copy that refuses to overwrite does as well.
    copyToFreeName(temporary, path);
  }
  rmSync(temporary);
}

function copyToFreeName(source: string, path: string): void {
  // Claims the name first: what is removed after a failure is then never somebody else's file.
  closeSync(openSync(path, 'wx'));
  try {
    copyFileSync(source, path);
    syncFile(path);
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  }
}

function sync(path: string, flags: string): void {
  const handle = openSync(path, flags);
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
