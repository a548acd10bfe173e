import { Button } from '@mantine/core';
import { useEffect, useState, type FormEvent } from 'react';
import { useLocation } from 'wouter';
import { Dialog } from '../../components/Dialog.tsx';
import { api, toAppError } from '../api.ts';
import { links } from '../links.ts';
import { runAction } from '../query.ts';
import styles from './passphrase.module.css';
import { PassphraseField, typedIn } from './PassphraseField.tsx';

interface Props {
  fileName: string;
  /** The workspace that this page showed last: its screen is still there behind the lock. */
  lastShown: string | null;
}

const dismiss = () => void runAction(() => api.passphrase.dismiss({}), { undo: false });

/** In the place of a workspace that is locked, or that is opened from the list. */
export function UnlockScreen(props: Props) {
  useEffect(() => {
    document.title = `${props.fileName} - Trustbench`;
  }, [props.fileName]);
  return (
    <main className={styles.screen}>
      <section className={styles.card} aria-label="Passphrase">
        <h1>{props.fileName} is encrypted</h1>
        <UnlockForm {...props} />
      </section>
    </main>
  );
}

/** Over the workspace that is open: it stays open until the other one is. */
export function UnlockDialog(props: Props) {
  return (
    <Dialog title={`${props.fileName} is encrypted`} size={440} onClose={dismiss}>
      <UnlockForm {...props} />
    </Dialog>
  );
}

function UnlockForm({ lastShown }: Props) {
  const [, navigate] = useLocation();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  const unlock = async (form: HTMLFormElement) => {
    setBusy(true);
    setProblem(undefined);
    try {
      const opened = await api.passphrase.unlock({ passphrase: typedIn(form, 'passphrase') });
      if (opened.id !== lastShown) navigate(links.overview);
    } catch (error) {
      const failure = toAppError(error);
      form.reset();
      setProblem(failure.message);
      setBusy(false);
      form.querySelector('input')?.focus();
    }
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!busy) void unlock(event.currentTarget);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <PassphraseField name="passphrase" label="Passphrase" autoFocus error={problem} />
      <footer>
        <Button disabled={busy} onClick={dismiss}>
          Cancel
        </Button>
        <Button type="submit" variant="filled" disabled={busy}>
          {busy ? 'Unlocking' : 'Unlock'}
        </Button>
      </footer>
    </form>
  );
}
