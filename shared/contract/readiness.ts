import { oc } from '@orpc/contract';
import { z } from 'zod';
import { CHECK_SEVERITIES, CHECK_STATUSES } from '../domain/pitfalls/check.ts';
import { ENGAGEMENT_TYPES, READINESS_RATINGS } from '../domain/vocabulary.ts';
import { criterionRow, overrideRating, reason } from './matrix.ts';
import { category, criterionId, day, nothing, paragraph } from './primitives.ts';

const rating = z.enum(READINESS_RATINGS);
const criterionIds = z.array(criterionId).min(1).max(61);
const why = z.string().trim().max(20_000);

export const categoryReadiness = z.strictObject({
  category,
  rating,
  reasons: z.array(reason),
  /** Criteria of the category by the rating that counts. */
  counts: z.record(rating, z.int()),
});
export type CategoryReadiness = z.infer<typeof categoryReadiness>;

export const readinessWeek = z.strictObject({
  /** Monday. */
  weekOf: day,
  /** At the end of the week: controls with an owner, with evidence, with concluded tests. */
  owned: z.int(),
  evidenced: z.int(),
  designConcluded: z.int(),
  operationConcluded: z.int(),
  gapsOpen: z.int(),
  gapsClosed: z.int(),
});
export type ReadinessWeek = z.infer<typeof readinessWeek>;

export const readinessSummary = z.strictObject({
  categories: z.array(categoryReadiness),
  /** In canonical order. */
  groups: z.array(z.strictObject({ group: z.string(), criteria: z.array(criterionRow) })),
  /** Relevant criteria by the number of controls that serve them. */
  coverage: z.strictObject({ none: z.int(), single: z.int(), several: z.int() }),
  progress: z.strictObject({ weeks: z.array(readinessWeek), controls: z.int() }),
});
export type ReadinessSummary = z.infer<typeof readinessSummary>;

export const checkResult = z.strictObject({
  id: z.string(),
  title: z.string(),
  why: z.string(),
  severity: z.enum(CHECK_SEVERITIES),
  status: z.enum(CHECK_STATUSES),
  fix: z.string(),
  link: z.string().nullable(),
  count: z.int(),
  /** The first 50 of them. */
  items: z.array(z.strictObject({ text: z.string(), link: z.string().nullable() })),
});
export type CheckResult = z.infer<typeof checkResult>;

export const pathStep = z.strictObject({
  ...reason.shape,
  owner: z.string().nullable(),
  due: day.nullable(),
  /** Due before today, or only after the date. */
  isLate: z.boolean(),
});
export type PathStep = z.infer<typeof pathStep>;

export const readinessPath = z.strictObject({
  type: z.enum(ENGAGEMENT_TYPES),
  date: day.nullable(),
  /** Negative after the date. */
  daysLeft: z.int().nullable(),
  blockers: z.array(pathStep),
  warnings: z.array(pathStep),
  /** Conditions that hold, of all that must hold on the date. */
  done: z.int(),
  total: z.int(),
});
export type ReadinessPath = z.infer<typeof readinessPath>;

export const readinessContract = {
  summary: oc.input(nothing).output(readinessSummary),
  /** A reason is required for criteria that are not relevant. One undo takes it all back. */
  setRelevance: oc
    .input(z.strictObject({ criterionIds, isRelevant: z.boolean(), reason: why }))
    .output(nothing),
  /** Puts a rating in place of the computed one, with a written reason; null takes it back. The computed one stays visible. */
  override: oc
    .input(z.strictObject({ criterionId, rating: overrideRating.nullable(), reason: why }))
    .output(nothing),
  noteCriterion: oc.input(z.strictObject({ criterionId, notes: paragraph })).output(nothing),
  /** The pitfall checks over the workspace as it is today. */
  checks: oc.input(nothing).output(z.array(checkResult)),
  /** What stands between the engagement and its report on a date; null is the date of the engagement. */
  path: oc.input(z.strictObject({ date: day.nullable() })).output(readinessPath),
  /**
   * Adds a gap for each criterion that is rated below ready and each check that needs attention, unless one of the same source
   * is open. Without either list it looks at all of both.
   */
  raiseGaps: oc
    .input(
      z.strictObject({
        criterionIds: z.array(criterionId).max(61).optional(),
        checkIds: z.array(z.string().max(60)).max(200).optional(),
      }),
    )
    .output(z.strictObject({ added: z.int() })),
};
