import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { SheetItem, TestSheet } from '../../../../shared/contract/audit/tests.ts';
import { api } from '../../../app/api.ts';
import { useAction, useWorkspace } from '../../../app/query.ts';
import { PaneSection } from '../../../components/DetailPane.tsx';
import { waitForJob } from '../../../state/jobs.ts';
import { refuseReplacement } from './replacement.ts';
import styles from './draw.module.css';

interface Props {
  sheet: TestSheet;
  item: SheetItem;
}

/** Replaces an item that does not apply by the next in draw order. Both stay in the log. */
export function ReplaceItem({ sheet, item }: Props) {
  const { readOnly } = useWorkspace();
  const { run, busy } = useAction();
  const [reason, setReason] = useState<string | null>(null);
  if (!sheet.sample || item.voidReason !== '' || readOnly) return null;
  const refusal = refuseReplacement(sheet, item);
  const replace = async () => {
    const next = await run(
      async () => {
        const { jobId } = await api.audit.replaceItem({ itemId: item.id, reason: reason ?? '' });
        return waitForJob<{ key: string }>(jobId);
      },
      { done: ({ key }) => `Replaced ${item.key} by ${key}.` },
    );
    if (next) setReason(null);
  };
  return (
    <PaneSection title="Not applicable">
      {reason === null ? (
        <>
          <Button disabled={refusal !== null} onClick={() => setReason('')}>
            Replace {item.key}
          </Button>
          <p className={styles.hint}>
            {refusal ??
              'For an item that is none of what the control acts on. An item that could not be tested is a deviation and stays.'}
          </p>
        </>
      ) : (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (reason.trim() !== '' && !busy) void replace();
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            setReason(null);
          }}
        >
          <Textarea
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- it takes the place of the button that was just pressed
            autoFocus
            label={`Why ${item.key} does not apply`}
            required
            autosize
            minRows={2}
            maxLength={2000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <div className={styles.line}>
            <Button type="submit" variant="filled" disabled={busy || reason.trim() === ''}>
              Replace by the next in draw order
            </Button>
            <Button onClick={() => setReason(null)}>Cancel</Button>
          </div>
        </form>
      )}
    </PaneSection>
  );
}
