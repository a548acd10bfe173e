import { oc } from '@orpc/contract';
import { z } from 'zod';
import { PAGE_UNITS } from '../../domain/evidence-marks.ts';
import { fileToken, id, ids, instant, jobStarted, line, name, nothing } from '../primitives.ts';
import { oneVersion } from './records.ts';

const unit = z.int().min(0).max(PAGE_UNITS);

/** A black box; see `shared/domain/redaction.ts` for its units. */
const newRedaction = z.strictObject({
  /** From 1; an image has page 1 only. */
  page: z.int().min(1).max(100_000),
  x1: unit,
  y1: unit,
  x2: unit,
  y2: unit,
  /** What is hidden, without saying it: "names of 4 employees". */
  what: line.default(''),
  /** One of `REDACTION_REASONS`, or other words. */
  reason: name,
});
export type NewRedaction = z.input<typeof newRedaction>;

export const redaction = newRedaction.extend({
  id,
  /** From 1, from the first page to the last and from the top of each to its end. */
  number: z.int(),
  what: z.string(),
  reason: z.string(),
  madeBy: z.string(),
  madeAt: instant,
});
export type Redaction = z.infer<typeof redaction>;

const redactionPatch = newRedaction.extend({ what: line }).partial();
export type RedactionPatch = z.infer<typeof redactionPatch>;

export const redactionContract = {
  /** Boxes on one version of evidence. */
  redactions: oc.input(oneVersion).output(z.array(redaction)),
  /** Refused for types other than images and PDF. */
  addRedactions: oc
    .input(oneVersion.extend({ redactions: z.array(newRedaction).min(1).max(5000) }))
    .output(z.strictObject({ ids })),
  changeRedactions: oc
    .input(
      z.strictObject({
        changes: z
          .array(z.strictObject({ id, patch: redactionPatch }))
          .min(1)
          .max(5000),
      }),
    )
    .output(nothing),
  removeRedactions: oc.input(z.strictObject({ ids })).output(nothing),
  /**
   * Writes a copy made of pixels, with the boxes burnt in, and proves it before it is handed out; with `log`, also a CSV file of
   * what was hidden, why, by whom and when. Starts a job whose result is `{ fileName, mediaType, size, sha256, pages, redactions }`.
   */
  saveRedactedCopy: oc
    .input(oneVersion.extend({ target: fileToken, log: fileToken.nullable().default(null) }))
    .output(jobStarted),
};
