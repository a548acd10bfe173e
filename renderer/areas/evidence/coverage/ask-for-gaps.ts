import type { CoverageRow } from '../../../../shared/contract/evidence/coverage.ts';
import type { RequestRow } from '../../../../shared/contract/requests/records.ts';
import { api } from '../../../app/api.ts';
import { gapsOf } from '../../../../shared/domain/evidence-coverage.ts';

/** What a request may be called at most. */
const LONGEST_TITLE = 200;

/** The time from the first missing day to the last one; null where nothing is missing. */
function missingTime(row: CoverageRow): { from: string; to: string } | null {
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

/** Asks the owner of a control for what nothing shows yet. */
export async function askForGaps(row: CoverageRow): Promise<{ id: string; ref: string }> {
  const missing = missingTime(row);
  const [controls, { people }] = await Promise.all([api.matrix.controls({}), api.scope.get({})]);
  const lines = gapsOf(row).map(({ words }) => `- ${words}`);
  return api.requests.add({
    title: `${row.ref} ${row.title}: missing evidence`.slice(0, LONGEST_TITLE),
    wording: [`Evidence that ${row.ref} (${row.title}) operated in:`, ...lines].join('\n'),
    kind: 'evidence',
    coversFrom: missing?.from ?? null,
    coversTo: missing?.to ?? null,
    controlIds: [row.id],
    criteria: controls.find(({ id }) => id === row.id)?.criteria ?? [],
    assigneeId: people.find(({ name }) => name === row.owner)?.id ?? null,
  });
}
