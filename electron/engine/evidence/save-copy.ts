import { createWriteStream } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { writeAtomically } from '../atomic-file.ts';
import type { Session } from '../session.ts';
import { storedBytes } from './stored-bytes.ts';

/** Writes the stored bytes to `target`, all or nothing. @returns bytes written @throws AppError integrity */
export function saveCopy(
  session: Session,
  sha256: string,
  target: string,
  onBytes: (done: number) => void = () => {},
  signal?: AbortSignal,
): Promise<number> {
  return writeAtomically(target, async (temporary) => {
    let done = 0;
    async function* counted() {
      for await (const piece of storedBytes(session, sha256, basename(target))) {
        done += piece.length;
        onBytes(done);
        yield piece;
      }
    }
    await pipeline(counted, createWriteStream(temporary), signal ? { signal } : {});
  });
}
