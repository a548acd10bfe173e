import { oc } from '@orpc/contract';
import { z } from 'zod';
import { day, id, nothing } from '../primitives.ts';

/** The requirements on the compliance programme beside single controls. */
export const requirementsContract = {
  requirementOutlook: oc.input(nothing).output(
    z.strictObject({
      /** Requirements of the catalog that are not recorded yet. */
      missing: z.int(),
      today: day,
      /** Change records of infrastructure and software in the period. */
      changes: z.strictObject({
        from: day,
        to: day,
        components: z.int(),
        covered: z.int(),
        missing: z.array(z.strictObject({ id, name: z.string(), reason: z.string() })),
      }),
    }),
  ),
  /** Adds the missing ones with cadence and proof, and links the controls of their policies and criteria. */
  addRequirements: oc.input(nothing).output(z.strictObject({ added: z.int(), controls: z.int() })),
};
