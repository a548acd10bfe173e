import { CHUNK_SIZE } from '../../workspace/content.ts';
import type { Part, Step } from './messages.ts';

/** One part is one transaction of the engine: 8 MiB keep its queries waiting for about 10 ms. */
const PART_SIZE = 8 * CHUNK_SIZE;
/** One being written, one waiting, one being filled. */
const BUFFERS = 3;
/** Milliseconds after which what there is goes over, so that progress is seen also when little is read. */
const PATIENCE = 200;
/** Steps of one part: some eight hundred, which the engine stores in some 20 ms. */
const MOST_STEPS = 4000;

/**
 * Packs the bytes of many files into few buffers that go to the engine and come back: small files cost no message of their own,
 * and memory stays bounded however large a file is.
 */
export class Outbox {
  private readonly post: (part: Part, transfer: ArrayBuffer[]) => void;
  private readonly free: ArrayBuffer[] = [];
  private made = 0;
  private wake = () => {};
  private buffer: ArrayBuffer | null = null;
  /** Where the current file's bytes begin in the buffer; always at the border of a piece of that file. */
  private start = 0;
  private offset = 0;
  private steps: Step[] = [];
  private sent = performance.now();
  private files = 0;

  constructor(post: (part: Part, transfer: ArrayBuffer[]) => void) {
    this.post = post;
  }

  /** A buffer that the engine is done with. */
  takeBack(buffer: ArrayBuffer): void {
    this.free.push(buffer);
    this.wake();
  }

  /** @returns number of a new file, whose bytes follow */
  begin(): number {
    this.start = this.offset;
    this.files += 1;
    return this.files;
  }

  /** Memory to read the next bytes of the file into; never empty. Valid until the next call. */
  async room(): Promise<Uint8Array> {
    if (this.space() === 0) {
      this.flush();
      this.buffer = await this.freeBuffer();
    }
    return new Uint8Array(this.buffer ?? new ArrayBuffer(0), this.offset, this.space());
  }

  /** So many bytes of the room now belong to the file. */
  filled(file: number, length: number): void {
    const last = this.steps.at(-1);
    if (last?.kind === 'bytes' && last.file === file) last.length += length;
    else this.steps.push({ kind: 'bytes', file, start: this.offset, length });
    this.offset += length;
  }

  /** Between files only. */
  say(step: Step): void {
    this.steps.push(step);
    if (this.steps.length >= MOST_STEPS || performance.now() - this.sent > PATIENCE) this.flush();
  }

  /** What was said goes over now: the engine counts the time from then on. */
  announce(): void {
    this.flush();
  }

  /** Inside a file: what there is goes over with the bytes. */
  note(step: Step): void {
    this.steps.push(step);
  }

  end(): void {
    this.flush(true);
  }

  /** Whole pieces of the current file that fit, in bytes. */
  private space(): number {
    if (!this.buffer) return 0;
    return Math.floor((PART_SIZE - this.start) / CHUNK_SIZE) * CHUNK_SIZE - (this.offset - this.start);
  }

  private flush(isLast = false): void {
    const { buffer, steps } = this;
    this.buffer = null;
    this.steps = [];
    this.start = this.offset = 0;
    this.sent = performance.now();
    if (buffer || steps.length > 0 || isLast) this.post({ buffer, steps, isLast }, buffer ? [buffer] : []);
  }

  private async freeBuffer(): Promise<ArrayBuffer> {
    for (;;) {
      const buffer = this.free.pop();
      if (buffer) return buffer;
      if (this.made < BUFFERS) {
        this.made += 1;
        return new ArrayBuffer(PART_SIZE);
      }
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }
}
