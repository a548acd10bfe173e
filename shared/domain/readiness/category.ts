import { READINESS_NAMES, type ReadinessRating } from '../vocabulary.ts';
import { places } from './places.ts';
import type { Rated, Reason } from './reason.ts';

export interface RatedCriterion {
  id: string;
  /** The one that counts: an override or "not relevant" applied. */
  rating: ReadinessRating;
}

/** References named before the rest is counted. */
const NAMED = 8;

const FIXES: Partial<Record<ReadinessRating, string>> = {
  not_in_place: 'Put controls in place for them, or record why they are not relevant.',
  major_gap: 'Close what weighs most on each of them.',
  not_assessed: 'Test the controls that serve them.',
  minor_gap: 'Complete what their controls lack.',
};

/**
 * Rates a category from its criteria. One criterion that is not met can qualify an auditor's opinion, so one major gap is a major
 * gap of the category. A category of which at least half is not assessed is not assessed itself, unless something worse is known.
 */
export function rateCategory(criteria: readonly RatedCriterion[]): Rated {
  const relevant = criteria.filter((c) => c.rating !== 'not_relevant');
  if (relevant.length === 0) return { rating: 'not_relevant', reasons: [] };
  const count = (rating: ReadinessRating) => relevant.filter((c) => c.rating === rating).length;
  const reasons = (['not_in_place', 'major_gap', 'not_assessed', 'minor_gap'] as const).flatMap((rating) =>
    reasonFor(rating, relevant),
  );
  const decide = (): ReadinessRating => {
    if (count('not_in_place') === relevant.length) return 'not_in_place';
    if (count('not_in_place') + count('major_gap') > 0) return 'major_gap';
    if (count('not_assessed') * 2 >= relevant.length) return 'not_assessed';
    return count('ready') === relevant.length ? 'ready' : 'minor_gap';
  };
  return { rating: decide(), reasons };
}

function reasonFor(rating: ReadinessRating, criteria: readonly RatedCriterion[]): Reason[] {
  const ids = criteria.filter((c) => c.rating === rating).map((c) => c.id);
  const [first] = ids;
  if (first === undefined) return [];
  const more = ids.length > NAMED ? ` and ${ids.length - NAMED} more` : '';
  return [
    {
      code: rating,
      text: `${READINESS_NAMES[rating]}: ${ids.slice(0, NAMED).join(', ')}${more}.`,
      fix: FIXES[rating] ?? '',
      link: places.readiness(first),
    },
  ];
}
