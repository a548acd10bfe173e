import { Button } from '@mantine/core';
import type { TestSheet } from '../../../../shared/contract/audit.ts';
import { moment } from '../../../app/dates.ts';
import { api } from '../../../app/api.ts';
import { useAction, useWorkspace } from '../../../app/query.ts';
import styles from './sheet.module.css';

/** In place of the key row: the marks stand behind a conclusion, so they do not change until it is taken back. */
export function ConcludedBar({ sheet }: { sheet: TestSheet }) {
  const { run, busy } = useAction();
  const { readOnly } = useWorkspace();
  const { id: testId, concludedBy, concludedAt, conclusion, items } = sheet;
  const reopen = () =>
    run(() => api.audit.conclude({ testId, result: items > 0 ? 'in_progress' : 'not_tested', conclusion }));
  return (
    <div className={styles.lock}>
      <span>
        Concluded by {concludedBy}, {concludedAt && moment(concludedAt)}. Reopen it to change marks, sample or
        attributes.
      </span>
      <Button ml="auto" disabled={busy || readOnly} onClick={() => void reopen()}>
        Reopen
      </Button>
    </div>
  );
}
