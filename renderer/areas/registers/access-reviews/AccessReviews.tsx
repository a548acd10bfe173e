import { ReviewList } from './ReviewList.tsx';
import { ReviewSheet } from './ReviewSheet.tsx';
import { useReviews } from './queries.ts';

/** The reviews, or the sheet of the one in the address. */
export function AccessReviews({ current }: { current: string | null }) {
  const reviews = useReviews();
  if (!reviews) return null;
  return current !== null && reviews.some(({ id }) => id === current) ? (
    <ReviewSheet key={current} id={current} />
  ) : (
    <ReviewList reviews={reviews} />
  );
}
