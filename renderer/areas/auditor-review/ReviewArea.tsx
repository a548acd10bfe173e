import { AreaBar } from '../../components/AreaBar.tsx';
import { ImportedReviews } from './ImportedReviews.tsx';
import { MyReview } from './MyReview.tsx';
import { useMyReview } from './review-state.ts';

/** In a sealed copy the review that is being written; in a workspace what came back from auditors. */
export default function ReviewArea() {
  const { data, error } = useMyReview();
  if (error) return <AreaBar title="My review" hint={error.message} />;
  if (data === undefined) return null;
  return data ? <MyReview review={data} /> : <ImportedReviews />;
}
