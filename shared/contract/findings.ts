import { oc } from '@orpc/contract';
import { z } from 'zod';
import { RETEST_RESULT_NAMES, type RetestResult } from '../domain/audit-vocabulary.ts';
import { ROLL_UP_RESULTS } from '../domain/mock-audit/roll-up.ts';
import { FINDING_STATUSES, SEVERITIES, TEST_KINDS, TEST_RESULTS } from '../domain/vocabulary.ts';
import { extent } from './audit/deviations.ts';
import { day, id, ids, instant, line, name, nothing, paragraph } from './primitives.ts';
import { overrideReason } from './segregation.ts';

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
  /** Why it is remediated or closed without an effective retest. */
  statusReason: paragraph,
  condition: paragraph,
  criteria: paragraph,
  cause: paragraph,
  effect: paragraph,
  recommendation: paragraph,
  ownerId: id.nullable(),
  due: day.nullable(),
});

const retestResult = z.enum(Object.keys(RETEST_RESULT_NAMES) as [RetestResult]);

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
  /** Deviations that it states. */
  deviations: z.int(),
  /** Result of the newest retest. */
  retested: retestResult.nullable(),
});
export type FindingRow = z.infer<typeof findingRow>;

/** A test of the same control after the cause was removed; it may not predate the finding. */
export const retestFields = z.strictObject({
  testedOn: day,
  testedBy: line,
  procedure: paragraph.refine((text) => text.trim() !== '', 'Say what was done.'),
  items: z.int().min(0).max(1_000_000),
  deviations: z.int().min(0).max(1_000_000),
  result: retestResult,
  notes: paragraph,
  evidenceIds: z.array(id).max(100),
});
export type RetestFields = z.infer<typeof retestFields>;

const otherControl = z.strictObject({
  id,
  ref: z.string(),
  title: z.string(),
  result: z.enum(ROLL_UP_RESULTS),
});

/** What a finding rests on and what was done about it. */
export const findingDetail = z.strictObject({
  deviations: z.array(
    z.strictObject({
      testId: id,
      workpaper: z.string(),
      itemId: id.nullable(),
      key: z.string(),
      date: z.string(),
      extent: extent.nullable(),
      cause: z.string(),
      /** False when the item carries no exception any more, or the test was concluded without one. */
      stands: z.boolean(),
    }),
  ),
  /** The tests behind it, with their results as they are: nothing done about a finding changes them. */
  tests: z.array(
    z.strictObject({
      id,
      workpaper: z.string(),
      kind: z.enum(TEST_KINDS),
      result: z.enum(TEST_RESULTS),
    }),
  ),
  /** The criteria of its controls, each with the other controls that serve it. */
  criteria: z.array(z.strictObject({ id: z.string(), summary: z.string(), others: z.array(otherControl) })),
  compensating: z.array(otherControl.extend({ reason: z.string() })),
  retests: z.array(
    retestFields
      .omit({ evidenceIds: true })
      .extend({ id, evidence: z.array(z.strictObject({ id, ref: z.string(), title: z.string() })) }),
  ),
  advice: z.strictObject({ severity: z.enum(SEVERITIES), because: z.array(z.string()) }),
});
export type FindingDetail = z.infer<typeof findingDetail>;

const deviationsOfTest = {
  testId: id,
  /** Null: the deviation of the test as a whole. */
  itemIds: z.array(id.nullable()).min(1).max(10_000),
};

export const findingWeek = z.strictObject({
  /** Monday. */
  weekOf: day,
  /** At the end of the week. */
  open: z.int(),
  settled: z.int(),
});

export const findingsContract = {
  list: oc.input(nothing).output(z.array(findingRow)),
  detail: oc.input(z.strictObject({ id })).output(findingDetail),
  /** Open and settled findings by week. */
  progress: oc.input(nothing).output(z.array(findingWeek)),
  add: oc
    .input(
      findingFields
        .partial()
        .required({ title: true, severity: true })
        .extend({ controlId: id.nullable().optional(), testId: id.nullable().optional() }),
    )
    .output(z.strictObject({ id, ref: z.string() })),
  /** A finding that states deviations of a test, with a draft of its parts. Refused when another one states them. */
  raise: oc.input(z.strictObject(deviationsOfTest)).output(z.strictObject({ id, ref: z.string() })),
  /** Lets a finding state further deviations, of this test or another. */
  stateDeviations: oc.input(z.strictObject({ id, ...deviationsOfTest })).output(nothing),
  /** The finding does not state these deviations any more; what was decided about them stays. */
  releaseDeviations: oc.input(z.strictObject({ id, ...deviationsOfTest })).output(nothing),
  /** Remediated and closed are refused without an effective retest or a written reason, closing by who remediates as `self_review`. */
  update: oc.input(z.strictObject({ ids, patch: findingFields.partial(), overrideReason })).output(nothing),
  /** Records or replaces the response; a finding that was open becomes responded. */
  respond: oc.input(z.strictObject({ id, response: managementResponse })).output(nothing),
  /** Replaces the list of compensating controls. */
  setCompensating: oc
    .input(
      z.strictObject({
        id,
        controls: z.array(z.strictObject({ controlId: id, reason: paragraph })).max(100),
      }),
    )
    .output(nothing),
  /** An effective retest makes an open finding remediated; a later one that is not opens it again. */
  addRetest: oc
    .input(z.strictObject({ id, retest: retestFields, overrideReason }))
    .output(z.strictObject({ id })),
  updateRetest: oc
    .input(z.strictObject({ retestId: id, retest: retestFields, overrideReason }))
    .output(nothing),
  removeRetest: oc.input(z.strictObject({ retestId: id })).output(nothing),
  remove: oc.input(z.strictObject({ ids })).output(nothing),
};
