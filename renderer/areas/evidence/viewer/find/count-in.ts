/** How often the words stand in the texts, whatever their case. */
export function countIn(texts: readonly string[], words: string): number {
  if (words === '') return 0;
  const pattern = new RegExp(words.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`), 'giu');
  return texts.reduce((sum, text) => sum + (text.match(pattern)?.length ?? 0), 0);
}
