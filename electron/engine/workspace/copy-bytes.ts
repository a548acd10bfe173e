import { fstatSync, read } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Database } from 'better-sqlite3';
import { PAGE_SIZE } from './connection.ts';

const readAt = promisify(read);

/** Bytes between two looks at what was changed meanwhile. */
const PIECE = 2 << 20;
/** The page at one GiB holds SQLite's locks and nothing else. Windows lets nobody read it. */
const LOCK_PAGE = 1 << 30;
const ATTEMPTS = 5;
const PAUSE_MS = 250;

interface CopyOptions {
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
}

/**
 * Copies the file of an open workspace byte for byte while the connection goes on answering: SQLite's own backup knows no keys. Begins
 * anew when something was written meanwhile, because the copy would be of no one state.
 *
 * @param source handle that stays open as long as `db`: closing it earlier would drop SQLite's locks
 * @returns false when the file was never left alone for as long as the copy takes; what is at `target` is of no use then
 * @throws AbortError
 */
export async function copyBytes(
  db: Database,
  source: number,
  target: string,
  options: CopyOptions,
): Promise<boolean> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (attempt > 0) await pause(PAUSE_MS * attempt, undefined, { signal: options.signal });
    if (await copyOnce(db, source, target, options)) return true;
  }
  return false;
}

async function copyOnce(
  db: Database,
  source: number,
  target: string,
  { signal, onProgress }: CopyOptions,
): Promise<boolean> {
  // Every row that this connection writes counts, also of a change that was taken back. Nobody else can write.
  const writes = db.prepare<[], number>('SELECT total_changes()').pluck();
  const before = writes.get();
  const { size } = fstatSync(source);
  const piece = Buffer.alloc(PIECE);
  const copy = await open(target, 'w');
  try {
    for (let at = 0; at < size;) {
      signal?.throwIfAborted();
      if (at === LOCK_PAGE) {
        at += PAGE_SIZE;
        continue;
      }
      const upTo = at < LOCK_PAGE ? LOCK_PAGE : size;
      const { bytesRead } = await readAt(source, piece, 0, Math.min(PIECE, upTo - at), at);
      if (bytesRead === 0 || writes.get() !== before) return false;
      await writeAll(copy, piece.subarray(0, bytesRead), at);
      at += bytesRead;
      onProgress?.(at, size);
    }
    return writes.get() === before;
  } finally {
    await copy.close();
  }
}

async function writeAll(file: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, at + done);
    done += bytesWritten;
  }
}
