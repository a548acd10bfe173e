import { z } from 'zod';
import { id, instant, sha256 } from '../primitives.ts';

/** An item as the rule picked it. `ticket` is the number of the lot, or the place in the frame for a systematic draw. */
const pickedItem = z.strictObject({ key: z.string(), ticket: z.string(), stratum: z.string() });

/** What a draw rests on: with the frozen file this is enough to repeat it. */
export const drawDetails = z.strictObject({
  algorithm: z.string(),
  seed: z.string(),
  populationSha256: sha256,
  frameSize: z.int(),
  stratumColumn: z.string().nullable(),
  /** Items of each stratum in the frame, and how many were drawn from it; one nameless stratum without a column. */
  strata: z.array(z.strictObject({ value: z.string(), items: z.int(), count: z.int() })),
  added: z.array(pickedItem),
});
export type DrawDetails = z.infer<typeof drawDetails>;

/** Further items; `stage` is the number they have on the sheet. */
export const addDetails = z.strictObject({ stage: z.int(), added: z.array(pickedItem) });
export const replaceDetails = z.strictObject({ replaced: z.string(), added: z.array(pickedItem).length(1) });
export const reperformDetails = z.strictObject({ agrees: z.boolean(), differences: z.array(z.string()) });
export type ReperformResult = z.infer<typeof reperformDetails>;

const entry = z.strictObject({
  id,
  position: z.int(),
  /** Why it was done; empty for a draw that only follows its plan. */
  reason: z.string(),
  madeBy: z.string(),
  madeAt: instant,
});

/** One entry of the ordered history of a sample. */
export const sampleEvent = z.discriminatedUnion('kind', [
  entry.extend({ kind: z.literal('draw'), details: drawDetails }),
  entry.extend({ kind: z.literal('extend'), details: addDetails }),
  entry.extend({ kind: z.literal('stage'), details: addDetails }),
  entry.extend({ kind: z.literal('replace'), details: replaceDetails }),
  entry.extend({ kind: z.literal('reperform'), details: reperformDetails }),
]);
export type SampleEvent = z.infer<typeof sampleEvent>;
