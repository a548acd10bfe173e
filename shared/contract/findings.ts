import { oc } from '@orpc/contract';
import { z } from 'zod';
import { FINDING_STATUSES, SEVERITIES } from '../domain/vocabulary.ts';
import { day, id, ids, instant, line, name, nothing, paragraph } from './primitives.ts';

/** The management response shows next to the exception; it never erases it. */
export const managementResponse = z.strictObject({
  text: paragraph,
  respondedBy: line,
  respondedOn: day.nullable(),
  action: paragraph,
  actionOwner: line,
  actionDue: day.nullable(),
});
export type ManagementResponse = z.infer<typeof managementResponse>;

/** Condition, criteria, cause, effect, recommendation: the five parts of an audit finding. */
export const findingFields = z.strictObject({
  title: name,
  severity: z.enum(SEVERITIES),
  status: z.enum(FINDING_STATUSES),
  condition: paragraph,
  criteria: paragraph,
  cause: paragraph,
  effect: paragraph,
  recommendation: paragraph,
  ownerId: id.nullable(),
  due: day.nullable(),
});

export const findingRow = findingFields.extend({
  id,
  ref: z.string(),
  controlId: id.nullable(),
  controlRef: z.string().nullable(),
  testId: id.nullable(),
  workpaper: z.string().nullable(),
  owner: z.string().nullable(),
  response: managementResponse.nullable(),
  raisedAt: instant,
});
export type FindingRow = z.infer<typeof findingRow>;

export const findingsContract = {
  list: oc.input(nothing).output(z.array(findingRow)),
  add: oc
    .input(
      findingFields
        .partial()
        .required({ title: true, severity: true })
        .extend({ controlId: id.nullable().optional(), testId: id.nullable().optional() }),
    )
    .output(z.strictObject({ id, ref: z.string() })),
  update: oc.input(z.strictObject({ ids, patch: findingFields.partial() })).output(nothing),
  /** Records or replaces the response; a finding that was open becomes responded. */
  respond: oc.input(z.strictObject({ id, response: managementResponse })).output(nothing),
  remove: oc.input(z.strictObject({ ids })).output(nothing),
};
