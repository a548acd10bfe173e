import { oc } from '@orpc/contract';
import { z } from 'zod';
import { PLAN_SHOWS } from '../../domain/mock-audit/dashboard.ts';
import { TEST_KINDS, TEST_RESULTS } from '../../domain/vocabulary.ts';
import { nothing } from '../primitives.ts';

const results = z.record(z.enum(TEST_RESULTS), z.int());

export const auditDashboard = z.strictObject({
  results: z.record(z.enum(TEST_KINDS), results),
  shows: z.record(z.enum(PLAN_SHOWS), z.int()),
  tests: z.int(),
  exceptions: z.int(),
  openFindings: z.int(),
  openNotes: z.int(),
  populations: z.int(),
  notAgreed: z.int(),
  samples: z.int(),
  samplesIncomplete: z.int(),
  requests: z.strictObject({
    /** False while the figures are those of proposals. */
    recorded: z.boolean(),
    total: z.int(),
    open: z.int(),
    overdue: z.int(),
    returned: z.int(),
  }),
  milestones: z.array(z.strictObject({ name: z.string(), day: z.string(), left: z.int() })),
  preparers: z.array(
    z.strictObject({ name: z.string().nullable(), tests: z.int(), concluded: z.int(), late: z.int() }),
  ),
  next: z.array(z.strictObject({ text: z.string(), detail: z.string(), link: z.string() })),
});

export const runningContract = {
  dashboard: oc.input(nothing).output(auditDashboard),
};
