import { oc } from '@orpc/contract';
import { z } from 'zod';
import { EVIDENCE_MARK_KIND_NAMES } from '../../domain/audit-vocabulary.ts';
import { PAGE_UNITS } from '../../domain/evidence-marks.ts';
import { MARKS } from '../../domain/vocabulary.ts';
import { fileToken, id, ids, instant, jobStarted, nothing, paragraph } from '../primitives.ts';

const kinds = Object.keys(EVIDENCE_MARK_KIND_NAMES) as (keyof typeof EVIDENCE_MARK_KIND_NAMES)[];
const unit = z.int().min(0).max(PAGE_UNITS);

/** Where and what a mark is; see `shared/domain/evidence-marks.ts` for the units. */
const fields = z.strictObject({
  /** From 1; an image has page 1 only. */
  page: z.int().min(1).max(100_000),
  kind: z.enum(kinds),
  x1: unit,
  y1: unit,
  x2: unit,
  y2: unit,
  /** The letter of a tick mark; null for every other kind. */
  mark: z.enum(MARKS).nullable(),
  text: paragraph,
  testId: id.nullable(),
  itemId: id.nullable(),
  attributeId: id.nullable(),
});

/** The workpaper that a mark belongs to: a test, one of its sample items, one cell of its sheet. */
const markedCell = z.strictObject({
  testId: id,
  workpaper: z.string(),
  controlTitle: z.string(),
  itemId: id.nullable(),
  itemKey: z.string().nullable(),
  attributeId: id.nullable(),
  letter: z.string().nullable(),
});

export const evidenceMark = fields
  .omit({ testId: true, itemId: true, attributeId: true, text: true })
  .extend({
    id,
    /** From 1, in the order in which the marks of this file were made. */
    number: z.int(),
    text: z.string(),
    cell: markedCell.nullable(),
    evidenceId: id,
    evidenceRef: z.string(),
    evidenceTitle: z.string(),
    version: z.int(),
    fileName: z.string(),
    madeBy: z.string(),
    madeAt: instant,
  });
export type EvidenceMark = z.infer<typeof evidenceMark>;

const newMark = fields.extend({
  text: paragraph.default(''),
  mark: fields.shape.mark.default(null),
  testId: fields.shape.testId.default(null),
  itemId: fields.shape.itemId.default(null),
  attributeId: fields.shape.attributeId.default(null),
});
export type NewEvidenceMark = z.input<typeof newMark>;

const markPatch = fields.omit({ kind: true }).partial();
export type EvidenceMarkPatch = z.infer<typeof markPatch>;

export const evidenceMarksContract = {
  /** Marks of one version of evidence, the newest when it is left out, in the order of their numbers. */
  evidenceMarks: oc
    .input(z.strictObject({ evidenceId: id, version: z.int().min(1).optional() }))
    .output(z.array(evidenceMark)),
  /** Marks tied to a test, by evidence and page. */
  testEvidenceMarks: oc.input(z.strictObject({ testId: id })).output(z.array(evidenceMark)),
  /** Refused for types other than images and PDF, for a cell of another test, and for a test that is concluded. */
  addEvidenceMarks: oc
    .input(
      z.strictObject({
        evidenceId: id,
        version: z.int().min(1).optional(),
        marks: z.array(newMark).min(1).max(500),
      }),
    )
    .output(z.strictObject({ ids: z.array(id) })),
  changeEvidenceMarks: oc
    .input(
      z.strictObject({
        changes: z
          .array(z.strictObject({ id, patch: markPatch }))
          .min(1)
          .max(500),
      }),
    )
    .output(nothing),
  removeEvidenceMarks: oc.input(z.strictObject({ ids })).output(nothing),
  /**
   * Writes a PDF of the pages that carry marks of a test, or of one record of evidence; starts a job whose result is
   * `{ pages, files, problems }`. A file that could not be copied has a page that says why, and a sentence in `problems`.
   */
  exportMarkedCopies: oc
    .input(
      z.strictObject({
        of: z.union([z.strictObject({ testId: id }), z.strictObject({ evidenceId: id })]),
        target: fileToken,
      }),
    )
    .output(jobStarted),
};
