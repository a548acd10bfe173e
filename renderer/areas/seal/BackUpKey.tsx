import { Button } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { Keyring } from '../../../shared/contract/seal.ts';
import { api, toAppError } from '../../app/api.ts';
import { PassphraseField, typedIn } from '../../app/passphrase/PassphraseField.tsx';
import { platform } from '../../app/platform.ts';
import { useAction } from '../../app/query.ts';
import { newPassphraseProblem } from './new-passphrase.ts';
import { showInfo } from '../../app/toasts.tsx';
import styles from './seal.module.css';

/** Saves the key as a file under a passphrase of its own, for a safe place and for the command line. */
export function BackUpKey({
  current,
  onEnd,
}: {
  current: NonNullable<Keyring['current']>;
  onEnd: () => void;
}) {
  const { run, busy } = useAction();
  const [problem, setProblem] = useState<{ at: string; text: string } | null>(null);
  const problemAt = (at: string) => (problem?.at === at ? problem.text : undefined);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const found = newPassphraseProblem(form);
    setProblem(found);
    if (found) return;
    const passphrase = current.keptBy === 'passphrase' ? typedIn(form, 'key') : null;
    const newPassphrase = typedIn(form, 'new');
    void run(
      async () => {
        const target = await platform.pickSaveTarget({ suggestedName: 'signing key.json', kind: 'json' });
        if (!target) return;
        try {
          const { fileName } = await api.seal.backUpKey({ target: target.token, passphrase, newPassphrase });
          await platform.deliver(target);
          showInfo(`${fileName} holds the key under its passphrase.`);
          onEnd();
        } catch (error) {
          const failure = toAppError(error);
          if (failure.code !== 'bad_input' || passphrase === null) throw error;
          setProblem({ at: 'key', text: failure.message });
        }
      },
      { undo: false },
    );
  };

  return (
    <form className={styles.dialog} onSubmit={submit}>
      <h3>Save a copy of the key</h3>
      <p className={styles.note}>
        Whoever has the file and its passphrase signs as you. Keep both apart, away from this computer.
      </p>
      {current.keptBy === 'passphrase' && (
        <PassphraseField name="key" label="Passphrase of the key" error={problemAt('key')} autoFocus />
      )}
      <div className={styles.pair}>
        <PassphraseField name="new" label="New passphrase of the copy" error={problemAt('new')} />
        <PassphraseField name="again" label="Once more" error={problemAt('again')} />
      </div>
      <footer className={styles.foot}>
        <Button onClick={onEnd}>Back</Button>
        <Button type="submit" variant="filled" disabled={busy}>
          Save…
        </Button>
      </footer>
    </form>
  );
}
