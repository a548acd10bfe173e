import { oc } from '@orpc/contract';
import { z } from 'zod';
import type { GovernanceFigures } from '../domain/governance.ts';
import { ACTION_STATUS_NAMES, type ActionStatus } from '../domain/programme-vocabulary.ts';
import { day, id, line, name, nothing, paragraph } from './primitives.ts';

const quarter = z.strictObject({ key: z.string(), from: day, to: day });

const decision = z.strictObject({ text: z.string().trim().min(1).max(4000), decidedBy: line });
export type GovernanceDecision = z.infer<typeof decision>;

const action = z.strictObject({
  id,
  ref: z.string(),
  name: z.string(),
  status: z.enum(Object.keys(ACTION_STATUS_NAMES) as [ActionStatus, ...ActionStatus[]]),
  owner: z.string().nullable(),
  due: day.nullable(),
  doneOn: day.nullable(),
  /** The meeting that asked for it. */
  meeting: z.string(),
});
export type GovernanceAction = z.infer<typeof action>;

export const governanceMeeting = z.strictObject({
  id,
  ref: z.string(),
  name: z.string(),
  quarter,
  heldOn: day.nullable(),
  chair: z.string(),
  attendees: z.string(),
  notes: z.string(),
  decisions: z.array(decision),
  actions: z.array(action),
  /** Of earlier meetings and not done when this one was held. */
  carriedOver: z.array(action),
  /** What is shown to it, frozen when it was last refreshed. */
  figures: z.custom<GovernanceFigures>((value) => typeof value === 'object' && value !== null),
});
export type GovernanceMeeting = z.infer<typeof governanceMeeting>;

/** Quarterly meetings: what was shown, decided and asked for. */
export const governanceContract = {
  /** Meetings in the order of their quarters, and the quarters of the period that have none. */
  list: oc
    .input(nothing)
    .output(z.strictObject({ meetings: z.array(governanceMeeting), open: z.array(quarter) })),
  /** Adds the meeting of a calendar quarter such as "2026-Q2" and freezes its figures. */
  add: oc
    .input(z.strictObject({ quarter: z.string().max(10) }))
    .output(z.strictObject({ id, ref: z.string() })),
  update: oc
    .input(
      z.strictObject({
        id,
        patch: z.strictObject({
          name: name.optional(),
          heldOn: day.nullable().optional(),
          chair: line.optional(),
          attendees: paragraph.optional(),
          notes: paragraph.optional(),
        }),
      }),
    )
    .output(nothing),
  /** Replaces the decisions as a whole, in their order. */
  setDecisions: oc.input(z.strictObject({ id, decisions: z.array(decision).max(200) })).output(nothing),
  /** Adds a corrective action that the meeting asked for. */
  addAction: oc
    .input(z.strictObject({ id, name, ownerId: id.nullable().optional(), due: day.nullable().optional() }))
    .output(z.strictObject({ id, ref: z.string() })),
  /** Freezes the figures anew. Refused once the meeting was held. */
  refresh: oc.input(z.strictObject({ id })).output(nothing),
  remove: oc.input(z.strictObject({ id })).output(nothing),
};
