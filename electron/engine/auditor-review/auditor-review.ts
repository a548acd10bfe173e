import { copyFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '../../../shared/domain/errors.ts';
import { writeAtomically } from '../atomic-file.ts';
import { os } from '../context.ts';
import { importReview, previewReview } from './import-review.ts';
import { decideItems, listReviews } from './imported-reviews.ts';
import { changeOwnReview, readOwnReview, reviewPathOf } from './review-file.ts';

export const auditorReviewRouter = {
  mine: os.auditorReview.mine.handler(({ context: { session } }) => {
    const { seal, path } = session.workspace;
    if (!seal) return null;
    const review = readOwnReview(session);
    return {
      fileName: basename(reviewPathOf(path)),
      reviewer: review?.reviewer ?? null,
      items: review?.items ?? [],
    };
  }),

  setReviewer: os.auditorReview.setReviewer.handler(async ({ input, context: { session } }) => {
    await changeOwnReview(session, ({ items }) => ({ reviewer: input, items }));
    return {};
  }),

  put: os.auditorReview.put.handler(async ({ input, context: { session } }) => {
    await changeOwnReview(session, ({ reviewer, items }) => {
      const byId = new Map([...items, ...input.items].map((item) => [item.id, item]));
      return { reviewer, items: [...byId.values()] };
    });
    return {};
  }),

  remove: os.auditorReview.remove.handler(async ({ input, context: { session } }) => {
    const gone = new Set(input.ids);
    await changeOwnReview(session, ({ reviewer, items }) => ({
      reviewer,
      items: items.filter(({ id }) => !gone.has(id)),
    }));
    return {};
  }),

  export: os.auditorReview.export.handler(async ({ input, context: { session } }) => {
    const target = session.target(input.target);
    if (!readOwnReview(session))
      throw new AppError('conflict', 'There is no review yet. Add a comment, a request or a verdict first.');
    await writeAtomically(target, (temporary) => copyFile(reviewPathOf(session.workspace.path), temporary));
    return { fileName: basename(target) };
  }),

  preview: os.auditorReview.preview.handler(({ input, context: { session } }) =>
    previewReview(session, session.source(input.file)),
  ),

  import: os.auditorReview.import.handler(({ input, context: { session } }) =>
    importReview(session, session.source(input.file), input),
  ),

  list: os.auditorReview.list.handler(({ context: { session } }) => listReviews(session)),

  decide: os.auditorReview.decide.handler(({ input, context: { session } }) => {
    decideItems(session, input);
    return {};
  }),
};
