/** Bytes to be taken, wherever they come from. Sentences about them are made by whoever takes them. */
import { closeSync, fstatSync, openSync, readSync, type BigIntStats } from 'node:fs';
import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { fromBufferPromise, openPromise, type ZipFile } from 'yauzl';

export interface Input {
  /** Bytes; what an archive says of a member, which its reader holds it to. */
  readonly size: number;
  /** The first bytes, at least 4 KiB where there are so many, without moving on. */
  head(): Promise<Uint8Array>;
  /** Reads on. @returns bytes read, 0 at the end */
  read(into: Uint8Array): number | Promise<number>;
  /** Everything again from the beginning. Called only when it can be held in memory. */
  whole(): Promise<Buffer>;
  /** The directory of an archive; the caller closes it. Rejects when there is none that can be read. */
  zip(): Promise<ZipFile>;
}

const HEAD = 4096;

/**
 * A file on disk. It is read in step: in a thread of its own that is faster than asking for each piece, ten thousand small files
 * above all.
 */
export class DiskInput implements Input {
  readonly size: number;
  private readonly path: string;
  private readonly fd: number;
  private readonly before: BigIntStats;
  private position = 0;

  constructor(path: string) {
    this.path = path;
    this.fd = openSync(path, 'r');
    this.before = fstatSync(this.fd, { bigint: true });
    this.size = Number(this.before.size);
  }

  get stat(): BigIntStats {
    return this.before;
  }

  async head(): Promise<Uint8Array> {
    const head = new Uint8Array(Math.min(HEAD, this.size));
    return head.subarray(0, readSync(this.fd, head, 0, head.length, 0));
  }

  read(into: Uint8Array): number {
    // Not beyond the size that was seen: a log that somebody writes to would never end.
    const length = Math.min(into.length, this.size - this.position);
    const read = length > 0 ? readSync(this.fd, into, 0, length, this.position) : 0;
    this.position += read;
    return read;
  }

  async whole(): Promise<Buffer> {
    const bytes = Buffer.allocUnsafe(this.size);
    let length = 0;
    for (;;) {
      const read = length < this.size ? readSync(this.fd, bytes, length, this.size - length, length) : 0;
      if (read === 0) return bytes.subarray(0, length);
      length += read;
    }
  }

  zip(): Promise<ZipFile> {
    return openPromise(this.path, { lazyEntries: true, autoClose: false, decodeStrings: false });
  }

  /** Whether anybody wrote to the file since it was opened. */
  get isChanged(): boolean {
    const { before } = this;
    const after = fstatSync(this.fd, { bigint: true });
    return before.mtimeNs !== after.mtimeNs || before.size !== after.size;
  }

  close(): void {
    closeSync(this.fd);
  }
}

/** Bytes in memory, such as a small member of an archive or an attachment. */
export class MemoryInput implements Input {
  readonly size: number;
  private readonly bytes: Buffer;
  private position = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.size = bytes.length;
  }

  async head(): Promise<Uint8Array> {
    return this.bytes.subarray(0, HEAD);
  }

  read(into: Uint8Array): number {
    const length = this.bytes.copy(into, 0, this.position);
    this.position += length;
    return length;
  }

  async whole(): Promise<Buffer> {
    return this.bytes;
  }

  zip(): Promise<ZipFile> {
    return fromBufferPromise(this.bytes, { lazyEntries: true, decodeStrings: false });
  }
}

/** A large member of an archive, read as it is unpacked and checked against its checksum. It can not be read twice. */
export class StreamInput implements Input {
  readonly size: number;
  private readonly pieces: AsyncIterator<Buffer>;
  private readonly checksum: number;
  private seen = 0;
  private waiting: Buffer = Buffer.alloc(0);

  /** @param checksum CRC-32 that the archive gives */
  constructor(stream: Readable, size: number, checksum: number) {
    this.size = size;
    this.pieces = (stream as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
    this.checksum = checksum;
  }

  async head(): Promise<Uint8Array> {
    while (this.waiting.length < HEAD) {
      const piece = await this.next();
      if (!piece) break;
      this.waiting = Buffer.concat([this.waiting, piece]);
    }
    return this.waiting.subarray(0, HEAD);
  }

  async read(into: Uint8Array): Promise<number> {
    if (this.waiting.length === 0) this.waiting = (await this.next()) ?? this.waiting;
    const length = this.waiting.copy(into);
    this.waiting = this.waiting.subarray(length);
    return length;
  }

  async whole(): Promise<Buffer> {
    const pieces = [this.waiting];
    for (let piece = await this.next(); piece; piece = await this.next()) pieces.push(piece);
    this.waiting = Buffer.alloc(0);
    return Buffer.concat(pieces);
  }

  zip(): Promise<ZipFile> {
    return Promise.reject(new Error('A stream has no directory.'));
  }

  /** @throws Error when the bytes are not those that were packed */
  private async next(): Promise<Buffer | null> {
    const { value, done } = await this.pieces.next();
    if (done) {
      if (this.seen !== this.checksum) throw new Error('The checksum differs.');
      return null;
    }
    this.seen = crc32(value, this.seen);
    return value;
  }
}
