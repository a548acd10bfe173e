import { oc } from '@orpc/contract';
import { z } from 'zod';
import { SAMPLING_RISKS } from '../../domain/sampling/index.ts';
import { TEST_KINDS, TEST_RESULTS } from '../../domain/vocabulary.ts';
import { day, id, nothing } from '../primitives.ts';

const planFields = z.strictObject({
  /** Persons of the firm; the reviewer is never the preparer. */
  preparerId: id.nullable(),
  reviewerId: id.nullable(),
  plannedOn: day.nullable(),
  /** Of the control, so it is the same for its tests. */
  samplingRisk: z.enum(SAMPLING_RISKS).nullable(),
});
export type PlanFields = z.infer<typeof planFields>;

export const planRow = planFields.extend({
  id,
  workpaper: z.string(),
  kind: z.enum(TEST_KINDS),
  controlId: id,
  controlRef: z.string(),
  controlTitle: z.string(),
  domain: z.string(),
  criteria: z.array(z.string()),
  preparer: z.string().nullable(),
  reviewer: z.string().nullable(),
  result: z.enum(TEST_RESULTS),
  hasPopulation: z.boolean(),
  items: z.int(),
  itemsDone: z.int(),
  exceptions: z.int(),
  openNotes: z.int(),
  /** By preparer and reviewer, and nothing changed since. */
  isSigned: z.boolean(),
});
export type PlanRow = z.infer<typeof planRow>;

export const auditPlan = z.strictObject({
  rows: z.array(planRow),
  /** Those who can prepare and review: persons of the firm. */
  people: z.array(z.strictObject({ id, name: z.string() })),
  /** The days that the milestones leave for testing; null when none of them says. */
  window: z.strictObject({ name: z.string(), from: day, to: day }).nullable(),
});
export type AuditPlan = z.infer<typeof auditPlan>;

export const planContract = {
  plan: oc.input(nothing).output(auditPlan),
  /** One undo takes all changes back. @throws conflict when a reviewer would review own work, bad_input for a person of the client */
  savePlan: oc
    .input(
      z.strictObject({
        changes: z
          .array(z.strictObject({ testId: id, patch: planFields.partial() }))
          .min(1)
          .max(5000),
      }),
    )
    .output(nothing),
};
