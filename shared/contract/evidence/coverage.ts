import { oc } from '@orpc/contract';
import { z } from 'zod';
import { COVERAGE_STATES } from '../../domain/evidence-coverage.ts';
import { EVIDENCE_KINDS } from '../../domain/evidence-vocabulary.ts';
import { day, frequency, id, nothing } from '../primitives.ts';

const state = z.enum(COVERAGE_STATES);
const stretch = z.strictObject({ from: day, to: day, state });
const counts = { owed: z.int(), held: z.int(), due: z.int() };

/** What a control owes over the period and holds of it; see shared/domain/evidence-coverage.ts. */
const controlCoverage = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('occurrences'),
    occurrences: z.array(stretch.extend({ key: z.string(), evidenceIds: z.array(id) })),
    ...counts,
  }),
  z.strictObject({ kind: z.literal('days'), stretches: z.array(stretch), ...counts }),
  z.strictObject({ kind: z.literal('events'), evidenceIds: z.array(id) }),
]);

export const coverageRow = z.strictObject({
  id,
  ref: z.string(),
  title: z.string(),
  domain: z.string(),
  owner: z.string().nullable(),
  frequency: frequency.nullable(),
  coverage: controlCoverage,
  /** Dated evidence of the control, also from outside the period, first day first. */
  evidence: z.array(
    z.strictObject({ id, ref: z.string(), title: z.string(), first: day.nullable(), last: day.nullable() }),
  ),
});
export type CoverageRow = z.infer<typeof coverageRow>;

export const evidenceRules = z.strictObject({
  /** Days before the date of the report; null for no limit. */
  freshness: z.record(z.enum(EVIDENCE_KINDS), z.int().min(1).max(3660).nullable()),
  namePattern: z.string().trim().min(1).max(200),
  retentionYears: z.int().min(1).max(50),
});

export const coverageContract = {
  /** The gap map, in the order of the control references. */
  coverage: oc.input(nothing).output(
    z.strictObject({
      /** The days that the map shows; a Type I map begins a year before its date. */
      from: day,
      to: day,
      today: day,
      rows: z.array(coverageRow),
    }),
  ),
  rules: oc.input(nothing).output(evidenceRules),
  setRules: oc.input(evidenceRules.partial()).output(nothing),
};
