import { oc } from '@orpc/contract';
import { z } from 'zod';
import { PROCEDURE_NATURES, TEST_KINDS, TEST_RESULTS } from '../../domain/vocabulary.ts';
import { SAMPLE_METHOD_NAMES, type SampleMethod } from '../../domain/audit-vocabulary.ts';
import { day, frequency, id, nothing, sha256 } from '../primitives.ts';

const methods = Object.keys(SAMPLE_METHOD_NAMES) as [SampleMethod, ...SampleMethod[]];

export const auditorQuestion = z.strictObject({
  id: z.string(),
  code: z.string(),
  /** 3 comes first. */
  weight: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  text: z.string(),
  because: z.string(),
  criteria: z.array(z.string()),
  controlIds: z.array(id),
  link: z.string(),
});
export type AuditorQuestionRow = z.infer<typeof auditorQuestion>;

/** What is shown of a test; nothing of one that is not concluded beyond that it is not. */
export const auditorTest = z.strictObject({
  id,
  workpaper: z.string(),
  kind: z.enum(TEST_KINDS),
  result: z.enum(TEST_RESULTS).nullable(),
  conclusion: z.string(),
  procedures: z.array(z.strictObject({ nature: z.enum(PROCEDURE_NATURES), text: z.string() })),
  sample: z
    .strictObject({
      method: z.enum(methods),
      size: z.int(),
      frameSize: z.int(),
      seed: z.string(),
      exceptions: z.int(),
      population: z.strictObject({
        id,
        name: z.string(),
        rows: z.int(),
        inPeriod: z.int(),
        sourceSystem: z.string(),
        sha256,
      }),
    })
    .nullable(),
  findings: z.array(z.strictObject({ id, ref: z.string() })),
});
export type AuditorTest = z.infer<typeof auditorTest>;

export const auditorControl = z.strictObject({
  id,
  ref: z.string(),
  title: z.string(),
  statement: z.string(),
  frequency: frequency.nullable(),
  tests: z.array(auditorTest),
  evidence: z.array(
    z.strictObject({ id, ref: z.string(), title: z.string(), first: day.nullable(), last: day.nullable() }),
  ),
});
export type AuditorControl = z.infer<typeof auditorControl>;

export const auditorContract = {
  /** What an outsider would see, without notes, comments and drafts, and what they would ask. */
  auditorView: oc.input(nothing).output(
    z.strictObject({
      criteria: z.array(z.strictObject({ id: z.string(), summary: z.string(), controlIds: z.array(id) })),
      controls: z.array(auditorControl),
      questions: z.array(auditorQuestion),
    }),
  ),
};
