import { Worker } from 'node:worker_threads';
import type { EvidenceVersion } from '../../../../shared/contract/evidence/records.ts';
import { AppError, type ErrorData } from '../../../../shared/domain/errors.ts';
import { isOutOfMemory } from '../../jobs/watch.ts';
import { workerUrl } from '../../jobs/worker-url.ts';
import type { ContentStore } from '../../workspace/content.ts';
import type { FileContent } from './open-file.ts';
import type { FileQuestions, ViewingReply, ViewingRequest } from './viewing-worker.ts';

export interface ViewingLimits {
  /** Bytes of a file that are read; the rest of a larger text is left out. */
  bytes: number;
  /** Heap of one thread (MB). */
  heap: number;
  /** For one answer (ms). */
  time: number;
  /** How long a file stays open after the last question (ms). */
  idle: number;
  /** Files that are open at once. */
  files: number;
}

const LIMITS: ViewingLimits = {
  bytes: 100 * 1024 * 1024,
  heap: 2048,
  time: 60_000,
  idle: 120_000,
  files: 3,
};

/**
 * The files that are looked at, each in a thread of its own: a hostile one ends its thread and nothing else. They follow the
 * content, so they never go stale.
 */
export class ViewedFiles {
  readonly #limits: ViewingLimits;
  /** By content and by what it is read as; the one asked last stands last. */
  readonly #open = new Map<string, Promise<ViewedFile>>();

  constructor(limits: Partial<ViewingLimits> = {}) {
    this.#limits = { ...LIMITS, ...limits };
  }

  /** @throws AppError unknown_format when the file cannot be read in that way, or takes too much time or memory */
  async ask<Name extends keyof FileQuestions>(
    content: ContentStore,
    file: EvidenceVersion,
    method: Name,
    input: FileQuestions[Name]['input'],
  ): Promise<FileQuestions[Name]['answer']> {
    const key = `${file.sha256} ${file.mediaType} ${file.fileName}`;
    const opening = this.#open.get(key) ?? this.#start(content, file, () => this.#drop(key, opening));
    this.#open.delete(key);
    this.#open.set(key, opening);
    for (const [oldest, other] of this.#open) {
      if (this.#open.size <= this.#limits.files) break;
      this.#drop(oldest, other);
    }
    try {
      return await (await opening).ask(method, input);
    } catch (error) {
      // A file that could not be opened, such as one that was just removed, is tried anew the next time.
      if (!(await opening.catch(() => null))) this.#open.delete(key);
      throw error;
    }
  }

  /** Ends all threads. */
  async close(): Promise<void> {
    const open = [...this.#open.values()];
    this.#open.clear();
    await Promise.allSettled(open.map(async (file) => (await file).close()));
  }

  async #start(content: ContentStore, file: EvidenceVersion, onEnd: () => void): Promise<ViewedFile> {
    const { fileName, mediaType, size, sha256 } = file;
    const bytes = new Uint8Array(await content.readAll(sha256, this.#limits.bytes));
    const truncated = size > this.#limits.bytes;
    return new ViewedFile({ bytes, fileName, mediaType, truncated }, this.#limits, onEnd);
  }

  #drop(key: string, opening: Promise<ViewedFile>): void {
    if (this.#open.get(key) === opening) this.#open.delete(key);
    void opening.then(
      (file) => file.close(),
      () => undefined,
    );
  }
}

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: unknown): void;
  timer: NodeJS.Timeout;
}

/** One file in its thread. */
class ViewedFile {
  readonly #worker: Worker;
  readonly #limits: ViewingLimits;
  readonly #onEnd: () => void;
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;
  #idle: NodeJS.Timeout | undefined;

  constructor(file: FileContent, limits: ViewingLimits, onEnd: () => void) {
    this.#limits = limits;
    this.#onEnd = onEnd;
    this.#worker = new Worker(workerUrl('viewing-worker'), {
      workerData: file,
      transferList: [file.bytes.buffer as ArrayBuffer],
      resourceLimits: { maxOldGenerationSizeMb: limits.heap },
    });
    this.#worker.on('message', (reply: ViewingReply) => this.#take(reply));
    this.#worker.on('error', (error) => {
      this.#end(isOutOfMemory(error) ? tooMuch('memory') : error);
    });
    this.#worker.unref();
  }

  ask<Name extends keyof FileQuestions>(
    method: Name,
    input: FileQuestions[Name]['input'],
  ): Promise<FileQuestions[Name]['answer']> {
    clearTimeout(this.#idle);
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#end(tooMuch('time')), this.#limits.time);
      this.#waiting.set(id, { resolve: resolve as (answer: unknown) => void, reject, timer });
      this.#worker.postMessage({ id, method, input } satisfies ViewingRequest, []);
    });
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle);
    this.#refuse(new AppError('cancelled', 'The file was closed while it was read.'));
    await this.#worker.terminate();
  }

  #take(reply: ViewingReply): void {
    const waiting = this.#waiting.get(reply.id);
    if (!waiting) return;
    this.#waiting.delete(reply.id);
    clearTimeout(waiting.timer);
    if ('answer' in reply) waiting.resolve(reply.answer);
    else waiting.reject(asError(reply.error));
    if (this.#waiting.size > 0) return;
    this.#idle = setTimeout(() => this.#onEnd(), this.#limits.idle);
    this.#idle.unref();
  }

  #end(reason: Error): void {
    this.#refuse(reason);
    this.#onEnd();
  }

  #refuse(reason: Error): void {
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      reject(reason);
    }
    this.#waiting.clear();
  }
}

const asError = ({ code, message, details }: ErrorData): AppError => new AppError(code, message, details);

function tooMuch(what: 'memory' | 'time'): AppError {
  const message = `Reading the file takes more ${what} than is given to a preview. Save a copy to look at it.`;
  return new AppError('unknown_format', message);
}
