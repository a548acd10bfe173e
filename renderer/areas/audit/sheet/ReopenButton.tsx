import { Button } from '@mantine/core';
import type { TestSheet } from '../../../../shared/contract/audit/tests.ts';
import { useReopen } from './use-reopen.ts';

export function ReopenButton({ sheet }: { sheet: TestSheet }) {
  const { reopen, disabled } = useReopen(sheet);
  return (
    <Button disabled={disabled} onClick={reopen}>
      Reopen
    </Button>
  );
}
