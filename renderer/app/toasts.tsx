import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { AppError } from '../../shared/domain/errors.ts';
import { Keys } from '../components/Keys.tsx';
import styles from './toasts.module.css';

/** One sentence about what happened, with Undo where there is a way back. */
export function showDone(sentence: string, onUndo?: () => void): void {
  const id = notifications.show({
    withCloseButton: !onUndo,
    message: (
      <div className={styles.row}>
        <span>{sentence}</span>
        {onUndo && (
          <Button
            onClick={() => {
              notifications.hide(id);
              onUndo();
            }}
            rightSection={<Keys keys="mod+Z" />}
          >
            Undo
          </Button>
        )}
      </div>
    ),
  });
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
