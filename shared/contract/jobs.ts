import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { ERROR_CODES } from '../domain/errors.ts';
import { id, instant, nothing } from './primitives.ts';

export const JOB_STATUSES = ['running', 'done', 'failed', 'cancelled'] as const;

/** Long work. The final state stays queryable, so that a lost event does no harm. */
export const job = z.strictObject({
  id,
  kind: z.string(),
  label: z.string(),
  status: z.enum(JOB_STATUSES),
  /** What is being done now, for example "Hashing". */
  phase: z.string(),
  done: z.number(),
  /** 0 while unknown. */
  total: z.number(),
  unit: z.enum(['bytes', 'rows', 'files', 'pages', 'steps']),
  /** Nobody asked for it and nobody waits for it, so it stays out of the way. */
  background: z.boolean(),
  startedAt: instant,
  result: z.unknown(),
  error: z
    .strictObject({
      code: z.enum(ERROR_CODES),
      message: z.string(),
      details: z.record(z.string(), z.unknown()),
    })
    .nullable(),
});
export type Job = z.infer<typeof job>;

/** What happened in the engine, for every view to follow. */
export const engineEvent = z.discriminatedUnion('type', [
  /** First event of every subscription, so that a view knows that it will miss nothing from here. */
  z.strictObject({ type: z.literal('hello') }),
  /** Rows of these tables changed. */
  z.strictObject({
    type: z.literal('change'),
    transaction: z.int(),
    tables: z.array(z.string()),
    label: z.string(),
    kind: z.enum(['change', 'undo', 'redo']),
  }),
  /** A workspace was opened or closed, or its verification state changed. */
  z.strictObject({ type: z.literal('workspace') }),
  z.strictObject({ type: z.literal('job'), job }),
  /** Controls are due on other days than before: what changed, in a sentence. */
  z.strictObject({ type: z.literal('plan'), message: z.string() }),
]);
export type EngineEvent = z.infer<typeof engineEvent>;

export const jobsContract = {
  list: oc.input(nothing).output(z.array(job)),
  get: oc.input(z.strictObject({ id })).output(job),
  cancel: oc.input(z.strictObject({ id })).output(nothing),
};

export const eventsContract = {
  subscribe: oc.input(nothing).output(eventIterator(engineEvent)),
};
