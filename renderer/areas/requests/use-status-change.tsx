import { Button, Group, Textarea } from '@mantine/core';
import { useCallback, useState } from 'react';
import type { RequestInput, RequestRow } from '../../../shared/contract/requests/records.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { api } from '../../app/api.ts';
import { plural } from '../../app/format.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { reasonNeeded } from './request-patches.ts';
import styles from './requests.module.css';

type Reason = NonNullable<ReturnType<typeof reasonNeeded>>;

const QUESTIONS: Record<Reason, { title: string; label: string; button: string }> = {
  statusReason: { title: 'Not applicable', label: 'Why it does not apply', button: 'Mark as not applicable' },
  auditorReason: { title: 'Returned', label: 'What the auditor says', button: 'Mark as returned' },
};

interface Asked {
  reason: Reason;
  what: string;
  answer: (text: string | null) => void;
}

export interface RequestChange {
  row: RequestRow;
  patch: RequestInput;
}

/**
 * Changes requests in one step, and asks first for the reason that a status needs. The dialog belongs on the screen of the caller.
 * Saving throws an AppError `cancelled` when no reason is given.
 */
export function useStatusChange() {
  const [asked, setAsked] = useState<Asked | null>(null);

  const save = useCallback(async (changes: readonly RequestChange[]) => {
    const needing = changes.filter(({ row, patch }) => reasonNeeded([row], patch));
    const [first] = needing;
    const reason = first && reasonNeeded([first.row], first.patch);
    const text = reason
      ? await new Promise<string | null>((answer) => setAsked({ reason, what: nameOf(needing), answer }))
      : '';
    setAsked(null);
    if (text === null) throw new AppError('cancelled', 'Not changed: no reason was given.');
    return api.requests.change({
      changes: changes.map(({ row, patch }) => ({
        id: row.id,
        patch: reason && reasonNeeded([row], patch) === reason ? { ...patch, [reason]: text } : patch,
      })),
    });
  }, []);

  return { save, dialog: asked && <ReasonDialog {...asked} /> };
}

const nameOf = (changes: readonly RequestChange[]): string =>
  changes.length === 1 ? (changes[0]?.row.ref ?? '') : plural(changes.length, 'request');

function ReasonDialog({ reason, what, answer }: Asked) {
  const [text, setText] = useState('');
  const { title, label, button } = QUESTIONS[reason];
  const isEmpty = text.trim() === '';
  return (
    <Dialog onClose={() => answer(null)} title={`${title}: ${what}`} size={440}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!isEmpty) answer(text.trim());
        }}
      >
        <Textarea
          label={label}
          data-autofocus
          required
          autosize
          minRows={3}
          maxLength={20_000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button onClick={() => answer(null)}>Cancel</Button>
          <Button type="submit" variant="filled" disabled={isEmpty}>
            {button}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
