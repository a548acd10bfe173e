/** Invented table rows that come out the same every time. */

/** How the values of a column are made. */
export type Column =
  | { sequence: string; from: number }
  | { pick: readonly string[] }
  | { day: readonly [string, string] }
  | { number: readonly [number, number] };

/** Pseudo-random numbers from 0 to below 1; the same seed gives the same ones (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from `least` to `most`. */
export const integer = (random: () => number, least: number, most: number): number =>
  least + Math.floor(random() * (most - least + 1));

export function pick<T>(random: () => number, values: readonly T[]): T {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new RangeError('There is nothing to pick from.');
  return value;
}

const DAY_MS = 86_400_000;

export function day(random: () => number, [from, to]: readonly [string, string]): string {
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS;
  return new Date(Date.parse(from) + integer(random, 0, days) * DAY_MS).toISOString().slice(0, 10);
}

/** Header and rows of a table. */
export function makeTable(
  columns: Readonly<Record<string, Column>>,
  count: number,
  random: () => number,
): string[][] {
  const cell = (column: Column, row: number): string => {
    if ('sequence' in column) return `${column.sequence}${column.from + row}`;
    if ('pick' in column) return pick(random, column.pick);
    if ('day' in column) return day(random, column.day);
    return String(integer(random, ...column.number));
  };
  const rows = Array.from({ length: count }, (_, row) =>
    Object.values(columns).map((column) => cell(column, row)),
  );
  return [Object.keys(columns), ...rows];
}
