import type { CoverageRow } from '../../../../shared/contract/evidence/coverage.ts';
import { gapsOf } from '../../../../shared/domain/evidence-coverage.ts';
import { api } from '../../../app/api.ts';
import { missingTime } from './asked.ts';

/** What a request may be called at most. */
const LONGEST_TITLE = 200;

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
