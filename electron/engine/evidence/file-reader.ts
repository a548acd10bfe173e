import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../../shared/domain/errors.ts';
import { asFileError } from '../atomic-file.ts';
import { workerUrl } from '../jobs/worker-url.ts';
import { CHUNK_SIZE, type StoredContent } from '../workspace/content.ts';
import type { ReadReply, ReadRequest } from './read-worker.ts';

/** Reads files one after another through the read worker. Close it when done. */
export class FileReader {
  private readonly worker = new Worker(workerUrl('read-worker'));
  private readonly signal: AbortSignal;
  private readonly replies: ReadReply[] = [];
  private id = 0;
  private failure: Error | undefined;
  private wake: () => void = () => {};

  /** @param signal ends reading at once, also when a drive does not answer */
  constructor(signal: AbortSignal) {
    this.signal = signal;
    this.worker.on('message', (reply: ReadReply) => {
      this.replies.push(reply);
      this.wake();
    });
    this.worker.on('error', (error) => {
      this.failure = error;
      this.wake();
    });
    signal.addEventListener('abort', () => this.wake(), { once: true });
  }

  /**
   * Yields batches of pieces of CHUNK_SIZE bytes (the last may be shorter) and returns hash and size. The pieces are views of
   * memory that is used again: they hold until the next batch is asked for.
   *
   * @throws AppError file_missing, file_unreadable or file_changed naming the file; the signal's reason when it fired
   */
  async *read(path: string): AsyncGenerator<Uint8Array[], StoredContent> {
    this.id += 1;
    const id = this.id;
    this.send({ type: 'read', id, path });
    try {
      for (;;) {
        const reply = await this.next(id);
        if (reply.type === 'end') return { sha256: reply.sha256, size: reply.size };
        if (reply.type === 'error') throw asReadError(reply, basename(path));
        try {
          if (reply.length > 0) yield split(new Uint8Array(reply.buffer, 0, reply.length));
        } finally {
          this.giveBack(reply.buffer);
        }
      }
    } finally {
      this.send({ type: 'stop', id });
    }
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }

  private async next(id: number): Promise<ReadReply> {
    for (;;) {
      this.signal.throwIfAborted();
      if (this.failure) throw this.failure;
      const reply = this.replies.shift();
      if (reply?.id === id) return reply;
      if (reply === undefined) await new Promise<void>((resolve) => (this.wake = resolve));
      else if (reply.type === 'batch') this.giveBack(reply.buffer);
    }
  }

  private giveBack(buffer: ArrayBuffer): void {
    this.send({ type: 'taken', buffer }, [buffer]);
  }

  private send(request: ReadRequest, transfer: ArrayBuffer[] = []): void {
    this.worker.postMessage(request, transfer);
  }
}

function split(bytes: Uint8Array): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / CHUNK_SIZE) }, (_, i) =>
    bytes.subarray(i * CHUNK_SIZE, (i + 1) * CHUNK_SIZE),
  );
}

function asReadError(reply: { code: string; message: string }, fileName: string): unknown {
  if (reply.code === 'CHANGED') {
    return new AppError(
      'file_changed',
      `${fileName} changed while it was read, so it was not attached. Attach it again when nobody writes to it.`,
    );
  }
  const error = asFileError(Object.assign(new Error(reply.message), { code: reply.code }), fileName);
  return error instanceof AppError
    ? error
    : new AppError(
        'file_unreadable',
        `${fileName} could not be read: ${reply.message}. Copy it to this computer and attach the copy.`,
      );
}
