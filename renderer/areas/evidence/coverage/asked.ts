import type { CoverageRow } from '../../../../shared/contract/evidence/coverage.ts';
import type { RequestRow } from '../../../../shared/contract/requests/records.ts';
import { gapsOf } from '../../../../shared/domain/evidence-coverage.ts';

/** The time from the first missing day to the last one; null where nothing is missing. */
export function missingTime(row: CoverageRow): { from: string; to: string } | null {
  const gaps = gapsOf(row);
  const [first, last] = [gaps[0], gaps.at(-1)];
  return first && last ? { from: first.from, to: last.to } : null;
}

/** The request that still asks for evidence of a control and reaches over all that is missing. */
export function findAsked(row: CoverageRow, requests: readonly RequestRow[]): RequestRow | undefined {
  const missing = missingTime(row);
  if (!missing) return undefined;
  return requests.find(
    ({ kind, status, controls, coversFrom, coversTo }) =>
      kind === 'evidence' &&
      (status === 'open' || status === 'in_progress') &&
      controls.some(({ id }) => id === row.id) &&
      coversFrom !== null &&
      coversTo !== null &&
      coversFrom <= missing.from &&
      missing.to <= coversTo,
  );
}
