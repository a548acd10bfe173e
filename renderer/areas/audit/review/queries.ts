import { api } from '../../../app/api.ts';
import { useData } from '../../../app/query.ts';

export const useReview = (testId: string) =>
  useData(['audit', 'review', { testId }], () => api.audit.review({ testId }));
export const useReviewRows = () => useData(['audit', 'reviewOverview'], () => api.audit.reviewOverview({}));
export const useReviewNotes = (cleared: boolean) =>
  useData(['audit', 'reviewNotes', { cleared }], () => api.audit.reviewNotes({ cleared }));
