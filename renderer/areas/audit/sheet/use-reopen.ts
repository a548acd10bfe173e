import type { TestSheet } from '../../../../shared/contract/audit/tests.ts';
import { api } from '../../../app/api.ts';
import { useAction, useWorkspace } from '../../../app/query.ts';
import { useActions } from '../../../state/actions.ts';

/** Takes a conclusion back; its words stay for the next one. */
export function useReopen({ id: testId, conclusion, items }: TestSheet) {
  const { run, busy } = useAction();
  const { readOnly } = useWorkspace();
  const reopen = () =>
    void run(() =>
      api.audit.conclude({ testId, result: items > 0 ? 'in_progress' : 'not_tested', conclusion }),
    );
  return { reopen, disabled: busy || readOnly };
}

/** Offers it in the palette while the sheet is concluded. */
export function useReopenAction(sheet: TestSheet): void {
  const { reopen, disabled } = useReopen(sheet);
  useActions(
    sheet.concludedAt === null || disabled
      ? []
      : [{ id: 'sheet.reopen', label: 'Reopen the conclusion', run: reopen }],
  );
}
