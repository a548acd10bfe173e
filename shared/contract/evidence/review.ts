import { oc } from '@orpc/contract';
import { z } from 'zod';
import { EVIDENCE_CHECK_IDS } from '../../domain/evidence-checks.ts';
import { IPE_ANSWERS } from '../../domain/ipe-checks.ts';
import { ids, nothing } from '../primitives.ts';
import { overrideReason } from '../segregation.ts';

/** Whether evidence is good enough, as a person who did not collect it finds. */
export const reviewContract = {
  /** Answers one question; an empty answer without a note takes it back. */
  answerCheck: oc
    .input(
      z.strictObject({
        ids,
        check: z.enum(EVIDENCE_CHECK_IDS),
        answer: z.enum(IPE_ANSWERS).nullable(),
        note: z.string().trim().max(2000),
      }),
    )
    .output(nothing),
  /** The verdict on the newest version, with the name of whoever gives it; null takes it back. Insufficient needs a reason, and so does a verdict by who collected it. */
  setVerdict: oc
    .input(
      z.strictObject({
        ids,
        verdict: z.enum(['sufficient', 'insufficient']).nullable(),
        reason: z.string().trim().max(2000).default(''),
        overrideReason,
      }),
    )
    .output(nothing),
};
