import {
  closeSync,
  copyFileSync,
  fchmodSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

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

/** Forces the names of all that is in a folder to the disk, at every depth. The files themselves are their writers' to sync. */
export function syncFolderTree(path: string): void {
  for (const entry of readdirSync(path, { withFileTypes: true }))
    if (entry.isDirectory()) syncFolderTree(join(path, entry.name));
  syncFolder(path);
}

/** Makes a folder with those above it, each of them forced to the disk: what is synced in a folder without a name is lost with it. */
export function makeFolder(path: string): void {
  const first = mkdirSync(path, { recursive: true });
  if (first === undefined) return;
  for (let made = path; made.length >= first.length; made = dirname(made)) syncFolder(dirname(made));
}

/** Takes the right to write from a finished file, for good: its mode is forced to the disk with its bytes. */
export function makeReadOnly(path: string): void {
  sync(path, 'r+', (handle) => fchmodSync(handle, 0o444));
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

function sync(path: string, flags: string, before: (handle: number) => void = () => {}): void {
  const handle = openSync(path, flags);
  try {
    before(handle);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
