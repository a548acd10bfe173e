import { oc } from '@orpc/contract';
import { z } from 'zod';
import { RENEWAL_PARTS } from '../domain/renewal/parts.ts';
import { ENGAGEMENT_TYPES, TEST_KINDS, TEST_RESULTS } from '../domain/vocabulary.ts';
import { day, fileToken, id, instant, jobStarted, nothing, sha256 } from './primitives.ts';

export const renewalDates = z.strictObject({
  type: z.enum(ENGAGEMENT_TYPES),
  asOf: day.nullable(),
  periodFrom: day.nullable(),
  periodTo: day.nullable(),
});

const part = z.enum(RENEWAL_PARTS);

/** How many records of each part go along. */
export const carriedCounts = z.partialRecord(part, z.int());

/** What a person should look at in the new engagement, such as an acceptance that ends inside its period. */
const attention = z.array(z.string());

/** The engagement before, as the new file keeps it. */
export const priorEngagement = z.strictObject({
  engagementId: id,
  client: z.string(),
  type: z.enum(ENGAGEMENT_TYPES),
  asOf: day.nullable(),
  periodFrom: day.nullable(),
  periodTo: day.nullable(),
  fileName: z.string(),
  /** Head of its journal when it was rolled forward: what `verify` calls `headHash`. */
  headHash: sha256,
  transactions: z.int(),
  rolledAt: instant,
});
export type PriorEngagement = z.infer<typeof priorEngagement>;

export const priorResult = z.strictObject({
  controlId: id,
  kind: z.enum(TEST_KINDS),
  result: z.enum(TEST_RESULTS),
  /** Items tested; null for a test without a sample. */
  sampleSize: z.int().nullable(),
  /** Items that deviated. */
  deviations: z.int(),
  summary: z.string(),
});

export const renewalPreview = z.strictObject({
  dates: renewalDates,
  counts: carriedCounts,
  warnings: z.array(z.string()),
  attention,
  /** Controls whose tests found something: their assessed risk goes one level up. */
  raised: z.array(z.strictObject({ ref: z.string(), words: z.string() })),
});
export type RenewalPreview = z.infer<typeof renewalPreview>;

/** What the job of `start` ends with. */
export const rolledForward = z.strictObject({
  fileName: z.string(),
  /** Opens the new file. */
  file: fileToken,
  carried: carriedCounts,
  prior: priorEngagement,
  warnings: z.array(z.string()),
  attention,
});

export const PRIOR_FILE_STATES = ['same', 'continued', 'different', 'other_engagement'] as const;
/** What a file says against the link to the engagement before. */
export const priorFileCheck = z.strictObject({
  fileName: z.string(),
  /** same: nothing was written since; continued: changes followed; different: its journal is another one. */
  state: z.enum(PRIOR_FILE_STATES),
  headHash: sha256,
  transactions: z.int(),
});
export type PriorFileCheck = z.infer<typeof priorFileCheck>;

export const renewalContract = {
  /** What rolling forward would do. Without dates: those that follow on without a gap, for the type. */
  preview: oc
    .input(
      z.strictObject({
        type: z.enum(ENGAGEMENT_TYPES),
        dates: renewalDates.nullable(),
        parts: z.array(part),
      }),
    )
    .output(renewalPreview),
  /**
   * Makes the file of the next engagement; the open one stays as it is. The job ends with `rolledForward`.
   *
   * @throws conflict when something is at the target, bad_input for dates that make no engagement
   */
  start: oc
    .input(z.strictObject({ target: fileToken, dates: renewalDates, parts: z.array(part) }))
    .output(jobStarted),
  /** The engagement before and its results; null for a first engagement. */
  prior: oc
    .input(nothing)
    .output(z.strictObject({ engagement: priorEngagement, results: z.array(priorResult) }).nullable()),
  /**
   * Compares the journal of a file with the link: its chain of hashes is computed again up to the linked transaction. The file is
   * read only.
   *
   * @throws not_found for a first engagement, workspace_foreign for any other file
   */
  checkPriorFile: oc.input(z.strictObject({ file: fileToken })).output(priorFileCheck),
};
