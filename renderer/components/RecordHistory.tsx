import { api } from '../app/api.ts';
import { useData } from '../app/query.ts';
import { HistoryEntries } from './HistoryEntries.tsx';
import styles from './RecordHistory.module.css';

/** Enough for a pane; the whole history is in its own screen. */
const LIMIT = 50;

interface Props {
  /** Table of the workspace file: `control`, `evidence`, `test`, `finding`, `person`; or `criterion`, by its identifier. */
  table: string;
  rowId: string;
}

/** The history of one record and what hangs on it, for a detail pane. */
export function RecordHistory({ table, rowId }: Props) {
  const history = useData(['workspace', 'history', { table, rowId }], () =>
    api.workspace.history({ record: { table, rowId }, limit: LIMIT }),
  ).data;
  if (!history) return null;
  return (
    <div className={styles.pane}>
      <HistoryEntries entries={history.entries} />
      {history.more && <p>The {LIMIT} latest changes. Older ones are in the history of the workspace.</p>}
    </div>
  );
}
