/** Access reviews: lines that a reviewer decided, and what follows from the decisions. */
import type { AccessDecision } from '../programme-vocabulary.ts';
import { count, rate, several, within, type Measure, type MetricItem, type MetricSpan } from './metric.ts';

export interface ReviewLineFact {
  id: string;
  reviewId: string;
  reviewRef: string;
  /** The day that the listing shows. */
  asOf: string;
  application: string;
  account: string;
  decision: AccessDecision | null;
  carriedOutOn: string | null;
}

const EMPTY = 'No access review has its day in this time.';

const lineItem = (line: ReviewLineFact, detail: string): MetricItem => ({
  id: line.id,
  ref: line.reviewRef,
  title: `${line.application}: ${line.account}`,
  detail,
  link: `/registers/access-reviews/${line.reviewId}`,
});

const ofSpan = (lines: readonly ReviewLineFact[], span: MetricSpan) =>
  lines.filter(({ asOf }) => within(asOf, span));

const isUndecided = ({ decision }: ReviewLineFact) => decision === null;
/** Access that stays as it is needs nobody to do anything. */
const isToDo = ({ decision, carriedOutOn }: ReviewLineFact) =>
  (decision === 'remove' || decision === 'change') && carriedOutOn === null;

export function accessReviewCompletion(lines: readonly ReviewLineFact[], span: MetricSpan): Measure {
  const own = ofSpan(lines, span);
  const open = own.filter(isUndecided);
  const reviews = new Set(own.map(({ reviewId }) => reviewId)).size;
  return rate(
    own.length - open.length,
    own.length,
    open.map((line) => lineItem(line, 'Not decided.')),
    `Lines of ${several(reviews, 'review', 'reviews')}.`,
    EMPTY,
  );
}

export function openReviewItems(lines: readonly ReviewLineFact[], span: MetricSpan): Measure {
  const own = ofSpan(lines, span);
  const undecided = own.filter(isUndecided);
  const toDo = own.filter(isToDo);
  return count(
    [
      ...undecided.map((line) => lineItem(line, 'Not decided.')),
      ...toDo.map((line) =>
        lineItem(line, line.decision === 'remove' ? 'Removal not carried out.' : 'Change not carried out.'),
      ),
    ],
    own.length,
    `${undecided.length} not decided, ${toDo.length} not carried out.`,
    EMPTY,
  );
}
