import { oc } from '@orpc/contract';
import { z } from 'zod';
import {
  AUDITOR_STATUSES,
  COMMENT_SIDES,
  REQUEST_KINDS,
  REQUEST_ORIGINS,
  REQUEST_PRIORITIES,
  REQUEST_STATUSES,
  REQUEST_TIMINGS,
} from '../../domain/request-vocabulary.ts';
import { criterionId, day, id, ids, instant, line, name, nothing, paragraph } from '../primitives.ts';

/** What a person writes of a request; statuses follow the rules of `shared/domain/requests/status.ts`. */
export const requestFields = z.strictObject({
  title: name,
  /** The auditor's own number of it. */
  number: line,
  kind: z.enum(REQUEST_KINDS),
  /** As it was received, word for word. */
  wording: paragraph,
  /** What we take it to mean. */
  interpretation: paragraph,
  /** Area of the list, such as "Access". */
  category: line,
  coversFrom: day.nullable(),
  coversTo: day.nullable(),
  asOf: day.nullable(),
  assigneeId: id.nullable(),
  requestedBy: line,
  requestedOn: day.nullable(),
  due: day.nullable(),
  priority: z.enum(REQUEST_PRIORITIES),
  status: z.enum(REQUEST_STATUSES),
  /** Why it does not apply. */
  statusReason: paragraph,
  auditorStatus: z.enum(AUDITOR_STATUSES),
  /** What the auditor said when it was returned. */
  auditorReason: paragraph,
  submittedOn: day.nullable(),
  followUpOfId: id.nullable(),
});

/** Links replace what is there as a whole. */
const requestLinks = z.strictObject({
  controlIds: z.array(id).max(500),
  criteria: z.array(criterionId).max(100),
  testIds: z.array(id).max(1000),
});
export const requestInput = requestFields.partial().extend(requestLinks.partial().shape);
export type RequestInput = z.infer<typeof requestInput>;

const named = z.strictObject({ id, ref: z.string(), title: z.string() });

export const requestRow = requestFields.omit({ followUpOfId: true }).extend({
  id,
  /** R-001 and on, never used again. */
  ref: z.string(),
  origin: z.enum(REQUEST_ORIGINS),
  assignee: z.string().nullable(),
  closedOn: day.nullable(),
  followUpOf: named.nullable(),
  controls: z.array(named),
  criteria: z.array(z.string()),
  tests: z.array(z.strictObject({ id, workpaper: z.string() })),
  evidence: z.array(named),
  comments: z.int(),
  /** Items of the samples of its tests, for a request for them; null for any other. */
  items: z.strictObject({ received: z.int(), total: z.int() }).nullable(),
  timing: z.enum(REQUEST_TIMINGS),
  /** True when the engagement already holds what this asks for, though nobody said that it was received. */
  isThere: z.boolean(),
  /** True when the facts that it was generated from have changed since, so that it would be worded otherwise. */
  isOutdated: z.boolean(),
});
export type RequestRow = z.infer<typeof requestRow>;

export const requestComment = z.strictObject({
  id,
  side: z.enum(COMMENT_SIDES),
  author: z.string(),
  writtenAt: instant,
  text: z.string(),
});
export type RequestComment = z.infer<typeof requestComment>;

export const requestItem = z.strictObject({
  key: z.string(),
  date: z.string(),
  description: z.string(),
  received: z.boolean(),
});
export type RequestItem = z.infer<typeof requestItem>;

export const requestDetail = z.strictObject({
  request: requestRow,
  sample: z.array(requestItem),
  /** Oldest first. */
  comments: z.array(requestComment),
  followUps: z.array(
    named.extend({ status: z.enum(REQUEST_STATUSES), auditorStatus: z.enum(AUDITOR_STATUSES) }),
  ),
  /** How it would be asked for now, when that differs from how it was generated. */
  update: z.strictObject({ title: z.string(), wording: z.string() }).nullable(),
});
export type RequestDetail = z.infer<typeof requestDetail>;

const added = z.strictObject({ id, ref: z.string() });

export const recordsContract = {
  /** By reference. */
  list: oc.input(nothing).output(z.array(requestRow)),
  get: oc.input(z.strictObject({ id })).output(requestDetail),
  add: oc.input(requestInput.required({ title: true })).output(added),
  /** Refused when a status lacks its reason. */
  update: oc.input(z.strictObject({ ids, patch: requestInput })).output(nothing),
  /** A patch for each of several requests, for example a pasted block; one undo takes it all back. */
  change: oc
    .input(
      z.strictObject({
        changes: z
          .array(z.strictObject({ id, patch: requestInput }))
          .min(1)
          .max(5000),
      }),
    )
    .output(nothing),
  /** A new open request with the same words, people and links; without evidence, comments and dates of the first. */
  duplicate: oc.input(z.strictObject({ id, asFollowUp: z.boolean().default(false) })).output(added),
  /** Refused while another request follows up on one that stays. */
  remove: oc.input(z.strictObject({ ids })).output(nothing),
  /** Moves open requests to in progress; that they are received remains for a person to say. */
  linkEvidence: oc.input(z.strictObject({ requestIds: ids, evidenceIds: ids })).output(nothing),
  unlinkEvidence: oc.input(z.strictObject({ requestIds: ids, evidenceIds: ids })).output(nothing),
  addComment: oc
    .input(
      z.strictObject({
        requestId: id,
        side: z.enum(COMMENT_SIDES),
        /** Who said it; the user when left out. */
        author: line.optional(),
        text: paragraph.refine((text) => text.trim() !== '', 'Write something first.'),
      }),
    )
    .output(z.strictObject({ id })),
  removeComment: oc.input(z.strictObject({ id })).output(nothing),
};
