import type { PriorFileCheck } from '../../../shared/contract/renewal.ts';
import type { Session } from '../session.ts';
import { basename } from 'node:path';
import { inspectWorkspace } from '../workspace/inspect.ts';
import { needPrior } from './prior.ts';

/** Compares the journal of a file with the link to the engagement before. The file is read only. */
export async function checkPriorFile(session: Session, path: string): Promise<PriorFileCheck> {
  const prior = needPrior(session);
  const key = session.workspace.copyKey();
  const found = await inspectWorkspace(path, prior.transactions, key).finally(() => key?.clear());
  const isKnown = found.hashAt === prior.headHash;
  return {
    fileName: basename(path),
    state:
      found.engagementId !== prior.engagementId
        ? 'other_engagement'
        : !isKnown
          ? 'different'
          : found.transactions === prior.transactions
            ? 'same'
            : 'continued',
    headHash: found.headHash,
    transactions: found.transactions,
  };
}
