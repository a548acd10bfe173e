import { oc } from '@orpc/contract';
import { z } from 'zod';
import { MARKS, PROCEDURE_NATURES, TEST_KINDS, TEST_RESULTS } from '../../domain/vocabulary.ts';
import { day, frequency, id, ids, instant, name, nothing, paragraph } from '../primitives.ts';
import { population } from './populations.ts';
import { sample } from './samples.ts';

const testResult = z.enum(TEST_RESULTS);
const testKind = z.enum(TEST_KINDS);

const evidenceRef = z.strictObject({ id, ref: z.string(), title: z.string() });
export type EvidenceRef = z.infer<typeof evidenceRef>;

const step = { nature: z.enum(PROCEDURE_NATURES), outcome: paragraph, doneOn: day.nullable() };
/** One thing that the tester does. Steps of a test that nobody edited yet have no id: they are read from its programme. */
export const procedureStep = z.strictObject({ id: id.nullable(), text: z.string(), ...step });
export type ProcedureStepRow = z.infer<typeof procedureStep>;

export const attribute = z.strictObject({ id, letter: z.string(), text: z.string() });

export const sheetItem = z.strictObject({
  id,
  position: z.int(),
  key: z.string(),
  ticket: z.string(),
  /** Value of the column that a stratified sample goes by. */
  stratum: z.string(),
  /** 1 for the first draw, then one more for each stage or extension. */
  stage: z.int(),
  /** Why the item is not applicable; it was replaced, stays for the record, and is no item to test. */
  voidReason: z.string(),
  replacesKey: z.string().nullable(),
  replacedByKey: z.string().nullable(),
  date: z.string(),
  description: z.string(),
  data: z.record(z.string(), z.string()),
  note: z.string(),
  cells: z.array(z.strictObject({ attributeId: id, mark: z.enum(MARKS), note: z.string() })),
  evidence: z.array(evidenceRef),
  /** Evidence of single cells of this test, beside that of the item. */
  cellEvidence: z.array(evidenceRef.extend({ attributeId: id })),
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
  /** Names; who is to do the work and who looks at it. */
  preparer: z.string().nullable(),
  reviewer: z.string().nullable(),
  plannedOn: day.nullable(),
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
  objective: z.string(),
  /** Where the tester takes what is tested from. */
  source: z.string(),
  procedures: z.array(procedureStep),
  /** The steps as one text, and their natures. */
  procedure: z.string(),
  natures: z.array(z.enum(PROCEDURE_NATURES)),
  conclusion: z.string(),
  concludedBy: z.string(),
  concludedAt: instant.nullable(),
  population: population.nullable(),
  /** A population of the control records that nothing happened in the period. */
  hasRecordedZero: z.boolean(),
  sample: sample.nullable(),
  attributes: z.array(attribute),
  /** Evidence of the test as a whole. */
  evidence: z.array(evidenceRef),
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
        patch: z.strictObject({ objective: paragraph, source: paragraph }).partial(),
      }),
    )
    .output(nothing),
  /** The steps in their order; the natures and the programme of the test follow from them. */
  saveProcedures: oc
    .input(
      z.strictObject({
        testId: id,
        procedures: z
          .array(z.strictObject({ id: id.nullable(), text: z.string().trim().min(1).max(20_000), ...step }))
          .max(50),
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
  /** The evidence of one cell, which has to be of the test's sample and attributes. */
  linkCellEvidence: oc
    .input(z.strictObject({ testId: id, itemId: id, attributeId: id, evidenceIds: z.array(id).max(100) }))
    .output(nothing),
  linkTestEvidence: oc
    .input(z.strictObject({ testId: id, evidenceIds: z.array(id).max(100) }))
    .output(nothing),
  /** Refused with the reason when the marks do not bear the result out. */
  conclude: oc
    .input(z.strictObject({ testId: id, result: testResult, conclusion: paragraph }))
    .output(nothing),
  concludeMany: oc
    .input(z.strictObject({ testIds: ids, result: testResult, conclusion: paragraph }))
    .output(nothing),
};
