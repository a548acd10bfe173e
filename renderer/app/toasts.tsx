import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { AppError } from '../../shared/domain/errors.ts';
import { Keys } from '../components/Keys.tsx';
import styles from './toasts.module.css';

/** Toast to the transaction that its Undo takes back. */
const undoable = new Map<string, number>();

/** A change came after these: Undo would now take back something else than their sentence says. */
export function retireUndo(before: number): void {
  for (const [id, transaction] of undoable) if (transaction < before) notifications.hide(id);
}

interface WayBack {
  /** What is undone, by its number in the journal. */
  transaction: number;
  run: () => void;
}

/** One sentence about what happened, with Undo where there is a way back. */
export function showDone(sentence: string, back?: WayBack): void {
  const id = notifications.show({
    onClose: () => undoable.delete(id),
    withCloseButton: !back,
    message: (
      <div className={styles.row}>
        <span>{sentence}</span>
        {back && (
          <Button
            onClick={() => {
              notifications.hide(id);
              back.run();
            }}
            rightSection={<Keys keys="mod+Z" />}
          >
            Undo
          </Button>
        )}
      </div>
    ),
  });
  if (back) undoable.set(id, back.transaction);
}

export function showInfo(sentence: string): void {
  notifications.show({ message: sentence });
}

/** Errors stay until someone closes them. The id keeps the same error from piling up. */
export function showError(error: AppError): void {
  notifications.show({
    id: `error-${error.code}-${error.message}`,
    message: error.message,
    autoClose: false,
    role: 'alert',
    classNames: { root: styles.error },
  });
}
