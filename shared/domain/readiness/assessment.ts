import type { ReadinessRating } from '../vocabulary.ts';

/** A rating that a person put in place of the computed one. */
export interface Override {
  /** "Not relevant" is a decision of its own. */
  rating: Exclude<ReadinessRating, 'not_relevant'>;
  reason: string;
  by: string;
  /** ISO 8601 in UTC. */
  at: string;
}

/** What a person decided about a criterion. */
export interface Assessment {
  isRelevant: boolean;
  irrelevantBecause: string;
  override: Override | null;
  notes: string;
}

export const UNDECIDED: Assessment = { isRelevant: true, irrelevantBecause: '', override: null, notes: '' };

/** The rating that counts. The computed one stays as it is and is shown beside it. */
export function countingRating(
  computed: ReadinessRating,
  { isRelevant, override }: Pick<Assessment, 'isRelevant' | 'override'>,
): ReadinessRating {
  return isRelevant ? (override?.rating ?? computed) : 'not_relevant';
}
