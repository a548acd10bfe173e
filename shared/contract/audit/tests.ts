import { oc } from '@orpc/contract';
import { z } from 'zod';
import { MARKS, PROCEDURE_NATURES, TEST_KINDS, TEST_RESULTS } from '../../domain/vocabulary.ts';
import { frequency, id, ids, instant, name, nothing, paragraph } from '../primitives.ts';
import { population } from './populations.ts';
import { sample } from './samples.ts';

const testResult = z.enum(TEST_RESULTS);
const testKind = z.enum(TEST_KINDS);

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

export const testsContract = {
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
