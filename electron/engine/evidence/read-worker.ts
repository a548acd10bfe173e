/**
 * Worker thread that reads files and hashes them, so that the engine only writes. Batches go over in a few buffers that come
 * back when they are written: memory stays bounded however large the file is.
 */
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import { CHUNK_SIZE } from '../workspace/content.ts';

/** One batch is one transaction of the engine: 8 MiB keep its queries waiting for about 10 ms. */
const BATCH_SIZE = 8 * CHUNK_SIZE;
/** One being written, one waiting, one being filled. */
const BUFFERS = 3;

/** `id` counts the files, so that what was still under way of a file that was given up is not taken for the next one's. */
export type ReadRequest =
  | { type: 'read'; id: number; path: string }
  | { type: 'taken'; buffer: ArrayBuffer }
  | { type: 'stop'; id: number };
export type ReadReply =
  | { type: 'batch'; id: number; buffer: ArrayBuffer; length: number }
  | { type: 'end'; id: number; sha256: string; size: number }
  | { type: 'error'; id: number; code: string; message: string };

const free: ArrayBuffer[] = [];
let made = 0;
let stopped = 0;
let wake = () => {};
let turn = Promise.resolve();

async function read(id: number, path: string): Promise<void> {
  const hash = createHash('sha256');
  const handle = await open(path, 'r');
  try {
    const before = await handle.stat({ bigint: true });
    const expected = Number(before.size);
    let size = 0;
    while (size < expected && stopped < id) {
      const buffer = await freeBuffer();
      const length = await fill(handle, Buffer.from(buffer, 0, Math.min(BATCH_SIZE, expected - size)));
      hash.update(Buffer.from(buffer, 0, length));
      size += length;
      post({ type: 'batch', id, buffer, length }, [buffer]);
      // The file became shorter.
      if (length === 0) break;
    }
    const after = await handle.stat({ bigint: true });
    if (before.mtimeNs !== after.mtimeNs || size !== expected || after.size !== before.size) {
      post({ type: 'error', id, code: 'CHANGED', message: '' });
    } else {
      post({ type: 'end', id, sha256: hash.digest('hex'), size });
    }
  } finally {
    await handle.close();
  }
}

async function freeBuffer(): Promise<ArrayBuffer> {
  for (;;) {
    const buffer = free.pop();
    if (buffer) return buffer;
    if (made < BUFFERS) {
      made += 1;
      return new ArrayBuffer(BATCH_SIZE);
    }
    await new Promise<void>((resolve) => (wake = resolve));
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
  parentPort?.postMessage(reply, transfer);
}

parentPort?.on('message', (request: ReadRequest) => {
  if (request.type === 'taken') {
    free.push(request.buffer);
    wake();
  } else if (request.type === 'stop') stopped = request.id;
  else {
    const { id, path } = request;
    turn = turn.then(() =>
      read(id, path).catch((error: NodeJS.ErrnoException) =>
        post({ type: 'error', id, code: error.code ?? 'UNKNOWN', message: error.message }),
      ),
    );
  }
});
