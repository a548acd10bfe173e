import { oc } from '@orpc/contract';
import { z } from 'zod';
import { category, id, nothing, paragraph } from './primitives.ts';
import { engagement, newPerson, personFields } from './workspace.ts';

export const scopeContract = {
  get: oc.input(nothing).output(
    z.strictObject({
      engagement,
      categories: z.array(z.strictObject({ category, rationale: z.string() })),
      people: z.array(
        z.strictObject({
          id,
          name: z.string(),
          title: z.string(),
          email: z.string(),
          side: z.enum(['client', 'firm']),
          controls: z.int(),
        }),
      ),
    }),
  ),
  updateEngagement: oc.input(engagement.partial()).output(nothing),
  /** Security is locked on: leaving it out is refused. */
  setCategories: oc
    .input(z.strictObject({ categories: z.array(z.strictObject({ category, rationale: paragraph })).min(1) }))
    .output(nothing),
  addPerson: oc.input(newPerson).output(z.strictObject({ id })),
  updatePerson: oc.input(personFields.partial().extend({ id })).output(nothing),
  removePeople: oc.input(z.strictObject({ ids: z.array(id).min(1) })).output(nothing),
};
