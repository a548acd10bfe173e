import { oc } from '@orpc/contract';
import { z } from 'zod';
import { SAMPLE_MODELS, SAMPLING_RISKS } from '../../domain/sampling/index.ts';
import { FREQUENCIES } from '../../domain/vocabulary.ts';
import { fileToken, line, name, nothing } from '../primitives.ts';

const size = z.int().min(0).max(1_000_000);
const share = z.number().min(0).max(1);

/** Shape of a policy, in the call as in the file; `policyProblems` says whether its values make sense. */
export const samplingPolicy = z.strictObject({
  name,
  source: line,
  sizes: z.record(z.enum(FREQUENCIES), z.record(z.enum(SAMPLING_RISKS), size)),
  smallPopulation: z.strictObject({ below: size, share, minimum: size }),
  automated: size,
  model: z.enum(SAMPLE_MODELS),
  confidence: share,
  tolerable: share,
  expectedDeviations: size,
});

const currentPolicy = z.strictObject({
  policy: samplingPolicy,
  /** Nobody set one for this engagement. */
  isDefault: z.boolean(),
});

export const policyContract = {
  samplingPolicy: oc.input(nothing).output(currentPolicy),
  /** @throws bad_input with the first thing that is wrong */
  saveSamplingPolicy: oc.input(z.strictObject({ policy: samplingPolicy })).output(nothing),
  restoreSamplingPolicy: oc.input(nothing).output(nothing),
  /** Writes the policy as a file that the next engagement can read. */
  exportSamplingPolicy: oc
    .input(z.strictObject({ target: fileToken }))
    .output(z.strictObject({ fileName: z.string() })),
  /** Takes over the policy of such a file. */
  importSamplingPolicy: oc
    .input(z.strictObject({ file: fileToken }))
    .output(z.strictObject({ name: z.string(), fileName: z.string() })),
};
