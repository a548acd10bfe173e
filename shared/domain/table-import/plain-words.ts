/** Lower case without accents and punctuation, words apart by one space; "2x" stays together. */
export function plainWords(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/×/g, 'x')
    .toLowerCase()
    .replace(/#/g, ' number ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The words of a column's name. Programs write them together ("displayName", "AssetIP") or mark their own fields ("u_name"). */
export const headerWords = (text: string): string =>
  plainWords(text.replace(/^\s*u_/i, '').replace(/(?<=\p{Ll})(?=\p{Lu}(?:\p{Ll}|\p{Lu}+(?!\p{Ll})))/gu, ' '));
