import type { TestSheet } from '../../../../shared/contract/audit/tests.ts';
import { ReopenButton } from './ReopenButton.tsx';
import styles from './sheet.module.css';

/** In place of the key row: the marks stand behind a conclusion, so they do not change until it is taken back. */
export function ConcludedBar({ sheet }: { sheet: TestSheet }) {
  return (
    <div className={styles.lock}>
      <span>Concluded. Reopen it to change marks, sample or attributes.</span>
      <ReopenButton sheet={sheet} />
    </div>
  );
}
