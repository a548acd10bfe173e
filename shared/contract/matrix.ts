import { oc } from '@orpc/contract';
import { z } from 'zod';
import { CHANGE_KINDS } from '../domain/matrix-round-trip/diff.ts';
import { ROUND_TRIP_FIELDS } from '../domain/matrix-round-trip/fields.ts';
import { COVERAGES } from '../domain/readiness/criterion.ts';
import { SAMPLING_RISKS } from '../domain/sampling/index.ts';
import { LIBRARY_SETS, READINESS_RATINGS, RESPONSIBILITIES, TEST_RESULTS } from '../domain/vocabulary.ts';
import {
  category,
  criterionId,
  fileToken,
  frequency,
  id,
  ids,
  instant,
  jobStarted,
  layer,
  libraryChoice,
  line,
  mode,
  name,
  nature,
  nothing,
  paragraph,
} from './primitives.ts';
import { importProblem, sheetFacts, sheetSource } from './table-import.ts';

const testResult = z.enum(TEST_RESULTS);
const samplingRisk = z.enum(SAMPLING_RISKS);
const rating = z.enum(READINESS_RATINGS);

/** Why a rating is not better, what would move it, and where that is done. */
export const reason = z.strictObject({
  code: z.string(),
  text: z.string(),
  fix: z.string(),
  link: z.string().nullable(),
});

/** "Not relevant" is a decision of its own, with its own reason. */
export const overrideRating = rating.exclude(['not_relevant']);
const responsibility = z.enum(RESPONSIBILITIES);

export const controlRow = z.strictObject({
  id,
  ref: z.string(),
  title: z.string(),
  domain: z.string(),
  statement: z.string(),
  ownerId: id.nullable(),
  owner: z.string().nullable(),
  frequency: frequency.nullable(),
  nature: nature.nullable(),
  mode: mode.nullable(),
  layer: layer.nullable(),
  isKey: z.boolean(),
  system: z.string(),
  evidenceWanted: z.string(),
  notes: z.string(),
  /** What could go wrong without it. */
  risk: z.string(),
  /** The assessed risk that it fails, which sample sizes depend on; null while nobody assessed it. */
  samplingRisk: samplingRisk.nullable(),
  responsibility,
  provider: z.string(),
  policyId: id.nullable(),
  policy: z.string().nullable(),
  /** The library control it came from, '' when it is the client's own. */
  libraryRef: z.string(),
  criteria: z.array(criterionId),
  /** Why it serves a criterion, by criterion; those without a word are left out. */
  rationales: z.record(criterionId, z.string()),
  /** Not resolved. */
  comments: z.int(),
  evidenceCount: z.int(),
  openFindings: z.int(),
  design: testResult,
  operation: testResult,
  rating,
  ratingReasons: z.array(reason),
});
export type ControlRow = z.infer<typeof controlRow>;

export const criterionRow = z.strictObject({
  id: criterionId,
  group: z.string(),
  category,
  summary: z.string(),
  controls: z.array(z.strictObject({ id, ref: z.string(), title: z.string() })),
  coverage: z.enum(COVERAGES),
  /** Computed from the facts, whatever a person decided. */
  computed: rating,
  /** The one that counts: an override or "not relevant" applied. */
  rating,
  /** Of the computed rating. */
  reasons: z.array(reason),
  override: z
    .strictObject({ rating: overrideRating, reason: z.string(), by: z.string(), at: instant })
    .nullable(),
  isRelevant: z.boolean(),
  irrelevantBecause: z.string(),
  notes: z.string(),
  openGaps: z.int(),
});
export type CriterionRow = z.infer<typeof criterionRow>;

/** The fields a person edits. `ownerName` finds the person of that name or adds one on the client's side. */
export const controlFields = z.strictObject({
  ref: z.string().trim().min(1).max(40),
  title: name,
  domain: line,
  statement: paragraph,
  ownerId: id.nullable(),
  ownerName: line,
  frequency: frequency.nullable(),
  nature: nature.nullable(),
  mode: mode.nullable(),
  layer: layer.nullable(),
  isKey: z.boolean(),
  system: line,
  evidenceWanted: paragraph,
  notes: paragraph,
  risk: paragraph,
  samplingRisk: samplingRisk.nullable(),
  responsibility,
  provider: line,
  policyId: id.nullable(),
  libraryRef: z.string().max(40),
  criteria: z.array(criterionId).max(61),
  /** Replaces the rationales of the criteria named. */
  rationales: z.record(criterionId, paragraph),
});
export type ControlFields = z.infer<typeof controlFields>;

export const importSource = sheetSource.extend({
  /** Whether each column, and not each row, of the sheet is a control. */
  turned: z.boolean().optional(),
});

export const matrixImportPreview = sheetFacts.extend({
  turned: z.boolean(),
  /** Columns of criteria beside the mapped one: a grid of marks, or further lists. */
  criteriaColumns: z.array(z.int()),
  /** The controls as they would come in, and those that stay out, in sheet order. */
  rows: z.array(
    z.strictObject({
      row: z.int(),
      /** The control's column where the sheet has one control a column. */
      column: z.string().nullable(),
      action: z.enum(['add', 'update', 'skip']),
      ref: z.string(),
      title: z.string(),
      criteria: z.array(z.string()),
      owner: z.string(),
      frequency: frequency.nullable(),
    }),
  ),
  problems: z.array(importProblem),
});
export type MatrixImportPreview = z.infer<typeof matrixImportPreview>;

