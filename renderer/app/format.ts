const SIZES = ['bytes', 'KB', 'MB', 'GB', 'TB'];
const number = new Intl.NumberFormat('en');

/** "4,318". */
export const count = (value: number) => number.format(value);

/** The words with a capital at the beginning. */
export const sentenceCase = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** "1 control", "2 controls". */
export const plural = (value: number, one: string, many = `${one}s`) =>
  `${count(value)} ${value === 1 ? one : many}`;

/** "2.3 GB"; decimal units, as file managers show them. */
export function size(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < SIZES.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? value : value.toFixed(value < 10 ? 1 : 0)} ${SIZES[unit]}`;
}
