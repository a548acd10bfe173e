import { woffTables } from './woff.ts';

/** First and last code point of an unbroken range, both included. */
export type CodeRange = readonly [first: number, last: number];

/**
 * The characters a WOFF file has glyphs for, from its `cmap` table (formats 4 and 12). pdfkit draws an empty box without a word
 * for a character its font lacks, so the choice among subset files needs to know beforehand.
 * @throws Error when the bytes are not WOFF 1.0 or hold no Unicode cmap.
 */
export function woffCoverage(woff: Buffer): CodeRange[] {
  const cmap = readTable(woff, 'cmap');
  let best: { rank: number; at: number } | null = null;
  for (let i = 0; i < cmap.readUInt16BE(2); i += 1) {
    const record = 4 + i * 8;
    const at = cmap.readUInt32BE(record + 4);
    const rank = [4, 12].indexOf(cmap.readUInt16BE(at));
    const unicode = [0, 3].includes(cmap.readUInt16BE(record));
    if (unicode && rank > (best?.rank ?? -1)) best = { rank, at };
  }
  if (!best) throw new Error('The font holds no Unicode character map.');
  return best.rank === 0 ? segments(cmap, best.at) : groups(cmap, best.at);
}

function readTable(woff: Buffer, wanted: string): Buffer {
  for (const { tag, bytes } of woffTables(woff)) if (tag === wanted) return bytes;
  throw new Error(`The font has no ${wanted} table.`);
}

/** cmap format 4. A subset file maps whole segments, and 0xffff only closes the list. */
function segments(cmap: Buffer, at: number): CodeRange[] {
  const doubled = cmap.readUInt16BE(at + 6);
  const ranges: CodeRange[] = [];
  for (let offset = 0; offset < doubled; offset += 2) {
    const last = cmap.readUInt16BE(at + 14 + offset);
    const first = cmap.readUInt16BE(at + 16 + doubled + offset);
    if (first !== 0xffff) ranges.push([first, last]);
  }
  return ranges;
}

/** cmap format 12. */
function groups(cmap: Buffer, at: number): CodeRange[] {
  return Array.from({ length: cmap.readUInt32BE(at + 12) }, (_, i): CodeRange => {
    const group = at + 16 + i * 12;
    return [cmap.readUInt32BE(group), cmap.readUInt32BE(group + 4)];
  });
}
