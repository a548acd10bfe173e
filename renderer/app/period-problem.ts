import { isDay } from './dates.ts';

/** Why two days are no period, as a sentence; undefined when they are, or when one of them is still open. */
export function periodProblem(from: string, to: string): string | undefined {
  if (!isDay(from) || !isDay(to) || from <= to) return undefined;
  return `The covered period begins ${from}. Enter a day on or after it.`;
}
