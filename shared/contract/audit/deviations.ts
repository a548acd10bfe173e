import { oc } from '@orpc/contract';
import { z } from 'zod';
import { DEVIATION_EXTENT_NAMES, type DeviationExtent } from '../../domain/audit-vocabulary.ts';
import { DEVIATION_SIGN_NAMES, type DeviationSign } from '../../domain/deviations.ts';
import { SAMPLE_MODELS } from '../../domain/sampling/model.ts';
import { EVALUATION_BASES } from '../../domain/test-evaluation.ts';
import { FINDING_STATUSES } from '../../domain/vocabulary.ts';
import { id, instant, nothing, paragraph } from '../primitives.ts';

export const extent = z.enum(Object.keys(DEVIATION_EXTENT_NAMES) as [DeviationExtent]);
const sign = z.enum(Object.keys(DEVIATION_SIGN_NAMES) as [DeviationSign]);

export const deviation = z.strictObject({
  /** Null: the deviation is of the test as a whole, such as a design that fails. */
  itemId: id.nullable(),
  key: z.string(),
  date: z.string(),
  /** What deviates, by attribute: "B: approved after the release". */
  facts: z.array(z.string()),
  /** Null until a person decided. */
  extent: extent.nullable(),
  /** Those that the person went by. */
  signs: z.array(sign),
  cause: z.string(),
  assessedBy: z.string(),
  assessedAt: instant.nullable(),
  /** The finding that states it. */
  finding: z.strictObject({ id, ref: z.string(), status: z.enum(FINDING_STATUSES) }).nullable(),
});
export type Deviation = z.infer<typeof deviation>;

const share = z.number();

export const testEvaluation = z.strictObject({
  basis: z.enum(EVALUATION_BASES),
  supportsReliance: z.boolean().nullable(),
  figures: z
    .strictObject({
      model: z.enum(SAMPLE_MODELS),
      confidence: share,
      tolerable: share,
      population: z.int(),
      n: z.int(),
      deviations: z.int(),
      pointEstimate: share,
      upper: share,
      allowanceForSamplingRisk: share,
      risk: share,
    })
    .nullable(),
  sentences: z.array(z.string()),
});

export const testDeviations = z.strictObject({
  /** In the order of the sheet. */
  deviations: z.array(deviation),
  /** What the facts suggest; a person decides. */
  advice: z.strictObject({
    suggested: extent.nullable(),
    signs: z.array(z.strictObject({ sign, text: z.string() })),
    because: z.string(),
  }),
  /** What is left to do about them, in sentences. */
  open: z.array(z.string()),
  evaluation: testEvaluation,
});
export type TestDeviations = z.infer<typeof testDeviations>;

export const deviationsContract = {
  /** The deviations of a test, and what the test says by its sample. */
  deviations: oc.input(z.strictObject({ testId: id })).output(testDeviations),
  /** Records a decision about deviations of one test, all in one change; null as an item means the test as a whole. */
  assessDeviations: oc
    .input(
      z.strictObject({
        testId: id,
        itemIds: z.array(id.nullable()).min(1).max(10_000),
        patch: z
          .strictObject({ extent: extent.nullable(), signs: z.array(sign).max(5), cause: paragraph })
          .partial(),
      }),
    )
    .output(nothing),
};
