/** Guards that let plain doubles give the answers of exact decimal arithmetic, ties included. */
import { AppError } from '../errors.ts';

/** The least integer not below `value`, forgiving the last bits of a product such as 0.035 * 400 or 0.07 * 1e9. */
export function ceiling(value: number): number {
  return Math.ceil(value - Math.max(1e-9, 1e-15 * value));
}

/** Whether a probability is at most `alpha`; a tie up to rounding counts as at most. */
export function isAtMost(probability: number, alpha: number): boolean {
  return probability <= alpha * (1 + 1e-9);
}

/** A decimal product without its binary noise: 0.01 * 93 gives 0.93. */
export function decimal(value: number): number {
  return Number(value.toPrecision(12));
}

/** @throws AppError `bad_input` unless `value` lies strictly between 0 and 1. */
export function requireShare(name: string, value: number): void {
  if (value > 0 && value < 1) return;
  throw new AppError(
    'bad_input',
    `The ${name} is ${value}. Give a share between 0 and 1, such as 0.05 for 5 %.`,
  );
}

/** @throws AppError `bad_input` unless `value` is a whole number of at least `least`. */
export function requireCount(name: string, value: number, least = 0): void {
  if (Number.isSafeInteger(value) && value >= least) return;
  throw new AppError('bad_input', `The ${name} is ${value}. Give a whole number of at least ${least}.`);
}
