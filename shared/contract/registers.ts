import { oc } from '@orpc/contract';
import { z } from 'zod';
import { REGISTER_IDS } from '../domain/registers.ts';
import { id, ids, nothing } from './primitives.ts';
import { overrideReason } from './segregation.ts';
import { registerFilesContract } from './registers/files.ts';
import { incidentTimelineContract } from './registers/incident-timeline.ts';
import { registerLinksContract } from './registers/links.ts';
import { policyTextContract } from './registers/policy-text.ts';
import { requirementsContract } from './registers/requirements.ts';
import { riskScaleContract } from './registers/risk-scale.ts';
import { vendorReviewsContract } from './registers/vendor-reviews.ts';
import { workforceContract } from './registers/workforce.ts';

const register = z.enum(REGISTER_IDS);
/** Field id -> value; `shared/domain/registers.ts` says which fields there are and what each takes. */
const values = z.record(z.string().max(60), z.union([z.string().max(20_000), z.number(), z.null()]));

/** The same on the way out, where a list has a hundred thousand of them: a record of a union takes ten times as long to check. */
const storedValues = z.custom<z.infer<typeof values>>(
  (given) =>
    typeof given === 'object' &&
    given !== null &&
    Object.values(given).every(
      (value) => typeof value === 'string' || typeof value === 'number' || value === null,
    ),
);

export const registerRow = z.strictObject({ id, ref: z.string().nullable(), values: storedValues });
export type RegisterRow = z.infer<typeof registerRow>;

export const registersContract = {
  /** In the order of their references, or of the field that their register names. */
  list: oc.input(z.strictObject({ register })).output(z.array(registerRow)),
  /** What the records of these registers are called, for fields that point to one. */
  names: oc
    .input(z.strictObject({ registers: z.array(register).max(20) }))
    .output(z.partialRecord(register, z.array(z.strictObject({ value: id, label: z.string() })))),
  /** One undo takes them all back. */
  add: oc
    .input(z.strictObject({ register, records: z.array(values).min(1).max(5000), overrideReason }))
    .output(z.strictObject({ ids: z.array(id) })),
  /** A patch for each of several records, for example a pasted block; one undo takes it all back. */
  change: oc
    .input(
      z.strictObject({
        register,
        changes: z.array(z.strictObject({ id, values })).min(1).max(5000),
        overrideReason,
      }),
    )
    .output(nothing),
  /** A pasted block that goes on below the last record: changes and new records, which one undo takes back. */
  paste: oc
    .input(
      z.strictObject({
        register,
        changes: z.array(z.strictObject({ id, values })).max(5000),
        records: z.array(values).min(1).max(5000),
        overrideReason,
      }),
    )
    .output(z.strictObject({ ids: z.array(id) })),
  remove: oc.input(z.strictObject({ register, ids })).output(nothing),
  ...registerLinksContract,
  ...registerFilesContract,
  ...policyTextContract,
  ...requirementsContract,
  ...vendorReviewsContract,
  ...riskScaleContract,
  ...incidentTimelineContract,
  ...workforceContract,

  /** Outlines that no policy follows yet, controls that could name the policy they carry out, policies with an outline and no criteria. */
  policyOutlook: oc
    .input(nothing)
    .output(z.strictObject({ outlines: z.int(), linkable: z.int(), withoutCriteria: z.int() })),
  /** Adds a policy for every such outline, with the outline as its text and nothing said of its state. */
  addPolicies: oc.input(nothing).output(z.strictObject({ added: z.int() })),
  /** Links controls that came from the library to the policy that they carry out; those that name one are left alone. */
  linkPolicies: oc.input(nothing).output(z.strictObject({ linked: z.int() })),
};
