import { oc } from '@orpc/contract';
import { z } from 'zod';
import { ROLL_UP_RESULTS } from '../../domain/mock-audit/roll-up.ts';
import { ENGAGEMENT_TYPES, FINDING_STATUSES, TEST_RESULTS } from '../../domain/vocabulary.ts';
import { reason } from '../matrix.ts';
import { category, criterionId, id, nothing } from '../primitives.ts';
import { extent } from './deviations.ts';

const result = z.enum(ROLL_UP_RESULTS);

const testResult = z.strictObject({
  testId: id.nullable(),
  workpaper: z.string(),
  result: z.enum(TEST_RESULTS),
  items: z.int(),
  exceptions: z.int(),
  extent: extent.nullable(),
});

export const controlResult = z.strictObject({
  id,
  ref: z.string(),
  title: z.string(),
  result,
  design: testResult,
  /** Null in a Type I engagement, which looks at design only. */
  operation: testResult.nullable(),
  findings: z.array(z.strictObject({ id, ref: z.string(), status: z.enum(FINDING_STATUSES) })),
  /** Controls without exceptions that compensate for its exceptions. */
  compensating: z.array(z.strictObject({ id, ref: z.string() })),
});
export type ControlResult = z.infer<typeof controlResult>;

export const criterionResult = z.strictObject({
  id: criterionId,
  group: z.string(),
  category,
  summary: z.string(),
  isRelevant: z.boolean(),
  irrelevantBecause: z.string(),
  result,
  /** Every control in trouble is compensated; the result stays what it is. */
  isMitigated: z.boolean(),
  /** Controls without exceptions that serve it. */
  withoutExceptions: z.int(),
  reasons: z.array(reason),
  controls: z.array(controlResult),
});
export type CriterionResult = z.infer<typeof criterionResult>;

export const categoryResult = z.strictObject({
  category,
  result,
  /** Relevant criteria by conclusion. */
  counts: z.record(result, z.int()),
  reasons: z.array(reason),
  /** In canonical order. */
  criteria: z.array(criterionResult),
});
export type CategoryResult = z.infer<typeof categoryResult>;

export const auditResults = z.strictObject({
  type: z.enum(ENGAGEMENT_TYPES),
  categories: z.array(categoryResult),
});
export type AuditResults = z.infer<typeof auditResults>;

export const resultsContract = {
  /** What the tests come to, by category and criterion. A readiness view, never an opinion. */
  results: oc.input(nothing).output(auditResults),
};
