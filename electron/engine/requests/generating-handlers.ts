import type { RequestProposal } from '../../../shared/domain/requests/proposals.ts';
import { notRecorded } from '../../../shared/domain/requests/match.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { os } from '../context.ts';
import { engagementDates } from '../matrix/control-rows.ts';
import { today } from '../readiness/today.ts';
import type { Session } from '../session.ts';
import { nameRequests } from './record-handlers.ts';
import { readFinder, readProposals } from './request-proposals.ts';
import { readGenerated } from './request-rows.ts';
import { insertRequest, updateRequest } from './request-writes.ts';

/** What could be asked for and no request asks yet. */
export const readOpenProposals = (session: Session): RequestProposal[] =>
  notRecorded(readProposals(session), readGenerated(session));

type Choice = 'missing' | 'all' | readonly string[];

/** @throws AppError not_found for a key that nothing asks for */
function choose(session: Session, choice: Choice): { wanted: RequestProposal[]; skipped: number } {
  const open = readOpenProposals(session);
  if (choice === 'all') return { wanted: open, skipped: 0 };
  if (choice === 'missing') return { wanted: open.filter(({ state }) => state === 'missing'), skipped: 0 };
  const known = new Set(readProposals(session).map(({ sourceKey }) => sourceKey));
  const unknown = choice.find((key) => !known.has(key));
  if (unknown !== undefined)
    throw new AppError(
      'not_found',
      `Nothing in the engagement asks for ${unknown} any more. Look at the proposals again.`,
    );
  const keys = new Set(choice);
  const wanted = open.filter(({ sourceKey }) => keys.has(sourceKey));
  return { wanted, skipped: keys.size - wanted.length };
}

/** The time that a request speaks of follows from the engagement; a meeting has none. */
function timeOf(session: Session, { kind }: RequestProposal) {
  if (kind === 'meeting' || kind === 'other') return {};
  const { type, asOf, periodFrom, periodTo } = engagementDates(session);
  return type === 'I' ? { asOf } : { coversFrom: periodFrom, coversTo: periodTo };
}

/** Requests made from what controls, tests and gaps need. */
export const generatingHandlers = {
  proposals: os.requests.proposals.handler(({ context: { session } }) => readOpenProposals(session)),

  generate: os.requests.generate.handler(({ input, context: { session } }) => {
    const { workspace } = session;
    const { wanted, skipped } = choose(session, input.sourceKeys);
    if (wanted.length === 0) return { added: [], skipped };
    const people = new Map(
      workspace
        .all<{ id: string; name: string }>('SELECT id, name FROM person')
        .map(({ id, name }) => [name, id]),
    );
    const label =
      wanted.length === 1 ? `Generate request ${wanted[0]?.title}` : `Generate ${wanted.length} requests`;
    const added = session.change(label.slice(0, 120), (tx) =>
      wanted.map((proposal) =>
        insertRequest(
          workspace,
          tx,
          {
            title: proposal.title,
            kind: proposal.kind,
            wording: proposal.wording,
            category: proposal.category,
            ...timeOf(session, proposal),
            assigneeId:
              input.assigneeId === undefined
                ? (people.get(proposal.assignee ?? '') ?? null)
                : input.assigneeId,
            requestedBy: input.requestedBy ?? session.actor,
            requestedOn: today(),
            due: input.due === undefined ? proposal.due : input.due,
            priority: input.priority,
            status: proposal.state === 'there' ? 'received' : 'open',
            controlIds: proposal.controls.map(({ id }) => id),
            criteria: proposal.criteria,
            testIds: proposal.tests.map(({ id }) => id),
          },
          { origin: 'generated', sourceKey: proposal.sourceKey, sourceWording: proposal.wording },
        ),
      ),
    );
    return { added, skipped };
  }),

  reword: os.requests.reword.handler(({ input: { ids }, context: { session } }) => {
    const { workspace } = session;
    const proposalOf = readFinder(session);
    const chosen = new Set(ids);
    const changes = readGenerated(session).flatMap((generated) => {
      const proposal = chosen.has(generated.id) ? proposalOf(generated) : undefined;
      return proposal && proposal.wording !== generated.sourceWording ? [{ id: generated.id, proposal }] : [];
    });
    if (changes.length === 0) return { changed: 0 };
    session.change(
      `Reword ${nameRequests(
        session,
        changes.map(({ id }) => id),
      )}`,
      (tx) => {
        for (const { id, proposal } of changes) {
          tx.update('request', id, { source_wording: proposal.wording });
          updateRequest(workspace, tx, id, {
            title: proposal.title,
            wording: proposal.wording,
            controlIds: proposal.controls.map((control) => control.id),
            criteria: proposal.criteria,
            testIds: proposal.tests.map((test) => test.id),
          });
        }
      },
    );
    return { changed: changes.length };
  }),
};
