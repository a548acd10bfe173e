import { Button, Radio } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { Keyring } from '../../../shared/contract/seal.ts';
import { api, toAppError } from '../../app/api.ts';
import { PassphraseField, typedIn } from '../../app/passphrase/PassphraseField.tsx';
import { platform, type PickedFile } from '../../app/platform.ts';
import { queryClient, useAction } from '../../app/query.ts';
import { newPassphraseProblem } from './new-passphrase.ts';
import styles from './seal.module.css';

type Source = 'new' | 'file';

/** Puts a new key, or one of a key file, in place of the present one. */
export function ReplaceKey({ ring, onEnd }: { ring: Keyring; onEnd: () => void }) {
  const { run, busy } = useAction();
  const [source, setSource] = useState<Source>('new');
  const [file, setFile] = useState<PickedFile | null>(null);
  const [problem, setProblem] = useState<{ at: string; text: string } | null>(null);
  const problemAt = (at: string) => (problem?.at === at ? problem.text : undefined);
  const asksNew = ring.store === 'passphrase';

  const pick = () =>
    run(
      async () => {
        const [picked] = await platform.pickFiles({ multiple: false, accept: 'template' });
        if (picked) setFile(picked);
      },
      { undo: false },
    );

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const found = asksNew ? newPassphraseProblem(form) : null;
    setProblem(found);
    if (found) return;
    const from = source === 'file' && file ? { key: file.token, passphrase: typedIn(form, 'file') } : null;
    const passphrase = asksNew ? typedIn(form, 'new') : null;
    void run(
      async () => {
        try {
          await api.seal.replaceKey({ from, passphrase });
          await queryClient.invalidateQueries({ queryKey: ['seal'] });
          onEnd();
        } catch (error) {
          const failure = toAppError(error);
          if (failure.code !== 'bad_input' || from === null) throw error;
          setProblem({ at: 'file', text: failure.message });
        }
      },
      { undo: false },
    );
  };

  return (
    <form className={styles.dialog} onSubmit={submit}>
      <h3>Replace the key</h3>
      <p className={styles.note}>
        Copies that were sealed before still verify; their key is named as an earlier one. Give the auditor
        the new words.
      </p>
      <Radio.Group value={source} onChange={(value) => setSource(value === 'file' ? 'file' : 'new')}>
        <div className={styles.radios}>
          <Radio value="new" label="With a new key" />
          <Radio value="file" label="With a key file that was saved" />
        </div>
      </Radio.Group>
      {source === 'file' && (
        <>
          <p>
            <Button disabled={busy} onClick={() => void pick()}>
              {file ? 'Another file…' : 'Choose the key file…'}
            </Button>{' '}
            {file?.fileName}
          </p>
          {file && <PassphraseField name="file" label="Passphrase of that file" error={problemAt('file')} />}
        </>
      )}
      {asksNew && (
        <div className={styles.pair}>
          <PassphraseField name="new" label="New passphrase on this computer" error={problemAt('new')} />
          <PassphraseField name="again" label="Once more" error={problemAt('again')} />
        </div>
      )}
      <footer className={styles.foot}>
        <span>{source === 'file' && !file ? 'Choose the key file first.' : ''}</span>
        <Button onClick={onEnd}>Back</Button>
        <Button type="submit" variant="filled" disabled={busy || (source === 'file' && !file)}>
          Replace
        </Button>
      </footer>
    </form>
  );
}
