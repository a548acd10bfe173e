import { randomFillSync } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { run } from './run.ts';

const PIECE = 16 << 20;

/**
 * A file of new content each time, so that nobody finds it anywhere; on the disk before the clock starts.
 *
 * @param size in bytes, whole pieces of 16 MiB
 */
export function writeFresh(path: string, size: number): void {
  const piece = Buffer.alloc(PIECE);
  const handle = openSync(path, 'w');
  for (let written = 0; written < size; written += PIECE) writeSync(handle, randomFillSync(piece));
  closeSync(handle);
  run('sync', path);
}
