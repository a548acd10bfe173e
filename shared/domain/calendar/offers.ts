/** Evidence of a control that could prove one of its occurrences: offered to a person, never taken for granted. */
import type { PlannedOccurrence } from './schedule.ts';

/** Evidence with the first and last day that it shows. */
export interface DatedEvidence {
  id: string;
  ref: string;
  title: string;
  first: string;
  last: string;
}

export interface Offer {
  evidence: DatedEvidence;
  /** The day that it speaks of within the interval: what would be recorded as performed on. */
  doneOn: string;
}

/**
 * The evidence that shows an occurrence: dated within its interval, or covering the day on which the interval ends. Where a control is
 * performed in several systems, evidence that names some of them in its title speaks of those only.
 */
export function offersOf(
  { from, nominal }: PlannedOccurrence,
  system: string,
  systems: readonly string[],
  evidence: readonly DatedEvidence[],
  today: string,
): Offer[] {
  return evidence.flatMap((piece) => {
    const { first, last } = piece;
    if (!((first >= from && last <= nominal) || (first <= nominal && last >= nominal))) return [];
    const named = systems.filter((one) => one !== '' && mentions(piece.title, one));
    if (named.length > 0 && !named.includes(system)) return [];
    const doneOn = last < nominal ? last : nominal;
    return doneOn > today ? [] : [{ evidence: piece, doneOn }];
  });
}

/** The earliest day that offers speak of; null without offers. */
export const shownOn = (offers: readonly Offer[]): string | null =>
  offers.reduce<string | null>(
    (first, { doneOn }) => (first === null || doneOn < first ? doneOn : first),
    null,
  );

const mentions = (title: string, system: string): boolean =>
  title.toLocaleLowerCase('en').includes(system.toLocaleLowerCase('en'));
