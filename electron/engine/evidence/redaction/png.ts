/** Writes PNG files that hold pixels and nothing else: no time, no text, no profile, no colours that are not seen. */
import { crc32, deflateSync } from 'node:zlib';

/** Colours that a palette holds at most. */
const MOST_COLORS = 256;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Types of colour (PNG specification, table 11.1). */
const RGB = 2;
const PALETTE = 3;

/** Pixels in rows from the top, four bytes each, of which the fourth is ignored: the picture is opaque. */
export interface Pixels {
  width: number;
  height: number;
  rgba: Uint8Array;
}

/** The picture as a PNG: of one byte a pixel when it has 256 colours or fewer, else of three. */
export function encodePng(pixels: Pixels): Buffer {
  const indexed = toPalette(pixels);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(pixels.width, 0);
  header.writeUInt32BE(pixels.height, 4);
  header[8] = 8;
  header[9] = indexed ? PALETTE : RGB;
  const rows = indexed ? indexed.rows : rgbRows(pixels);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    ...(indexed ? [chunk('PLTE', indexed.palette)] : []),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}

/** Unfiltered rows of palette numbers, or null when there are too many colours. */
function toPalette({ width, height, rgba }: Pixels): { palette: Buffer; rows: Buffer } | null {
  const numbers = new Map<number, number>();
  const rows = Buffer.alloc(height * (width + 1));
  let from = 0;
  for (let y = 0; y < height; y += 1) {
    let to = y * (width + 1) + 1;
    for (let x = 0; x < width; x += 1, from += 4, to += 1) {
      const color = ((rgba[from] ?? 0) << 16) | ((rgba[from + 1] ?? 0) << 8) | (rgba[from + 2] ?? 0);
      let number = numbers.get(color);
      if (number === undefined) {
        if (numbers.size === MOST_COLORS) return null;
        number = numbers.size;
        numbers.set(color, number);
      }
      rows[to] = number;
    }
  }
  const palette = Buffer.from(
    [...numbers.keys()].flatMap((color) => [color >> 16, (color >> 8) & 255, color & 255]),
  );
  return { palette, rows };
}

/** Rows of three bytes a pixel, each as its difference to the row above (filter type 2), which packs smaller. */
function rgbRows({ width, height, rgba }: Pixels): Buffer {
  const rows = Buffer.alloc(height * (width * 3 + 1));
  const above = width * 4;
  let from = 0;
  let to = 0;
  for (let y = 0; y < height; y += 1) {
    rows[to] = 2;
    to += 1;
    for (let x = 0; x < width; x += 1, from += 4) {
      for (let channel = 0; channel < 3; channel += 1, to += 1) {
        const up = y === 0 ? 0 : (rgba[from + channel - above] ?? 0);
        rows[to] = ((rgba[from + channel] ?? 0) - up) & 255;
      }
    }
  }
  return rows;
}
