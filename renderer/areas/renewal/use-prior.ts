import type { TestKind } from '../../../shared/domain/vocabulary.ts';
import { api } from '../../app/api.ts';
import { useData } from '../../app/query.ts';

/** The engagement before with its results; null for a first engagement, undefined until it is known. */
export const usePrior = () => useData(['renewal', 'prior'], () => api.renewal.prior({})).data;

/** What the same test concluded in the engagement before; null when there is nothing to tell. */
export const usePriorResult = (controlId: string, kind: TestKind) =>
  usePrior()?.results.find((result) => result.controlId === controlId && result.kind === kind) ?? null;

/** "2026-01-01 to 2026-06-30", or the as-of day. */
export const priorDays = (prior: {
  asOf: string | null;
  periodFrom: string | null;
  periodTo: string | null;
}): string => prior.asOf ?? `${prior.periodFrom} to ${prior.periodTo}`;
