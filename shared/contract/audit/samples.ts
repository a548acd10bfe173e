import { oc } from '@orpc/contract';
import { z } from 'zod';
import { SAMPLE_METHODS } from '../../domain/audit-vocabulary.ts';
import { SAMPLE_MODELS } from '../../domain/sampling/model.ts';
import { frequency, id, instant, jobStarted, line, name, nothing, paragraph, sha256 } from '../primitives.ts';
import { sampleEvent } from './sample-log.ts';

const share = z.number().gt(0).lt(1);

/** Why a sample has the size it has, so that its workpaper and its evaluation use what was planned. */
export const sampleDesign = z.strictObject({
  /** `statistical` is evaluated with the model; `frequency` is a size of the firm's table, `judgment` anything else. */
  basis: z.enum(['statistical', 'frequency', 'judgment']),
  /** Name and source of the policy or table that the size came from. */
  policyName: line.default(''),
  policySource: line.default(''),
  frequency: frequency.nullable().default(null),
  risk: z.enum(['low', 'moderate', 'high']).nullable().default(null),
  model: z.enum(SAMPLE_MODELS).nullable().default(null),
  confidence: share.nullable().default(null),
  tolerable: share.nullable().default(null),
  /** Deviations that a sample without further stages accepts. */
  expectedDeviations: z.int().min(0).nullable().default(null),
  /** A staged plan that was fixed before the first draw; `accept` is the most deviations, of all stages so far. */
  stages: z
    .array(z.strictObject({ size: z.int().min(1).max(10_000), accept: z.int().min(0) }))
    .max(10)
    .default([]),
});
export type SampleDesign = z.infer<typeof sampleDesign>;

export const sample = z.strictObject({
  id,
  populationId: id,
  populationName: z.string(),
  populationSha256: sha256,
  method: z.enum(SAMPLE_METHODS),
  /** Name and version of the rule that picked the items. */
  algorithm: z.string(),
  /** "none" when chance had no part in the choice. */
  seed: z.string(),
  /** Items to test: those that were replaced do not count. */
  size: z.int(),
  /** All items of the log, with those that were replaced. */
  drawn: z.int(),
  frameSize: z.int(),
  basis: z.string(),
  design: sampleDesign,
  /** Items to test of each stage; an extension outside a plan is a stage of its own. */
  stageSizes: z.array(z.int()),
  /** Risk of overreliance that a statistical design had when it was fixed. */
  plannedRisk: z.number().nullable(),
  /** The tests it serves; it was drawn for the first. */
  tests: z.array(z.strictObject({ id, workpaper: z.string() })),
  /** Entries of the log. */
  events: z.int(),
  drawnAt: instant,
  drawnBy: z.string(),
});
export type Sample = z.infer<typeof sample>;

/** A share of a population: the items whose column has this value. */
const stratumCount = z.strictObject({ value: z.string().max(1000), count: z.int().min(0).max(10_000) });

const addition = {
  /** How many items; a stratified sample divides them by the size of its strata, unless `strata` says how many of each. */
  size: z.int().min(1).max(10_000).optional(),
  strata: z.array(stratumCount).min(1).max(200).optional(),
  /** Keys of the frame, for a targeted sample. */
  keys: z.array(z.string().min(1).max(1000)).min(1).max(10_000).optional(),
};

export const samplesContract = {
  /** Every sample, in the order of the workpapers they were drawn for. */
  samples: oc.input(nothing).output(z.array(sample)),
  /** The ordered history of a sample, complete enough to repeat it. */
  sampleLog: oc.input(z.strictObject({ sampleId: id })).output(z.array(sampleEvent)),
  /** The seed that a draw of this population for this test would use; nobody picks it. */
  defaultSeed: oc
    .input(z.strictObject({ testId: id, populationId: id }))
    .output(z.strictObject({ seed: z.string() })),
  /**
   * Counts the frame by the values of a column; starts a job whose result is `{ frameSize, strata: [{ value, items }] }`. A key that
   * comes twice belongs to its first row. Refused for a column of more than 200 values.
   */
  sampleStrata: oc.input(z.strictObject({ populationId: id, column: name })).output(jobStarted),
  /**
   * Starts a job whose result is `{ sampleId }`. `size` is needed for random and systematic, `stratumColumn` for stratified, `keys`
   * and `reason` for targeted. A staged design draws its first stage. A drawn sample is replaced only while no item carries a mark;
   * tests that use it then use the new one.
   */
  drawSample: oc
    .input(
      z.strictObject({
        testId: id,
        populationId: id,
        method: z.enum(SAMPLE_METHODS).default('random'),
        ...addition,
        stratumColumn: name.optional(),
        seed: z.string().trim().min(1).max(200).optional(),
        basis: line,
        reason: paragraph.default(''),
        design: sampleDesign.optional(),
      }),
    )
    .output(jobStarted),
  /** Goes on from the next ticket, marks stay; starts a job whose result is `{ added }`. A systematic sample can not be extended. */
  extendSample: oc.input(z.strictObject({ sampleId: id, ...addition, reason: paragraph })).output(jobStarted),
  /** Draws the next stage of a staged plan, once the stages so far are tested and ask for it; the result is `{ added, stage }`. */
  nextStage: oc.input(z.strictObject({ sampleId: id })).output(jobStarted),
  /** Replaces an item that is not applicable by the next in draw order; both stay. The result is `{ key }` of the new item. */
  replaceItem: oc.input(z.strictObject({ itemId: id, reason: paragraph })).output(jobStarted),
  /** Removes a sample, with its log, for all tests that use it; refused while items carry marks. */
  removeSample: oc.input(z.strictObject({ sampleId: id })).output(nothing),
  /** The test is done on the items of another test's sample; refused while it has one of its own. */
  useSample: oc.input(z.strictObject({ testId: id, sampleId: id })).output(nothing),
  /** Ends that use; refused while the test has marks on the items. */
  stopUsingSample: oc.input(z.strictObject({ testId: id })).output(nothing),
  /**
   * Repeats the whole log from the frozen file and compares; starts a job whose result is `{ agrees, differences }`. The result
   * goes into the log unless `record` is false.
   */
  reperform: oc.input(z.strictObject({ sampleId: id, record: z.boolean().default(true) })).output(jobStarted),
};
