import { oc } from '@orpc/contract';
import { z } from 'zod';
import { id, instant, jobStarted, line, sha256 } from '../primitives.ts';

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

export const samplesContract = {
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
};
