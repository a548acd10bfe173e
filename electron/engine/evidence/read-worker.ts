import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import { CHUNK_SIZE } from '../workspace/content.ts';

/**
 * Reads files and hashes them on a thread of its own, so that the engine only writes. Batches go over by transfer, never
 * copied, and at most CREDITS are under way: memory stays bounded however large the file is.
 */
export const PIECES_PER_BATCH = 8;
const CREDITS = 3;

export type ReadRequest = { type: 'read'; path: string } | { type: 'taken' } | { type: 'stop' };
export type ReadReply =
  | { type: 'batch'; bytes: ArrayBuffer; length: number }
  | { type: 'end'; sha256: string; size: number }
  | { type: 'error'; code: string; message: string };

const port = parentPort;
let credits = CREDITS;
let stopped = false;
let wake = () => {};

async function read(path: string): Promise<void> {
  const hash = createHash('sha256');
  const handle = await open(path, 'r');
  try {
    const before = await handle.stat({ bigint: true });
    let size = 0;
    for (;;) {
      const batch = Buffer.allocUnsafeSlow(
        Math.min(PIECES_PER_BATCH * CHUNK_SIZE, Math.max(1, Number(before.size) - size)),
      );
      const length = await fill(handle, batch);
      if (length === 0 || stopped) break;
      hash.update(batch.subarray(0, length));
      size += length;
      while (credits === 0 && !stopped) await new Promise<void>((resolve) => (wake = resolve));
      credits -= 1;
      post({ type: 'batch', bytes: batch.buffer as ArrayBuffer, length }, [batch.buffer as ArrayBuffer]);
      if (length < batch.length) break;
    }
    const after = await handle.stat({ bigint: true });
    if (
      !stopped &&
      (before.mtimeNs !== after.mtimeNs || before.size !== after.size || BigInt(size) !== after.size)
    ) {
      post({ type: 'error', code: 'CHANGED', message: '' });
    } else {
      post({ type: 'end', sha256: hash.digest('hex'), size });
    }
  } finally {
    await handle.close();
  }
}

/** Reads until the buffer is full or the file ends. @returns bytes read */
async function fill(handle: Awaited<ReturnType<typeof open>>, buffer: Buffer): Promise<number> {
  let length = 0;
  while (length < buffer.length) {
    const { bytesRead } = await handle.read(buffer, length, buffer.length - length, null);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return length;
}

function post(reply: ReadReply, transfer: ArrayBuffer[] = []): void {
  port?.postMessage(reply, transfer);
}

port?.on('message', (request: ReadRequest) => {
  if (request.type === 'taken') {
    credits += 1;
    wake();
  } else if (request.type === 'stop') {
    stopped = true;
    wake();
  } else {
    stopped = false;
    credits = CREDITS;
    read(request.path).catch((error: NodeJS.ErrnoException) =>
      post({ type: 'error', code: error.code ?? 'UNKNOWN', message: error.message }),
    );
  }
});
