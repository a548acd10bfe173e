import { oc } from '@orpc/contract';
import { z } from 'zod';
import { MARKS, PROCEDURE_NATURES, TEST_KINDS, TEST_RESULTS } from '../domain/vocabulary.ts';
import {
  day,
  fileToken,
  frequency,
  id,
  ids,
  instant,
  jobStarted,
  line,
  name,
  nothing,
  paragraph,
  sha256,
} from './primitives.ts';

const testResult = z.enum(TEST_RESULTS);
const testKind = z.enum(TEST_KINDS);

export const population = z.strictObject({
  id,
  name: z.string(),
  evidenceId: id,
  evidenceRef: z.string(),
  fileName: z.string(),
  sha256,
  keyColumn: z.string(),
  dateColumn: z.string().nullable(),
  columns: z.array(z.string()),
  rows: z.int(),
  /** Rows whose date lies in the period; all rows when there is no date column. */
  inPeriod: z.int(),
  /** Distinct non-empty keys in the period: what a sample is drawn from. */
  frameSize: z.int(),
  duplicateKeys: z.int(),
  emptyKeys: z.int(),
  unreadableDates: z.int(),
  firstDate: day.nullable(),
  lastDate: day.nullable(),
  sourceSystem: z.string(),
  query: z.string(),
  runBy: z.string(),
  runAt: z.string(),
  /** Count from an independent source; completeness is agreed when it equals `rows`. */
  independentTotal: z.int().nullable(),
  frozenAt: instant,
  samples: z.int(),
});
export type Population = z.infer<typeof population>;

export const populationPreview = z.strictObject({
  columns: z.array(z.string()),
  rows: z.array(z.array(z.string())),
  keyColumn: z.string().nullable(),
  dateColumn: z.string().nullable(),
});

export const attribute = z.strictObject({ id, letter: z.string(), text: z.string() });

export const sheetItem = z.strictObject({
  id,
  position: z.int(),
  key: z.string(),
  ticket: z.string(),
  date: z.string(),
  description: z.string(),
  data: z.record(z.string(), z.string()),
  note: z.string(),
  cells: z.array(z.strictObject({ attributeId: id, mark: z.enum(MARKS), note: z.string() })),
  evidence: z.array(z.strictObject({ id, ref: z.string(), title: z.string() })),
});
export type SheetItem = z.infer<typeof sheetItem>;

export const sample = z.strictObject({
  id,
  populationId: id,
  populationName: z.string(),
  populationSha256: sha256,
  algorithm: z.string(),
  seed: z.string(),
  size: z.int(),
  frameSize: z.int(),
  basis: z.string(),
  drawnAt: instant,
  drawnBy: z.string(),
});

export const testSummary = z.strictObject({
  id,
  workpaper: z.string(),
  kind: testKind,
  controlId: id,
  controlRef: z.string(),
  controlTitle: z.string(),
  owner: z.string().nullable(),
  frequency: frequency.nullable(),
  criteria: z.array(z.string()),
  result: testResult,
  items: z.int(),
  itemsDone: z.int(),
  exceptions: z.int(),
  findings: z.int(),
});
export type TestSummary = z.infer<typeof testSummary>;

export const testSheet = testSummary.extend({
  statement: z.string(),
  procedure: z.string(),
  natures: z.array(z.enum(PROCEDURE_NATURES)),
  conclusion: z.string(),
  concludedBy: z.string(),
  concludedAt: instant.nullable(),
  population: population.nullable(),
  sample: sample.nullable(),
  attributes: z.array(attribute),
  rows: z.array(sheetItem),
  findingRefs: z.array(z.strictObject({ id, ref: z.string(), title: z.string() })),
});
export type TestSheet = z.infer<typeof testSheet>;

export const populationDetails = z.strictObject({
  name,
  keyColumn: name,
  dateColumn: name.nullable(),
  sourceSystem: line.default(''),
  query: paragraph.default(''),
  runBy: line.default(''),
  runAt: line.default(''),
  independentTotal: z.int().min(0).nullable().default(null),
});

export const auditContract = {
  populations: oc.input(nothing).output(z.array(population)),
  previewPopulation: oc.input(z.strictObject({ file: fileToken })).output(populationPreview),
  /** Freezes the file as evidence and profiles it; starts a job whose result is `{ id }` of the population. */
  addPopulation: oc.input(populationDetails.extend({ file: fileToken })).output(jobStarted),
  removePopulation: oc.input(z.strictObject({ id })).output(nothing),
  tests: oc.input(nothing).output(z.array(testSummary)),
  /** The tests of one control; they are created with the control. */
  sheet: oc.input(z.strictObject({ testId: id })).output(testSheet),
  updateTest: oc
    .input(
      z.strictObject({
        testId: id,
        patch: z
          .strictObject({ procedure: paragraph, natures: z.array(z.enum(PROCEDURE_NATURES)) })
          .partial(),
      }),
    )
    .output(nothing),
  saveAttributes: oc
    .input(
      z.strictObject({
        testId: id,
        attributes: z
          .array(z.strictObject({ id: id.optional(), text: name }))
          .min(1)
          .max(26),
      }),
    )
    .output(nothing),
  /** The seed that a draw of this population for this test would use; nobody picks it. */
  defaultSeed: oc
    .input(z.strictObject({ testId: id, populationId: id }))
    .output(z.strictObject({ seed: z.string() })),
  /** Starts a job whose result is `{ sampleId }`. A drawn sample is replaced only while no item carries a mark. */
  drawSample: oc
    .input(
      z.strictObject({
        testId: id,
        populationId: id,
        size: z.int().min(1).max(10_000),
        seed: z.string().trim().min(1).max(200).optional(),
        basis: line,
      }),
    )
    .output(jobStarted),
  /** Draws again from the frozen file and compares; starts a job whose result is `{ agrees, differences }`. */
  reperform: oc.input(z.strictObject({ sampleId: id })).output(jobStarted),
  /** `mark: null` clears the cell. A mark of not_applicable needs a note. */
  mark: oc
    .input(
      z.strictObject({
        testId: id,
        cells: z
          .array(
            z.strictObject({
              itemId: id,
              attributeId: id,
              mark: z.enum(MARKS).nullable(),
              note: paragraph.optional(),
            }),
          )
          .min(1)
          .max(20_000),
      }),
    )
    .output(nothing),
  noteItem: oc.input(z.strictObject({ itemId: id, note: paragraph })).output(nothing),
  linkItemEvidence: oc
    .input(z.strictObject({ itemId: id, evidenceIds: z.array(id).max(100) }))
    .output(nothing),
  /** Refused with the reason when the marks do not bear the result out. */
  conclude: oc
    .input(z.strictObject({ testId: id, result: testResult, conclusion: paragraph }))
    .output(nothing),
  concludeMany: oc
    .input(z.strictObject({ testIds: ids, result: testResult, conclusion: paragraph }))
    .output(nothing),
};
