import { oc } from '@orpc/contract';
import { z } from 'zod';
import { PROPOSAL_STATES, REQUEST_KINDS, REQUEST_PRIORITIES } from '../../domain/request-vocabulary.ts';
import { day, id, ids, line, nothing } from '../primitives.ts';
import { requestItem } from './records.ts';

/** Something that controls, tests or gaps need from the client and that no request asks for yet. */
export const requestProposal = z.strictObject({
  /** Follows from what is asked for, such as `evidence:<control>`; one request for each. */
  sourceKey: z.string(),
  kind: z.enum(REQUEST_KINDS),
  title: z.string(),
  /** In full, as it is sent. */
  wording: z.string(),
  category: z.string(),
  controls: z.array(z.strictObject({ id, ref: z.string() })),
  criteria: z.array(z.string()),
  tests: z.array(z.strictObject({ id, workpaper: z.string() })),
  assignee: z.string().nullable(),
  due: day.nullable(),
  /** Whether the engagement already holds it. */
  state: z.enum(PROPOSAL_STATES),
  items: z.array(requestItem),
  /** Where what is received goes. */
  link: z.string(),
});
export type RequestProposal = z.infer<typeof requestProposal>;

export const generatingContract = {
  proposals: oc.input(nothing).output(z.array(requestProposal)),
  /**
   * Makes records of proposals in one change. A proposal that is recorded already is passed over, so doing it again adds nothing.
   * `missing` means all that the engagement does not hold yet.
   */
  generate: oc
    .input(
      z.strictObject({
        sourceKeys: z.union([z.enum(['missing', 'all']), z.array(z.string().max(400)).min(1).max(5000)]),
        /** Otherwise the day that follows from the plan. */
        due: day.nullable().optional(),
        /** Otherwise the owner of the controls. */
        assigneeId: id.nullable().optional(),
        priority: z.enum(REQUEST_PRIORITIES).default('normal'),
        requestedBy: line.optional(),
      }),
    )
    .output(z.strictObject({ added: z.array(z.strictObject({ id, ref: z.string() })), skipped: z.int() })),
  /** Takes over the title, words, controls and tests that the facts give now. Statuses, people and dates stay. */
  reword: oc.input(z.strictObject({ ids })).output(z.strictObject({ changed: z.int() })),
};