export const matrixImportResult = z.strictObject({
  imported: z.int(),
  updated: z.int(),
  skipped: z.int(),
  problems: z.array(importProblem),
});

export const libraryControl = z.strictObject({
  ref: z.string(),
  title: z.string(),
  domain: z.string(),
  statement: z.string(),
  criteria: z.array(z.string()),
  frequency,
  sets: z.array(z.enum(LIBRARY_SETS)),
  present: z.boolean(),
});

export const controlComment = z.strictObject({
  id,
  author: z.string(),
  writtenAt: instant,
  text: z.string(),
  isResolved: z.boolean(),
});
export type ControlComment = z.infer<typeof controlComment>;

export const MATRIX_EXPORT_FORMATS = ['xlsx', 'csv'] as const;

const roundTripField = z.enum(ROUND_TRIP_FIELDS);

/** What a spreadsheet that was away would change; the texts are those of cells. */
export const roundTripDiff = z.strictObject({
  fileName: z.string(),
  sheet: z.string(),
  /** Stands for the sheet and the file as they were compared; applying asks for it. */
  state: z.string(),
  /** Null when the spreadsheet does not say. */
  exportedAt: instant.nullable(),
  changed: z.array(
    z.strictObject({
      id,
      ref: z.string(),
      title: z.string(),
      row: z.int(),
      fields: z.array(
        z.strictObject({
          field: roundTripField,
          kind: z.enum(CHANGE_KINDS),
          here: z.string(),
          exported: z.string().nullable(),
          sheet: z.string(),
          /** Why the value of the sheet cannot be kept. */
          problem: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
        }),
      ),
    }),
  ),
  /** Rows that would become new controls. */
  added: z.array(z.strictObject({ row: z.int(), texts: z.record(roundTripField, z.string()) })),
  /** Exported controls that the sheet no longer has. */
  removed: z.array(z.strictObject({ id, ref: z.string(), title: z.string() })),
  problems: z.array(importProblem),
});
export type MatrixDiff = z.infer<typeof roundTripDiff>;

/** What of a diff is accepted: fields by control, rows that become controls, controls that go. */
export const roundTripChoice = z.strictObject({
  fields: z
    .array(z.strictObject({ id, fields: z.array(roundTripField).max(ROUND_TRIP_FIELDS.length) }))
    .max(100_000),
  add: z.array(z.int()).max(100_000),
  remove: z.array(id).max(100_000),
});
export type MatrixChoice = z.infer<typeof roundTripChoice>;

export const matrixContract = {
  /** Criteria in scope, in their canonical order, with coverage and computed readiness. */
  criteria: oc.input(nothing).output(z.array(criterionRow)),
  controls: oc.input(nothing).output(z.array(controlRow)),
  addControl: oc
    .input(controlFields.partial().required({ ref: true, title: true }))
    .output(z.strictObject({ id })),
  /** The same patch for one control or for hundreds; one undo takes it all back. */
  updateControls: oc.input(z.strictObject({ ids, patch: controlFields.partial() })).output(nothing),
  /** A patch for each of several controls, for example a pasted block; one undo takes it all back. */
  changeControls: oc
    .input(
      z.strictObject({
        changes: z
          .array(z.strictObject({ id, patch: controlFields.partial() }))
          .min(1)
          .max(5000),
      }),
    )
    .output(nothing),
  /** Adds a copy of each control under a number of its own; one undo takes them all back. */
  duplicateControls: oc
    .input(
      z.strictObject({
        copies: z
          .array(z.strictObject({ id, ref: controlFields.shape.ref }))
          .min(1)
          .max(5000),
      }),
    )
    .output(z.strictObject({ ids: z.array(id) })),
  /** Oldest first. */
  comments: oc.input(z.strictObject({ controlId: id })).output(z.array(controlComment)),
  addComment: oc
    .input(z.strictObject({ controlId: id, text: z.string().trim().min(1).max(20_000) }))
    .output(z.strictObject({ id })),
  resolveComment: oc.input(z.strictObject({ id, isResolved: z.boolean() })).output(nothing),
  removeComment: oc.input(z.strictObject({ id })).output(nothing),
  removeControls: oc.input(z.strictObject({ ids })).output(nothing),
  library: oc.input(nothing).output(z.array(libraryControl)),
  /** Adds controls of the library that are not there yet. */
  loadLibrary: oc.input(z.strictObject({ choice: libraryChoice })).output(z.strictObject({ added: z.int() })),
  importPreview: oc.input(importSource).output(matrixImportPreview),
  importApply: oc.input(importSource).output(matrixImportResult),
  /** Writes the matrix for the client to edit; starts a job whose result is `{ fileName, size, controls }`. */
  exportMatrix: oc
    .input(z.strictObject({ format: z.enum(MATRIX_EXPORT_FORMATS), target: fileToken }))
    .output(jobStarted),
  /** Compares a spreadsheet that was exported and edited with the matrix; changes nothing. */
  reimportPreview: oc.input(z.strictObject({ file: fileToken })).output(roundTripDiff),
  /** Applies what is accepted in one change; `conflict` when the sheet or the matrix is no longer as it was compared. */
  reimportApply: oc
    .input(z.strictObject({ file: fileToken, state: z.string().max(64), choice: roundTripChoice }))
    .output(z.strictObject({ fields: z.int(), added: z.int(), removed: z.int() })),
};
