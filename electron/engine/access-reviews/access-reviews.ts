/** Reviews of who may do what: listings, differences, decisions line by line, sign-off. */
import { os } from '../context.ts';
import type { Session } from '../session.ts';
import { raiseActions } from './actions.ts';
import { readReviewRecord } from './content.ts';
import { createReview } from './create.ts';
import { carryOutLines, decideLines, nameOwner, noteLines } from './decide.ts';
import { previewOf, readListings, type ListingFile } from './listing-source.ts';
import { recheck } from './recheck.ts';
import { readLines, readReview, readReviews } from './rows.ts';
import { guardSigning, signReview } from './sign.ts';
import { removeReview, updateReview } from './writes.ts';

interface Offered extends Omit<ListingFile, 'path'> {
  file: string;
}

const placesOf = (session: Session, listings: readonly Offered[]): ListingFile[] =>
  listings.map(({ file, ...listing }) => ({ ...listing, path: session.source(file) }));

export const accessReviewsRouter = {
  list: os.accessReviews.list.handler(({ context: { session } }) => readReviews(session.workspace)),

  get: os.accessReviews.get.handler(({ input, context: { session } }) =>
    readReview(session.workspace, input.id),
  ),

  lines: os.accessReviews.lines.handler(({ input, context: { session } }) =>
    readLines(session.workspace, input),
  ),

  preview: os.accessReviews.preview.handler(async ({ input, context: { session } }) =>
    previewOf(await readListings(session, placesOf(session, input.listings), input.asOf)),
  ),

  create: os.accessReviews.create.handler(({ input: { listings, ...review }, context: { session } }) => {
    const places = placesOf(session, listings);
    const label = `Adding access review ${review.name}`;
    return {
      jobId: session.jobs.start({ kind: 'access-review', label, unit: 'steps' }, async (job) => {
        const { id, ref, lines } = await createReview(session, places, review, job);
        return { id, ref, lines };
      }),
    };
  }),

  update: os.accessReviews.update.handler(({ input: { id, patch }, context: { session } }) => {
    updateReview(session, id, patch);
    return {};
  }),

  decide: os.accessReviews.decide.handler(({ input: { note, ...input }, context: { session } }) => {
    decideLines(session, { ...input, note: note ?? null });
    return {};
  }),

  note: os.accessReviews.note.handler(({ input, context: { session } }) => {
    noteLines(session, input);
    return {};
  }),

  owner: os.accessReviews.owner.handler(({ input, context: { session } }) => {
    nameOwner(session, input);
    return {};
  }),

  carryOut: os.accessReviews.carryOut.handler(({ input, context: { session } }) => {
    carryOutLines(session, input);
    return {};
  }),

  recheck: os.accessReviews.recheck.handler(({ input, context: { session } }) => ({
    changed: recheck(session, input.id),
  })),

  sign: os.accessReviews.sign.handler(({ input, context: { session } }) => {
    const { ref } = readReviewRecord(session.workspace, input.id);
    const writeOverrides = guardSigning(session, input.id, input.overrideReason);
    return {
      jobId: session.jobs.start({ kind: 'access-review', label: `Signing ${ref}`, unit: 'rows' }, (job) =>
        signReview(session, input.id, writeOverrides, job),
      ),
    };
  }),

  raiseActions: os.accessReviews.raiseActions.handler(({ input, context: { session } }) => ({
    refs: raiseActions(session, input.id),
  })),

  remove: os.accessReviews.remove.handler(({ input, context: { session } }) => {
    removeReview(session, input.id);
    return {};
  }),
};
