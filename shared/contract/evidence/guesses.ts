import { oc } from '@orpc/contract';
import { z } from 'zod';
import { GUESS_FIELDS, GUESS_STRENGTHS } from '../../domain/evidence-guesses.ts';
import { id, ids } from '../primitives.ts';
import { evidencePatch } from './records.ts';

export const evidenceGuess = z.strictObject({
  field: z.enum(GUESS_FIELDS),
  /** What `update` would write. */
  patch: evidencePatch,
  /** The value in words: "2026-01-01 to 2026-03-31". */
  value: z.string(),
  /** Where it is from: "From the file name: Q1 2026". */
  reason: z.string(),
  strength: z.enum(GUESS_STRENGTHS),
});
export type EvidenceGuess = z.infer<typeof evidenceGuess>;

export const guessedEvidence = z.strictObject({
  id,
  ref: z.string(),
  title: z.string(),
  guesses: z.array(evidenceGuess),
});
export type GuessedEvidence = z.infer<typeof guessedEvidence>;

export const guessesContract = {
  /** What could stand in the empty fields of records. Nothing is written: `update` or `updateEach` does that. */
  guesses: oc.input(z.strictObject({ ids })).output(z.array(guessedEvidence)),
};
