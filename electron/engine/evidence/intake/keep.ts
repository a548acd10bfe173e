import { createHash } from 'node:crypto';
import type { Input } from './input.ts';
import type { Outbox } from './outbox.ts';
import type { Ends } from './content-notices.ts';

/** Bytes from which the type is told and scripts are looked for. */
const HEAD = 1 << 20;
/** Bytes at the end where a PDF, a picture and a document say that they are whole. */
const TAIL = 64 << 10;

export interface Kept {
  sha256: string;
  size: number;
  ends: Ends;
}

/**
 * Sends all bytes of an input to the engine, hashed on the way.
 *
 * @param file number of the file in the outbox
 * @param onBytes told after each reading
 */
export async function keep(
  input: Input,
  outbox: Outbox,
  file: number,
  onBytes: (bytes: number) => void,
): Promise<Kept> {
  const hash = createHash('sha256');
  let head = Buffer.alloc(0);
  let tail = Buffer.alloc(0);
  let size = 0;
  for (;;) {
    const room = await outbox.room();
    const length = await input.read(room);
    if (length === 0) break;
    const bytes = Buffer.from(room.buffer, room.byteOffset, length);
    hash.update(bytes);
    if (head.length < HEAD) head = Buffer.concat([head, bytes.subarray(0, HEAD - head.length)]);
    tail = Buffer.concat([length < TAIL ? tail : Buffer.alloc(0), bytes.subarray(-TAIL)]).subarray(-TAIL);
    size += length;
    outbox.filled(file, length);
    onBytes(length);
  }
  return { sha256: hash.digest('hex'), size, ends: { head, tail: size <= TAIL ? head : tail, size } };
}
