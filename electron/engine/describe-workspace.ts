import type { OpenWorkspace } from '../../shared/contract/workspace.ts';
import type { Category } from '../../shared/domain/vocabulary.ts';
import { noticesOf } from './notices.ts';
import type { EngagementRow } from './session.ts';
import type { Workspace } from './workspace/workspace.ts';

/** The last check of the whole workspace in this session. */
export interface Verified {
  at: string;
  ok: boolean;
  transaction: number;
}

/** What every screen knows of the open workspace. */
export function describeWorkspace(
  workspace: Workspace,
  known: { engagement: EngagementRow; categories: Category[]; actor: string; verified: Verified | null },
): OpenWorkspace {
  const { engagement: e, verified } = known;
  const counts = workspace.need<OpenWorkspace['counts']>(
    'The engagement',
    `SELECT (SELECT count(*) FROM control) AS controls, (SELECT count(*) FROM evidence) AS evidence,
            (SELECT count(*) FROM request WHERE status IN ('open', 'in_progress') AND auditor_status NOT IN ('accepted', 'withdrawn')) AS requests,
            (SELECT count(*) FROM test WHERE kind = 'design' OR ? = 'II') AS tests, (SELECT count(*) FROM finding WHERE status <> 'closed') AS findings`,
    [e.type],
  );
  return {
    id: e.id,
    fileName: workspace.fileName,
    readOnly: workspace.readOnly,
    encrypted: workspace.isEncrypted,
    notices: noticesOf(workspace),
    size: workspace.file.size,
    actor: known.actor,
    engagement: {
      client: e.client,
      system: e.system,
      firm: e.firm,
      type: e.type,
      asOf: e.as_of,
      periodFrom: e.period_from,
      periodTo: e.period_to,
    },
    categories: known.categories,
    criteriaVersion: e.criteria_version,
    transactions: workspace.state.id,
    headHash: workspace.state.hash,
    savedAt: workspace.state.at,
    verification: verified && {
      at: verified.at,
      ok: verified.ok,
      changesSince: workspace.state.id - verified.transaction,
    },
    undo: workspace.nextUndo,
    redo: workspace.nextRedo,
    counts,
  };
}
