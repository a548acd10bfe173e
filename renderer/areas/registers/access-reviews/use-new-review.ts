import { useState } from 'react';
import type { AccessPreview } from '../../../../shared/contract/access-reviews.ts';
import { api } from '../../../app/api.ts';
import type { PickedFile } from '../../../app/platform.ts';
import { useData } from '../../../app/query.ts';
import { sentenceCase } from '../../../app/format.ts';

export interface PickedListing {
  file: PickedFile;
  role: 'present' | 'earlier';
  application: string;
  /** Guessed by the engine until a person settles it. */
  mapping?: AccessPreview['listings'][number]['mapping'];
}

const firstWords = (fileName: string): string => {
  const words = fileName
    .replace(/\.\w+$/, '')
    .replaceAll(/[_-]+/g, ' ')
    .trim();
  return sentenceCase(words);
};

/** The listings of a review that is about to be made, and what the engine sees in them. */
export function useNewReview() {
  const [listings, setListings] = useState<readonly PickedListing[]>([]);
  const [asOf, setAsOf] = useState<string | null>(null);
  const input = {
    listings: listings.map(({ file, ...listing }) => ({ ...listing, file: file.token })),
    ...(asOf === null ? {} : { asOf }),
  };
  const hasPresent = listings.some(({ role }) => role === 'present');
  const query = useData(['accessReviews', 'preview', input], () => api.accessReviews.preview(input), {
    enabled: listings.length > 0,
  });
  // While other listings are read, the rows of the ones before stay on screen; they are of other files.
  const preview = listings.length > 0 && !query.isPlaceholderData ? query.data : undefined;

  const add = (files: readonly PickedFile[]) =>
    setListings((known) => [
      ...known,
      ...files.map((file) => ({ file, role: 'present' as const, application: firstWords(file.fileName) })),
    ]);
  const change = (at: number, part: Partial<PickedListing>) =>
    setListings((known) => known.map((listing, index) => (index === at ? { ...listing, ...part } : listing)));
  const remove = (at: number) => setListings((known) => known.filter((_, index) => index !== at));
  const problem =
    listings.length === 0
      ? 'Choose the listing first.'
      : !hasPresent
        ? 'One of the listings is the present one.'
        : (preview?.listings.find(({ refused }) => refused)?.refused ?? null);
  return {
    listings,
    input,
    asOf: asOf ?? preview?.asOf ?? '',
    setAsOf,
    preview,
    error: query.error,
    problem,
    add,
    change,
    remove,
  };
}
