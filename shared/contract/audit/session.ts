import { oc } from '@orpc/contract';
import { z } from 'zod';
import { SESSION_PARTS } from '../../domain/mock-audit/missing.ts';
import { TEST_KINDS, TEST_RESULTS } from '../../domain/vocabulary.ts';
import { day, frequency, id, mode, nature, nothing } from '../primitives.ts';
import { auditorQuestion } from './auditor.ts';
import { interviewQuestion } from './walkthroughs.ts';

export const sessionStep = z.strictObject({
  controlId: id,
  ref: z.string(),
  title: z.string(),
  /** The first that it serves, in canonical order; null when it serves none in scope. */
  criterion: z.string().nullable(),
  /** The first day that one of its tests is planned for. */
  plannedOn: day.nullable(),
  /** How many things are missing. */
  missing: z.int(),
});
export type SessionStep = z.infer<typeof sessionStep>;

export const sessionControl = z.strictObject({
  id,
  ref: z.string(),
  title: z.string(),
  statement: z.string(),
  owner: z.string().nullable(),
  frequency: frequency.nullable(),
  nature: nature.nullable(),
  mode: mode.nullable(),
  criteria: z.array(z.strictObject({ id: z.string(), summary: z.string() })),
  missing: z.array(
    z.strictObject({ code: z.string(), part: z.enum(SESSION_PARTS), text: z.string(), link: z.string() }),
  ),
  tests: z.array(
    z.strictObject({
      id,
      workpaper: z.string(),
      kind: z.enum(TEST_KINDS),
      result: z.enum(TEST_RESULTS),
      preparer: z.string().nullable(),
      reviewer: z.string().nullable(),
      plannedOn: day.nullable(),
      items: z.int(),
      itemsDone: z.int(),
      exceptions: z.int(),
    }),
  ),
  populations: z.array(
    z.strictObject({ id, name: z.string(), rows: z.int(), inPeriod: z.int(), isAgreed: z.boolean() }),
  ),
  evidence: z.array(
    z.strictObject({
      id,
      ref: z.string(),
      title: z.string(),
      first: day.nullable(),
      last: day.nullable(),
      isUseful: z.boolean(),
    }),
  ),
  /** What an outsider would ask about it. */
  questions: z.array(auditorQuestion),
  interview: z.strictObject({
    /** The newest record about the control; null before the first answer. */
    record: z.strictObject({ id, ref: z.string(), heldOn: day.nullable() }).nullable(),
    questions: z.array(interviewQuestion.extend({ answer: z.string() })),
  }),
});
export type SessionControl = z.infer<typeof sessionControl>;

export const sessionContract = {
  /** Every control, in the order of the criteria. */
  sessionSteps: oc.input(nothing).output(z.array(sessionStep)),
  sessionControl: oc.input(z.strictObject({ controlId: id })).output(sessionControl),
};
