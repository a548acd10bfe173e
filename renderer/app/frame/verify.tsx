import { Modal } from '@mantine/core';
import { create } from 'zustand';
import type { VerifyResult } from '../../../shared/contract/workspace.ts';
import { waitForJob } from '../../state/jobs.ts';
import { api } from '../api.ts';
import { plural, size } from '../format.ts';
import { runAction } from '../query.ts';
import { showDone } from '../toasts.tsx';
import styles from './verify.module.css';

const useProblems = create<{ result: VerifyResult | null }>(() => ({ result: null }));

/** Replays the journal and hashes every file again. Says so when all agrees, and lists what differs when not. */
export async function verify(): Promise<void> {
  const result = await runAction(
    async () => waitForJob<VerifyResult>((await api.workspace.verify({})).jobId),
    { undo: false },
  );
  if (!result) return;
  if (result.ok) {
    const files = `${plural(result.files, 'file')} (${size(result.bytes)})`;
    showDone(`Verified. Replayed ${plural(result.transactions, 'change')} and hashed ${files}; all agree.`);
  } else {
    useProblems.setState({ result });
  }
}

/** The list of what differs from the journal, after a verification that failed. */
export function VerifyProblems() {
  const result = useProblems((state) => state.result);
  const close = () => useProblems.setState({ result: null });
  return (
    <Modal opened={result !== null} onClose={close} title="Changed outside Trustbench" size="xl">
      {result && (
        <>
          <p>
            {plural(result.problems.length, 'place')} in the file{' '}
            {result.problems.length === 1 ? 'differs' : 'differ'} from the journal of{' '}
            {plural(result.transactions, 'change')}. Compare with a backup, or enter the values again so that
            they are recorded.
          </p>
          <table className={styles.problems}>
            <thead>
              <tr>
                <th scope="col">Where</th>
                <th scope="col">What differs</th>
              </tr>
            </thead>
            <tbody>
              {result.problems.map((problem) => (
                <tr
                  key={`${problem.code} ${problem.table} ${problem.rowId} ${problem.column} ${problem.message}`}
                >
                  <td>{[problem.table, problem.column].filter(Boolean).join(', ') || 'Journal'}</td>
                  <td>{problem.message}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Modal>
  );
}
