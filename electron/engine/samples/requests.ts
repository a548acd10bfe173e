/** The request list of a sample engagement: proposals that are recorded, the auditor's own requests, and what became of both. */
import type { RequestRow } from '../../../shared/contract/requests/records.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import type { SampleOutcome } from './case.ts';
import { controlIds, controlNamed, evidenceIds, type Telling } from './telling.ts';

export async function tellRequests(telling: Telling): Promise<void> {
  const { engine, sample } = telling;
  if (!sample.requests) return;
  const { api } = engine;
  const { generated, requestedOn, outcomes } = sample.requests;
  const proposals = await api.requests.proposals({});
  const { added } = await api.requests.generate({
    sourceKeys: proposals
      .filter(({ kind, state }) => generated.includes(kind) && state === 'missing')
      .map(({ sourceKey }) => sourceKey),
  });
  await api.requests.update({ ids: added.map(({ id }) => id), patch: { requestedOn } });
  await addOwn(telling);
  const requests = await api.requests.list({});
  for (const { kind, control, ...outcome } of outcomes)
    await happen(telling, requestFor(requests, kind, control), outcome);
}

function requestFor(requests: readonly RequestRow[], kind: string, control: string): string {
  const request = requests.find(
    (known) => known.kind === kind && known.controls.some(({ ref }) => ref === control),
  );
  if (!request)
    throw new AppError(
      'not_found',
      `The sample names a request (${kind}) for ${control}, which is not there.`,
    );
  return request.id;
}

/** The auditor's own list, in its order. */
async function addOwn(telling: Telling): Promise<void> {
  const { engine, sample } = telling;
  const { api } = engine;
  const { people } = await api.scope.get({});
  const matrix = await api.matrix.controls({});
  const byNumber = new Map<string, string>();
  for (const { changes, files, comments, ...request } of sample.requests?.own ?? []) {
    const { controls, assignee, followUpOf, ...fields } = request;
    const criteria = controls.flatMap((ref) => controlNamed(matrix, ref).criteria);
    const { id } = await api.requests.add({
      ...fields,
      controlIds: await controlIds(engine, controls),
      criteria: [...new Set(criteria)],
      assigneeId: people.find(({ name }) => name === assignee)?.id ?? null,
      requestedBy: 'Auditor',
      requestedOn: sample.requests?.requestedOn ?? null,
      followUpOfId: followUpOf === undefined ? null : (byNumber.get(followUpOf) ?? null),
    });
    byNumber.set(request.number, id);
    await happen(telling, id, {
      ...(changes && { changes }),
      ...(files && { files }),
      ...(comments && { comments }),
    });
  }
}

async function happen(
  telling: Telling,
  id: string,
  { files, changes = [], comments = [] }: SampleOutcome,
): Promise<void> {
  const { requests } = telling.engine.api;
  if (files) await requests.linkEvidence({ requestIds: [id], evidenceIds: evidenceIds(telling, files) });
  for (const patch of changes) await requests.update({ ids: [id], patch });
  for (const comment of comments) await requests.addComment({ requestId: id, ...comment });
}
