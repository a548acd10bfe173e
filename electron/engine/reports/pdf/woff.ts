/** WOFF 1.0 files: fonts whose tables are compressed. */
import { inflateSync } from 'node:zlib';

interface WoffTable {
  tag: string;
  bytes: Buffer;
  checksum: number;
}

/**
 * The tables of a font, unpacked (WOFF 1.0, sections 3 to 5).
 * @throws Error when the bytes are not WOFF 1.0
 */
export function* woffTables(woff: Buffer): Generator<WoffTable> {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('The font is not a WOFF 1.0 file.');
  for (let i = 0; i < woff.readUInt16BE(12); i += 1) {
    const entry = 44 + i * 20;
    const start = woff.readUInt32BE(entry + 4);
    const packed = woff.subarray(start, start + woff.readUInt32BE(entry + 8));
    const isPacked = packed.length < woff.readUInt32BE(entry + 12);
    yield {
      tag: woff.toString('latin1', entry, entry + 4),
      bytes: isPacked ? inflateSync(packed) : packed,
      checksum: woff.readUInt32BE(entry + 16),
    };
  }
}

/**
 * The font as an OpenType file. pdfkit's reader of fonts takes WOFF too, but unpacks a table anew, in JavaScript, whenever it reads a glyph
 * for the first time: that took most of the time of a short document.
 */
export function openTypeOf(woff: Buffer): Buffer {
  const tables = [...woffTables(woff)];
  const head = Buffer.alloc(12 + tables.length * 16);
  woff.copy(head, 0, 4, 8);
  head.writeUInt16BE(tables.length, 4);
  const power = Math.floor(Math.log2(tables.length));
  head.writeUInt16BE(16 * 2 ** power, 6);
  head.writeUInt16BE(power, 8);
  head.writeUInt16BE(16 * (tables.length - 2 ** power), 10);
  const parts: Uint8Array[] = [head];
  let at = head.length;
  tables.forEach(({ tag, bytes, checksum }, i) => {
    const entry = 12 + i * 16;
    head.write(tag, entry, 'latin1');
    head.writeUInt32BE(checksum, entry + 4);
    head.writeUInt32BE(at, entry + 8);
    head.writeUInt32BE(bytes.length, entry + 12);
    const padding = Buffer.alloc(-bytes.length & 3);
    parts.push(bytes, padding);
    at += bytes.length + padding.length;
  });
  return Buffer.concat(parts);
}
