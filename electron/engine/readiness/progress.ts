import { ProgressTally, type ProgressChange, type ProgressWeek } from '../../../shared/domain/readiness.ts';
import type { Workspace } from '../workspace/workspace.ts';

const STATE = (row: 'before' | 'after') => `CASE e.table_name
  WHEN 'control' THEN json_extract(e.${row}, '$.owner_id')
  WHEN 'control_evidence' THEN json_extract(e.${row}, '$.control_id')
  WHEN 'test' THEN json_extract(e.${row}, '$.result')
  ELSE json_extract(e.${row}, '$.status') END`;

const CHANGES = `
SELECT t.at, e.table_name AS "table", e.row_id AS id, ${STATE('before')} AS before, ${STATE('after')} AS after,
  CASE e.table_name WHEN 'test' THEN json_extract(coalesce(e.after, e.before), '$.kind') END AS kind
FROM journal_entry e JOIN journal_transaction t ON t.id = e.transaction_id
WHERE e.transaction_id > ? AND e.table_name IN ('control', 'control_evidence', 'test', 'gap') ORDER BY e.transaction_id, e.id`;

interface Followed {
  tally: ProgressTally;
  transaction: number;
}

/** The journal only grows, so what was counted once is never read again. */
const followed = new WeakMap<Workspace, Followed>();

/** Progress by week, read from the journal. */
export function readProgress(workspace: Workspace, today: string): ProgressWeek[] {
  const known = followed.get(workspace) ?? { tally: new ProgressTally(), transaction: 0 };
  for (const change of workspace.all<ProgressChange>(CHANGES, [known.transaction])) known.tally.add(change);
  followed.set(workspace, { tally: known.tally, transaction: workspace.state.id });
  return known.tally.weeks(today);
}
