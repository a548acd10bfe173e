/**
 * What a table says of a word from outside; undefined when it says nothing. Reading `table[word]` would find what every object of
 * JavaScript has under "constructor", "toString" and their like.
 */
export const ownValue = <T>(table: Readonly<Record<string, T>>, word: string): T | undefined =>
  Object.hasOwn(table, word) ? table[word] : undefined;
