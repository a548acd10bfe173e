/** Picks items of a frame by one of the methods, all of them repeatable from the frame and a few facts. */
import { AppError } from '../errors.ts';
import { groupBy } from '../group-by.ts';
import { allocate } from './allocate.ts';
import { drawConsistent, type Sha256Hex } from './draw.ts';
import { requireCount } from './numeric.ts';

/** Distinct ids in file order, and the stratum of each when the frame is divided. */
export interface Frame {
  ids: readonly string[];
  strata?: readonly string[];
}

export type Selection =
  /** Consistent sampler over each stratum; a plain number is divided in proportion. */
  | { kind: 'tickets'; seed: string; counts: number | readonly { value: string; count: number }[] }
  /** Every N/n-th item, then for each replaced one the next that was not picked. */
  | { kind: 'interval'; seed: string; count: number; replaced?: readonly string[] }
  /** Those of the keys that the frame has, in the order given. */
  | { kind: 'keys'; keys: readonly string[] }
  | { kind: 'all' }
  /** Nothing is picked; the strata are counted. */
  | { kind: 'none' };

export interface SelectedItem {
  id: string;
  /** The ticket, or the place in the frame of an interval, counted from 1; empty when chance had no part. */
  ticket: string;
  stratum: string;
}

export interface StratumCount {
  value: string;
  /** Items in the frame. */
  items: number;
  /** Items picked. */
  count: number;
}

export interface SelectionResult {
  frameSize: number;
  /** In plain string order of their values; one without a name when the frame is not divided. */
  strata: StratumCount[];
  /** Stratum by stratum, each in draw order. */
  items: SelectedItem[];
}

/** @throws AppError `bad_input` when the frame can not give what is asked for */
export function select(frame: Frame, selection: Selection, sha256Hex: Sha256Hex): SelectionResult {
  const byStratum = divide(frame);
  const items = pick(frame, byStratum, selection, sha256Hex);
  const counts = groupBy(items, (item) => item.stratum);
  return {
    frameSize: frame.ids.length,
    strata: [...byStratum].map(([value, ids]) => ({
      value,
      items: ids.length,
      count: counts.get(value)?.length ?? 0,
    })),
    items,
  };
}

/** Sorted by value, so that the order of rows has no influence. */
function divide({ ids, strata }: Frame): Map<string, readonly string[]> {
  if (!strata) return new Map([['', ids]]);
  const groups = groupBy(ids.keys(), (i) => strata[i] ?? '');
  return new Map(
    [...groups]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([value, indexes]) => [value, indexes.map((i) => ids[i] ?? '')]),
  );
}

function pick(
  frame: Frame,
  byStratum: ReadonlyMap<string, readonly string[]>,
  selection: Selection,
  sha256Hex: Sha256Hex,
): SelectedItem[] {
  switch (selection.kind) {
    case 'tickets':
      return drawStrata(byStratum, selection, sha256Hex);
    case 'interval':
      return drawInterval(frame.ids, selection, sha256Hex);
    case 'keys': {
      const known = new Set(frame.ids);
      return selection.keys.filter((key) => known.has(key)).map((id) => ({ id, ticket: '', stratum: '' }));
    }
    case 'all':
      return frame.ids.map((id) => ({ id, ticket: '', stratum: '' }));
    case 'none':
      return [];
  }
}

function drawStrata(
  byStratum: ReadonlyMap<string, readonly string[]>,
  { seed, counts }: Extract<Selection, { kind: 'tickets' }>,
  sha256Hex: Sha256Hex,
): SelectedItem[] {
  const asked =
    typeof counts === 'number'
      ? proportional(counts, byStratum)
      : new Map(counts.map(({ value, count }) => [value, count]));
  for (const value of asked.keys()) {
    if (!byStratum.has(value)) {
      throw new AppError(
        'bad_input',
        `No item of the frame has the value "${value}". Choose among its strata.`,
      );
    }
  }
  return [...byStratum].flatMap(([value, ids]) => {
    const count = asked.get(value) ?? 0;
    if (count > ids.length && value !== '') {
      throw new AppError(
        'bad_input',
        `The stratum "${value}" has ${ids.length} items, fewer than ${count}. Draw at most ${ids.length} of it.`,
      );
    }
    return drawConsistent({ seed, ids, count }, sha256Hex).map((item) => ({ ...item, stratum: value }));
  });
}

function proportional(count: number, byStratum: ReadonlyMap<string, readonly string[]>): Map<string, number> {
  const values = [...byStratum.keys()];
  if (values.length === 1) return new Map([[values[0] ?? '', count]]);
  const counts = allocate(
    count,
    [...byStratum.values()].map((ids) => ids.length),
  );
  return new Map(values.map((value, i) => [value, counts[i] ?? 0]));
}

/**
 * Systematic selection of n of N items with the interval N/n, which need not be whole: with r = SHA-256(seed) mod N, item j (from 0)
 * stands at place floor((r + j N) / n), counted from 0. Every item has the same chance n/N, and no item comes twice. A replacement is
 * the next item in file order that was not picked before, from the start again after the last.
 */
function drawInterval(
  ids: readonly string[],
  { seed, count, replaced = [] }: Extract<Selection, { kind: 'interval' }>,
  sha256Hex: Sha256Hex,
): SelectedItem[] {
  requireCount('number of items to draw', count, 1);
  const N = ids.length;
  if (count + replaced.length > N) {
    throw new AppError(
      'bad_input',
      `The frame has ${N} items, fewer than ${count + replaced.length}. Draw at most ${N}.`,
    );
  }
  const start = Number(BigInt(`0x${sha256Hex(seed)}`) % BigInt(N));
  const places = Array.from({ length: count }, (_, j) => Math.floor((start + j * N) / count));
  const taken = new Set(places);
  for (const key of replaced) {
    let place = ids.indexOf(key);
    if (place < 0)
      throw new AppError('bad_input', `${key} is not in the frame. Replace an item of the sample.`);
    while (taken.has(place)) place = (place + 1) % N;
    taken.add(place);
    places.push(place);
  }
  return places.map((place) => ({ id: ids[place] ?? '', ticket: String(place + 1), stratum: '' }));
}
