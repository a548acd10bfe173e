import { createHash } from 'node:crypto';
import { AppError } from '../../../shared/domain/errors.ts';
import type { Session } from '../session.ts';

/**
 * The stored bytes of one file, hashed again on their way out: what leaves is what was judged.
 *
 * @param name what the file is called in the error
 * @throws AppError integrity after the last piece, when they are not the bytes that were stored
 */
export async function* storedBytes(
  { workspace }: Session,
  sha256: string,
  name: string,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  for await (const piece of workspace.content.read(sha256)) {
    hash.update(piece);
    yield piece;
  }
  if (hash.digest('hex') !== sha256) {
    throw new AppError(
      'integrity',
      `${name} was not written: its stored bytes do not match their hash. Verify the workspace and open a backup.`,
    );
  }
}
