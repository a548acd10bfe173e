/** The text of a page for searching, and where in it each piece of the page begins. */
export interface PageWords {
  text: string;
  starts: number[];
}

/** A hit on a page, as places in its text. */
export interface PageHit {
  page: number;
  from: number;
  to: number;
}

/** A piece of text in the order of the file. */
interface Piece {
  str: string;
  hasEOL: boolean;
}

/** Joins the pieces; the end of a line parts words. */
export function joinPieces(pieces: readonly Piece[]): PageWords {
  const starts: number[] = [];
  let text = '';
  for (const { str, hasEOL } of pieces) {
    starts.push(text.length);
    text += hasEOL ? `${str}\n` : str;
  }
  return { text, starts };
}

/** Where the words stand on a page, whatever their case and the line breaks between them. */
export function hitsOn(page: number, { text }: PageWords, words: string): PageHit[] {
  const parts = words.split(/\s+/).filter((part) => part !== '');
  if (parts.length === 0) return [];
  const escaped = parts.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return [...text.matchAll(new RegExp(escaped.join(String.raw`\s+`), 'giu'))].map(({ 0: hit, index }) => ({
    page,
    from: index,
    to: index + hit.length,
  }));
}

/** The piece that a place in the text belongs to, and how far into it. */
export function pieceAt({ starts }: PageWords, place: number): { piece: number; offset: number } {
  const after = starts.findIndex((start) => start > place);
  const piece = (after < 0 ? starts.length : after) - 1;
  return { piece, offset: place - (starts[piece] ?? 0) };
}

/** The hits of each page. */
export function byPage(hits: readonly PageHit[]): ReadonlyMap<number, readonly PageHit[]> {
  const pages = new Map<number, PageHit[]>();
  for (const hit of hits) {
    const known = pages.get(hit.page);
    if (known) known.push(hit);
    else pages.set(hit.page, [hit]);
  }
  return pages;
}
