/** How far an engagement is, in words that follow from the ratings alone. Never an opinion: it says what is recorded, not what an auditor would conclude. */
import { rateCategory } from './readiness.ts';
import type { ReportCriterion } from './report-model.ts';
import { CATEGORIES, READINESS_RATINGS, type Category, type ReadinessRating } from './vocabulary.ts';
import { countBy } from './count-by.ts';

export interface Standing {
  rating: ReadinessRating;
  counts: Record<ReadinessRating, number>;
  /** Criteria that are not held irrelevant. */
  relevant: number;
  /** Why the rating, one sentence each. */
  reasons: string[];
}

/** The standing of some criteria together, rated as the readiness screen rates a category. */
export function standingOf(criteria: readonly ReportCriterion[]): Standing {
  const { rating, reasons } = rateCategory(criteria);
  const counts = countBy<ReadinessRating>(
    READINESS_RATINGS,
    criteria.map((criterion) => criterion.rating),
  );
  return {
    rating,
    counts,
    relevant: criteria.length - counts.not_relevant,
    reasons: reasons.map(({ text }) => text),
  };
}

/** The chosen categories in their usual order, each with its criteria; a category without criteria is left out. */
export function byCategory(
  criteria: readonly ReportCriterion[],
): { category: Category; criteria: ReportCriterion[] }[] {
  return CATEGORIES.map((category) => ({
    category,
    criteria: criteria.filter((criterion) => criterion.category === category),
  })).filter((group) => group.criteria.length > 0);
}

/** "37 of 59 relevant criteria are ready. 12 have a minor gap, 4 are not assessed. 2 more are not relevant, with a reason." */
export function readinessStatement({ counts, relevant }: Standing): string {
  const out = counts.not_relevant;
  const excluded = out === 0 ? '' : ` ${out} more ${is(out)} held not relevant.`;
  if (relevant === 0) return `No criterion of the chosen categories is relevant.${excluded}`;
  if (counts.ready === relevant) {
    const all = relevant === 1 ? 'The one relevant criterion is' : `All ${relevant} relevant criteria are`;
    return `${all} ready.${excluded}`;
  }
  const rest = [
    part(counts.minor_gap, (n) => `${n} ${has(n)} a minor gap`),
    part(counts.major_gap, (n) => `${n} ${has(n)} a major gap`),
    part(counts.not_in_place, (n) => `${n} ${is(n)} not in place`),
    part(counts.not_assessed, (n) => `${n} ${is(n)} not assessed`),
  ].flat();
  return `${counts.ready} of ${relevant} relevant criteria ${is(counts.ready)} ready. ${enumerate(rest)}.${excluded}`;
}

const is = (count: number): string => (count === 1 ? 'is' : 'are');
const has = (count: number): string => (count === 1 ? 'has' : 'have');
const part = (count: number, say: (count: number) => string): string[] => (count > 0 ? [say(count)] : []);

/** "a", "a and b", "a, b and c"; beyond `most` the rest is counted. */
export function enumerate(names: readonly string[], most = names.length): string {
  const shown = names.slice(0, most);
  const parts = names.length > most ? [...shown, `${names.length - most} more`] : shown;
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}
