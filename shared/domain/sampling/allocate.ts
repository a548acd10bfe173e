import { AppError } from '../errors.ts';
import { requireCount } from './numeric.ts';

/**
 * Divides `count` items among strata in proportion to their sizes, by largest remainder; ties go to the stratum that comes first. Every
 * stratum with items gets at least `least`, and none more than it has.
 *
 * @param sizes items of each stratum
 * @throws AppError `bad_input` when the strata have fewer items than `count`, or `count` does not reach every stratum
 */
export function allocate(count: number, sizes: readonly number[], least: 0 | 1 = 1): number[] {
  requireCount('number of items to draw', count);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const filled = sizes.filter((size) => size > 0).length;
  if (count > total) {
    throw new AppError(
      'bad_input',
      `The strata have ${total} items, fewer than ${count}. Draw at most ${total}.`,
    );
  }
  if (count < filled * least) {
    throw new AppError(
      'bad_input',
      `${count} items do not reach ${filled} strata. Draw at least ${filled}, or stratify by a column of fewer values.`,
    );
  }
  return share(count, sizes, least);
}

/** Strata whose proportional share is below the least get the least, and the others divide what remains. */
function share(count: number, sizes: readonly number[], least: number): number[] {
  const isRaised = sizes.map(() => false);
  for (;;) {
    const open = sizes.map((size, i) => (isRaised[i] ? 0 : size));
    const total = open.reduce((sum, size) => sum + size, 0);
    const rest = count - least * isRaised.filter(Boolean).length;
    const tooSmall = open.map((size) => size > 0 && rest * size < least * total);
    if (!tooSmall.includes(true)) {
      return byLargestRemainder(rest, open, total).map((n, i) => (isRaised[i] ? least : n));
    }
    tooSmall.forEach((small, i) => (isRaised[i] ||= small));
  }
}

/** Whole numbers only: products of a count and a size are far below 2 ** 53. */
function byLargestRemainder(count: number, sizes: readonly number[], total: number): number[] {
  if (total === 0) return sizes.map(() => 0);
  const counts = sizes.map((size) => Math.floor((count * size) / total));
  const left = count - counts.reduce((sum, n) => sum + n, 0);
  const byRemainder = sizes
    .map((size, i) => ({ i, remainder: (count * size) % total }))
    .toSorted((a, b) => b.remainder - a.remainder || a.i - b.i);
  for (const { i } of byRemainder.slice(0, left)) counts[i] = (counts[i] ?? 0) + 1;
  return counts;
}
