import type { ReadinessRating } from '../vocabulary.ts';

/** Why a rating is not better, and what would move it. */
export interface Reason {
  /** Stable, for programs. */
  code: string;
  text: string;
  /** What would move the rating. */
  fix: string;
  /** Where that is done: an address inside the application. */
  link: string | null;
}

export interface Rated {
  rating: ReadinessRating;
  /** The heaviest first; empty exactly when the rating is ready. */
  reasons: Reason[];
}

/** A reason with the rating that it alone would give. */
export interface Weighed {
  weight: ReadinessRating;
  reason: Reason;
}

/** Known trouble weighs more than not knowing; not knowing weighs more than a detail. */
const RANK: Record<ReadinessRating, number> = {
  not_relevant: 0,
  ready: 0,
  minor_gap: 1,
  not_assessed: 2,
  major_gap: 3,
  not_in_place: 4,
};

/** Negative when `a` is nearer to ready than `b`. */
export const compareRatings = (a: ReadinessRating, b: ReadinessRating): number => RANK[a] - RANK[b];

/** The heaviest reason decides; without one it is ready. So taking a reason away never makes a rating worse. */
export function conclude(weighed: readonly Weighed[]): Rated {
  const sorted = weighed.toSorted((a, b) => compareRatings(b.weight, a.weight));
  return { rating: sorted[0]?.weight ?? 'ready', reasons: sorted.map(({ reason }) => reason) };
}
