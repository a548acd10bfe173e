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
  private readonly replies: ReadReply[] = [];
  private wake: () => void = () => {};

  constructor() {
    this.worker.on('message', (reply: ReadReply) => this.receive(reply));
    this.worker.on('error', (error) =>
      this.receive({ type: 'error', code: 'UNKNOWN', message: error.message }),
    );
  }

  /**
   * Yields batches of pieces of CHUNK_SIZE bytes (the last may be shorter) and returns hash and size.
   *
   * @throws AppError file_missing, file_unreadable or file_changed naming the file
   */
  async *read(path: string): AsyncGenerator<Uint8Array[], StoredContent> {
    this.send({ type: 'read', path });
    for (;;) {
      const reply = await this.next();
      if (reply.type === 'end') return { sha256: reply.sha256, size: reply.size };
      if (reply.type === 'error') throw asReadError(reply, basename(path));
      yield split(new Uint8Array(reply.bytes, 0, reply.length));
      this.send({ type: 'taken' });
    }
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }

  private send(request: ReadRequest): void {
    this.worker.postMessage(request);
  }

  private receive(reply: ReadReply): void {
    this.replies.push(reply);
    this.wake();
  }

  private async next(): Promise<ReadReply> {
    for (;;) {
      const reply = this.replies.shift();
      if (reply) return reply;
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
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
    : new AppError('file_unreadable', `${fileName} could not be read: ${reply.message}`);
}
