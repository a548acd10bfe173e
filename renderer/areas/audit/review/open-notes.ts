import { useMemo } from 'react';
import type { ReviewNote } from '../../../../shared/contract/audit/review.ts';
import { useReview } from './queries.ts';

/** Ids of the attributes of an item with notes that are not cleared; "item" for one about the item itself. One text, so that a line compares it fast. */
export type OpenNotes = ReadonlyMap<string, string>;

export const ABOUT_ITEM = 'item';

/** Where on a sheet there are review notes that are not cleared, by item. */
export function useOpenNotes(testId: string): OpenNotes {
  const review = useReview(testId).data;
  return useMemo(() => placesOf(review?.testId === testId ? review.notes : []), [review, testId]);
}

function placesOf(notes: readonly ReviewNote[]): OpenNotes {
  const places = new Map<string, string>();
  for (const { state, itemId, attributeId } of notes) {
    if (state === 'cleared' || itemId === null) continue;
    places.set(itemId, [places.get(itemId), attributeId ?? ABOUT_ITEM].filter(Boolean).join(' '));
  }
  return places;
}
