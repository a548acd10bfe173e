import { Button, NativeSelect } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import {
  LEAST_PASSPHRASE,
  LOCK_AFTER_MINUTES,
  passphraseStrength,
} from '../../../shared/domain/passphrase.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { waitForJob } from '../../state/jobs.ts';
import { allAnswered, api, toAppError } from '../api.ts';
import { plural } from '../format.ts';
import { queryClient, useAction, useData, useWorkspace } from '../query.ts';
import { closePassphraseDialog, usePassphraseDialog, type PassphraseChanged } from './passphrase-state.ts';
import styles from './passphrase.module.css';
import { PassphraseField, typedIn } from './PassphraseField.tsx';

type Task = 'set' | 'change' | 'remove';

const TITLES: Record<Task, string> = {
  set: 'Set a passphrase',
  change: 'Change the passphrase',
  remove: 'Remove the passphrase',
};

/** Sets, changes and removes the passphrase of the open workspace. */
export function PassphraseDialog() {
  const { encrypted } = useWorkspace();
  const [task, setTask] = useState<Task | null>(encrypted ? null : 'set');
  return (
    <Dialog title={task ? TITLES[task] : 'Passphrase'} size={520} onClose={closePassphraseDialog}>
      {task ? (
        <PassphraseForm task={task} onBack={encrypted ? () => setTask(null) : closePassphraseDialog} />
      ) : (
        <Choices onChoose={setTask} />
      )}
    </Dialog>
  );
}

function Choices({ onChoose }: { onChoose: (task: Task) => void }) {
  const { fileName, readOnly } = useWorkspace();
  const why = readOnly ? `${fileName} is read only.` : undefined;
  return (
    <div>
      <LockAfter />
      <section className={styles.row}>
        <h3>Change the passphrase</h3>
        <p>{why ?? 'The file is written anew. That takes about as long as copying it.'}</p>
        <Button disabled={readOnly} title={why} onClick={() => onChoose('change')}>
          Change
        </Button>
      </section>
      <section className={styles.row}>
        <h3>Remove the passphrase</h3>
        <p>{why ?? 'Anybody who has the file can read it then.'}</p>
        <Button disabled={readOnly} title={why} onClick={() => onChoose('remove')}>
          Remove
        </Button>
      </section>
    </div>
  );
}

function LockAfter() {
  const settings = useData(['settings'], () => api.settings.get({}));
  const { run, busy } = useAction();
  const choose = (value: string) =>
    run(async () => {
      const minutes = LOCK_AFTER_MINUTES.find((one) => String(one) === value) ?? null;
      await api.settings.set({ lockAfterMinutes: minutes });
      await queryClient.invalidateQueries({ queryKey: ['settings'] });
    });
  return (
    <section className={styles.row}>
      <h3>Lock when nobody works</h3>
      <p>For every encrypted workspace on this computer. Work that is running is finished first.</p>
      <NativeSelect
        aria-label="Lock when nobody works"
        disabled={busy || !settings.data}
        value={settings.data?.lockAfterMinutes ?? 'never'}
        data={[
          ...LOCK_AFTER_MINUTES.map((minutes) => ({
            value: String(minutes),
            label: `After ${minutes} minutes`,
          })),
          { value: 'never', label: 'Never' },
        ]}
        onChange={(event) => void choose(event.currentTarget.value)}
      />
    </section>
  );
}

const STRENGTHS = {
  short: `At least ${LEAST_PASSPHRASE} characters. Several words in a row are easy to remember.`,
  weak: 'Easy to guess. Add words that do not belong together.',
  fair: 'Fair. Another word makes it strong.',
  strong: 'Strong.',
};

function PassphraseForm({ task, onBack }: { task: Task; onBack: () => void }) {
  const { fileName, readOnly } = useWorkspace();
  const [strength, setStrength] = useState(passphraseStrength(''));
  const [problem, setProblem] = useState<{ at: 'current' | 'next' | 'again'; text: string }>();
  const { run, busy } = useAction();
  const why = readOnly ? `${fileName} is read only.` : undefined;

  const save = (current: string | null, next: string | null, form: HTMLFormElement) =>
    run(
      async () => {
        try {
          await allAnswered();
          const { jobId } = await api.passphrase.set({ current, next });
          closePassphraseDialog();
          usePassphraseDialog.setState({ changed: await waitForJob<PassphraseChanged>(jobId) });
        } catch (error) {
          const failure = toAppError(error);
          if (failure.code !== 'passphrase_wrong') throw error;
          setProblem({ at: 'current', text: failure.message });
          form.querySelector('input')?.focus();
        }
      },
      { undo: false },
    );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const form = event.currentTarget;
    const next = task === 'remove' ? null : typedIn(form, 'next');
    if (next !== null && passphraseStrength(next) === 'short')
      return setProblem({ at: 'next', text: STRENGTHS.short });
    if (next !== null && next !== typedIn(form, 'again'))
      return setProblem({ at: 'again', text: 'This differs from the passphrase above.' });
    setProblem(undefined);
    void save(task === 'set' ? null : typedIn(form, 'current'), next, form);
  };
  const problemAt = (at: string) => (problem?.at === at ? problem.text : undefined);
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {task === 'remove' ? (
        <p>{fileName} is written without encryption. Anybody who has the file can read it then.</p>
      ) : (
        <p>
          {fileName} is written anew, encrypted. <b>A passphrase that is lost can not be recovered</b>, by
          nobody: keep it in a password manager. Backups from before stay as they are.
        </p>
      )}
      {task !== 'set' && (
        <PassphraseField name="current" label="Current passphrase" autoFocus error={problemAt('current')} />
      )}
      {task !== 'remove' && (
        <>
          <PassphraseField
            name="next"
            label="New passphrase"
            autoFocus={task === 'set'}
            description={STRENGTHS[strength]}
            error={problemAt('next')}
            onType={(text) => setStrength(passphraseStrength(text))}
          />
          <PassphraseField name="again" label="New passphrase, again" error={problemAt('again')} />
        </>
      )}
      <footer>
        <Button onClick={onBack}>Cancel</Button>
        <Button type="submit" variant="filled" disabled={busy || readOnly} title={why}>
          {TITLES[task]}
        </Button>
      </footer>
    </form>
  );
}

/** After the change: what was done, and what it does not reach. */
export function PassphraseResult({ changed }: { changed: PassphraseChanged }) {
  const { encrypted, earlierBackups, backupFolder } = changed;
  return (
    <Dialog
      title={encrypted ? 'The workspace is encrypted' : 'The workspace is not encrypted any more'}
      size={520}
      onClose={closePassphraseDialog}
    >
      <div className={styles.form}>
        {encrypted && <p>It opens with the new passphrase only.</p>}
        <p>
          {earlierBackups === 0
            ? `${backupFolder} holds no earlier backup of it.`
            : `${plural(earlierBackups, 'earlier backup')} in ${backupFolder} stay as they were: they open without a passphrase or with the one from before. Remove them there if they should not be kept.`}
        </p>
        <footer>
          <Button variant="filled" data-autofocus onClick={closePassphraseDialog}>
            Close
          </Button>
        </footer>
      </div>
    </Dialog>
  );
}
