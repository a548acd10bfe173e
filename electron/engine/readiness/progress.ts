import { setImmediate as yieldToQueries } from 'node:timers/promises';
import { ProgressTally, type ProgressChange, type ProgressWeek } from '../../../shared/domain/readiness.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import type { Session } from '../session.ts';
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
WHERE e.id > ? AND e.id <= ? AND e.table_name IN ('control', 'control_evidence', 'test', 'gap') ORDER BY e.id`;

/** Journal entries between two looks at the queries that wait: a few milliseconds. */
const ENTRIES_AT_ONCE = 4000;

interface Followed {
  tally: ProgressTally;
  /** Id of the newest entry that was counted. */
  entry: number;
}

/** The journal only grows, so what was counted once is never read again. */
const followed = new WeakMap<Workspace, Followed>();

/** Counts what the journal got since the last call; other queries go on meanwhile. */
export async function followProgress(session: Session): Promise<void> {
  const { workspace } = session;
  let known = followed.get(workspace);
  if (!known) followed.set(workspace, (known = { tally: new ProgressTally(), entry: 0 }));
  const newest = () =>
    workspace.need<{ id: number }>('The journal', 'SELECT coalesce(max(id), 0) AS id FROM journal_entry').id;
  while (known.entry < newest()) {
    const until = Math.min(known.entry + ENTRIES_AT_ONCE, newest());
    for (const change of workspace.all<ProgressChange>(CHANGES, [known.entry, until]))
      known.tally.add(change);
    known.entry = until;
    await yieldToQueries();
    if (session.workspace !== workspace)
      throw new AppError('conflict', 'Another engagement was opened meanwhile. Ask again.');
  }
}

/** Progress by week, as far as `followProgress` has counted. */
export function progressWeeks(workspace: Workspace, today: string): ProgressWeek[] {
  return followed.get(workspace)?.tally.weeks(today) ?? [];
}
