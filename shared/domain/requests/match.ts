import { isRenewalKey } from '../renewal/slots.ts';
import type { RequestKind } from '../request-vocabulary.ts';
import type { RequestProposal } from './proposals.ts';

/** What a recorded request keeps of the proposal that it was made from. */
export interface Generated {
  /** Empty for a request that was not generated. */
  sourceKey: string;
  kind: RequestKind;
  /** The words of the proposal when it was last taken over. */
  sourceWording: string;
  controlIds: readonly string[];
}

/** Kinds that ask once for a group of controls, so that the group may change and still be the same request. */
const GROUPED: readonly RequestKind[] = ['evidence', 'meeting'];

/**
 * Proposals by the key under which they are recorded. A group of controls may have been put together otherwise since; then it is
 * the proposal of the same kind that serves one of its controls.
 */
export function proposalFinder(
  proposals: readonly RequestProposal[],
): (request: Generated) => RequestProposal | undefined {
  const byKey = new Map(proposals.map((proposal) => [proposal.sourceKey, proposal]));
  const byControl = new Map<string, RequestProposal>();
  for (const proposal of proposals)
    if (GROUPED.includes(proposal.kind))
      for (const { id } of proposal.controls) byControl.set(`${proposal.kind}:${id}`, proposal);
  return (request) => {
    // What was asked for because of last time's evidence stays as it was worded then.
    if (request.sourceKey === '' || isRenewalKey(request.sourceKey)) return undefined;
    const exact = byKey.get(request.sourceKey);
    if (exact || !GROUPED.includes(request.kind)) return exact;
    const control = request.controlIds.find((id) => byControl.has(`${request.kind}:${id}`));
    return control === undefined ? undefined : byControl.get(`${request.kind}:${control}`);
  };
}

/** Proposals that no request was made from. */
export function notRecorded(
  proposals: readonly RequestProposal[],
  recorded: readonly Generated[],
): RequestProposal[] {
  const find = proposalFinder(proposals);
  const taken = new Set(recorded.map(find));
  return proposals.filter((proposal) => !taken.has(proposal));
}
