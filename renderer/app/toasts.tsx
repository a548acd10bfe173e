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

/** Milliseconds that a sentence is in view from which nothing follows: it may lie over what comes next. */
const PLAIN = 4000;

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
    ...(back ? {} : { autoClose: PLAIN }),
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

/** @param id The next sentence of the same id takes the place of this one. */
export function showInfo(sentence: string, id?: string): void {
  if (id) notifications.hide(id);
  notifications.show({ id, message: sentence, autoClose: PLAIN });
}

const NOTES = 'notes';

/** What a person should know of work that was done all the same, one sentence a line. It stays until it is closed or the next such work is done. */
export function showNotes(sentences: readonly string[]): void {
  notifications.hide(NOTES);
  if (sentences.length === 0) return;
  notifications.show({
    id: NOTES,
    autoClose: false,
    message: (
      <ul className={styles.notes}>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    ),
  });
}

/** Takes every sentence off the screen. */
export function hideToasts(): void {
  notifications.clean();
}

/** Errors in view, the oldest first. One place of three stays free, or nothing else could be said before they are closed. */
let errors: string[] = [];
const MOST_ERRORS = 2;

/** Errors stay until someone closes them or newer ones need the place. The id keeps the same error from piling up. */
export function showError(error: AppError): void {
  const id = `error-${error.code}-${error.message}`;
  errors = [...errors.filter((known) => known !== id), id];
  for (const old of errors.splice(0, errors.length - MOST_ERRORS)) notifications.hide(old);
  notifications.show({
    id,
    message: error.message,
    autoClose: false,
    role: 'alert',
    classNames: { root: styles.error },
  });
}
