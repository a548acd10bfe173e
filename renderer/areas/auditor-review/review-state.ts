import { create } from 'zustand';
import type { ReviewItem, ReviewTarget } from '../../../shared/contract/auditor-review.ts';
import { api } from '../../app/api.ts';
import { queryClient, useData, useWorkspace } from '../../app/query.ts';
import { showDone } from '../../app/toasts.tsx';

/** What the dialog starts from: an item to change, or a record to answer to. */
export type ReviewDraft = { item: ReviewItem } | { target: ReviewTarget | null };

export const useReviewDraft = create<{ draft: ReviewDraft | null }>(() => ({ draft: null }));
export const openReviewDraft = (draft: ReviewDraft) => useReviewDraft.setState({ draft });
export const closeReviewDraft = () => useReviewDraft.setState({ draft: null });

/** The review of the open sealed copy; null data when the open file is none. */
export function useMyReview() {
  const { id } = useWorkspace();
  return useData(['auditorReview', 'mine', id], () => api.auditorReview.mine({}));
}

export const refetchReview = () => queryClient.invalidateQueries({ queryKey: ['auditorReview'] });

/** Says what was done to the review, with the way back: a sealed copy has no journal to undo with. */
export async function doneWithUndo(sentence: string, back: () => Promise<unknown>): Promise<void> {
  await refetchReview();
  const { open } = await api.workspace.status({});
  const run = async () => {
    await back();
    await refetchReview();
  };
  showDone(sentence, { transaction: open?.transactions ?? 0, run: () => void run() });
}
