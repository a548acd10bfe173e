/** Brings text of any usual encoding to UTF-8 piece by piece, so that everything after it reads one encoding. */
import { isAscii, isUtf8 } from 'node:buffer';
import { AppError } from '../../../shared/domain/errors.ts';

export type TextEncodingName = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/**
 * Decodes a stream of bytes. A byte order mark settles the encoding; without one, bytes beyond ASCII settle it when the first of them
 * arrive: UTF-8 when they are valid UTF-8, Windows-1252 otherwise. ASCII alone counts as UTF-8.
 */
export class TextDecoding {
  readonly #name: string;
  #encoding: TextEncodingName | undefined;
  #decoder: InstanceType<typeof TextDecoder> | undefined;
  #atStart = true;
  /** The beginning of a character whose other bytes are still to come. */
  #pending: Buffer = Buffer.alloc(0);
  hasByteOrderMark = false;

  /** `name` is the file name that errors mention. */
  constructor(name: string) {
    this.#name = name;
  }

  get encoding(): TextEncodingName {
    return this.#encoding ?? 'utf-8';
  }

  /** The next bytes as UTF-8, without byte order mark; call with `last` for the final ones, which may be empty. */
  push(bytes: Uint8Array, last = false): Buffer {
    let piece = asBuffer(bytes);
    if (this.#pending.length > 0) piece = Buffer.concat([this.#pending, piece]);
    this.#pending = Buffer.alloc(0);
    if (this.#atStart) {
      if (piece.length < 3 && !last) return this.#hold(piece, 0);
      piece = this.#readMark(piece);
      this.#atStart = false;
    }
    if (this.#decoder) return this.#decode(piece, last);
    const end = last ? piece.length : completeLength(piece);
    const whole = piece.subarray(0, end);
    if (this.#encoding === undefined && !isAscii(whole)) {
      if (!isUtf8(whole)) {
        this.#use('windows-1252');
        return this.#decode(piece, last);
      }
      this.#encoding = 'utf-8';
    } else if (this.#encoding === 'utf-8' && !isUtf8(whole)) {
      throw this.#mixed();
    }
    this.#hold(piece, end);
    return whole;
  }

  #hold(piece: Buffer, from: number): Buffer {
    // A copy, because the caller may reuse the memory of what it passed in.
    this.#pending = Buffer.from(piece.subarray(from));
    return Buffer.alloc(0);
  }

  #readMark(piece: Buffer): Buffer {
    const markLength = this.#markLength(piece);
    this.hasByteOrderMark = markLength > 0;
    return piece.subarray(markLength);
  }

  #markLength(piece: Buffer): number {
    if (piece[0] === 0xef && piece[1] === 0xbb && piece[2] === 0xbf) {
      this.#encoding = 'utf-8';
      return 3;
    }
    if (piece[0] === 0xff && piece[1] === 0xfe) this.#use('utf-16le');
    else if (piece[0] === 0xfe && piece[1] === 0xff) this.#use('utf-16be');
    else return 0;
    return 2;
  }

  #use(encoding: TextEncodingName): void {
    this.#encoding = encoding;
    this.#decoder = new TextDecoder(encoding, { fatal: encoding !== 'windows-1252', ignoreBOM: true });
  }

  #decode(piece: Buffer, last: boolean): Buffer {
    try {
      return Buffer.from(this.#decoder?.decode(piece, { stream: !last }) ?? '', 'utf8');
    } catch (error) {
      throw this.#mixed(error);
    }
  }

  #mixed(cause?: unknown): AppError {
    const message = `"${this.#name}" begins as ${this.encoding.toUpperCase()} but holds bytes that are not. Export it again as UTF-8, then add it.`;
    return new AppError('file_unreadable', message, { file: this.#name, encoding: this.encoding }, { cause });
  }
}

/** Whether bytes at the beginning of a file can be text: none of them is NUL, or a UTF-16 mark comes first. */
export function looksLikeText(head: Uint8Array): boolean {
  const isUtf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  return isUtf16 || !head.includes(0);
}

export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The length without a character that is cut off at the end (at most three bytes of UTF-8). */
export function completeLength(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}
