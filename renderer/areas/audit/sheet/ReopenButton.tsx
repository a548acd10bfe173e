import { Button } from '@mantine/core';
import type { TestSheet } from '../../../../shared/contract/audit/tests.ts';
import { api } from '../../../app/api.ts';
import { useAction, useWorkspace } from '../../../app/query.ts';

/** Takes a conclusion back; its words stay for the next one. */
export function ReopenButton({ sheet }: { sheet: TestSheet }) {
  const { run, busy } = useAction();
  const { readOnly } = useWorkspace();
  const { id: testId, conclusion, items } = sheet;
  const reopen = () =>
    run(() => api.audit.conclude({ testId, result: items > 0 ? 'in_progress' : 'not_tested', conclusion }));
  return (
    <Button disabled={busy || readOnly} onClick={() => void reopen()}>
      Reopen
    </Button>
  );
}
