import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import type { z } from 'zod';
import type { ClosedFile, recovered } from '../../shared/contract/backups.ts';
import { Dialog } from '../components/Dialog.tsx';
import { waitForJob } from '../state/jobs.ts';
import { api } from './api.ts';
import styles from './DamagedWorkspace.module.css';
import { moment } from './dates.ts';
import { size } from './format.ts';
import { openWorkspace, useDamaged } from './open-workspace.ts';
import { platform } from './platform.ts';
import { useAction, useData } from './query.ts';
import { RecoveryFacts } from './RecoveryFacts.tsx';

const WAITS = 'Enter the passphrase first';

const close = () => useDamaged.setState({ damaged: null });

/** The ways out of a workspace that can not be opened: a backup in its place, or a new file of what can be read. */
export function DamagedWorkspace() {
  const damaged = useDamaged((state) => state.damaged);
  return damaged && <WaysOut {...damaged} />;
}

function WaysOut({ of, found }: { of: ClosedFile; found: string }) {
  const { data, error } = useData(['backups', 'ofFile', of], () => api.backups.ofFile(of));
  const [typed, setTyped] = useState('');
  const passphrase = data?.encrypted ? typed || null : null;
  const lacksPassphrase = data?.encrypted === true && typed === '';
  return (
    <Dialog title="The workspace is damaged" size={680} onClose={close}>
      <p className={styles.found}>{found}</p>
      {data?.encrypted && (
        <PasswordInput
          className={styles.found}
          label="Passphrase of the workspace"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      <div className={styles.ways}>
        <Backups
          of={of}
          data={data}
          problem={error?.message}
          passphrase={passphrase}
          waits={lacksPassphrase}
        />
        <Recover of={of} passphrase={passphrase} waits={lacksPassphrase} />
      </div>
    </Dialog>
  );
}

interface Way {
  of: ClosedFile;
  passphrase: string | null;
  /** The passphrase of an encrypted file is not entered yet. */
  waits: boolean;
}

type Found = Awaited<ReturnType<typeof api.backups.ofFile>>;

function Backups({
  of,
  data,
  problem: failure,
  passphrase,
  waits,
}: Way & { data: Found | undefined; problem: string | undefined }) {
  const { run, busy } = useAction();
  const restore = (name: string) =>
    run(
      async () => {
        const { keptAs } = await api.backups.restoreFile({ of, name, passphrase });
        close();
        return keptAs;
      },
      { done: (keptAs) => `Restored. The damaged file is kept beside it as ${keptAs}.`, undo: false },
    );
  return (
    <section aria-label="Backups">
      <h3>Put a backup in its place</h3>
      <p>
        {failure ??
          (!data
            ? 'Looking for backups'
            : data.backups.length === 0
              ? `No backup of ${data.fileName} is in ${data.folder}.`
              : 'What was changed after a backup is not in it. The damaged file is kept under another name.')}
      </p>
      {data && data.backups.length > 0 && (
        <ul className={styles.backups}>
          {data.backups.map(({ name, at, state, problem, size: bytes }) => (
            <li key={name}>
              <time>{moment(at)}</time>
              <span>
                {state ? state.label : data.encrypted ? '' : problem}{' '}
                <small>{state && `${state.client}, ${state.actor}`}</small>
              </span>
              <small>{size(bytes)}</small>
              <Button
                disabled={busy || waits || (!state && !data.encrypted)}
                title={waits ? WAITS : (problem ?? undefined)}
                aria-label={`Restore the backup of ${moment(at)}`}
                onClick={() => void restore(name)}
              >
                Restore
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Recover({ of, passphrase, waits }: Way) {
  const [result, setResult] = useState<z.infer<typeof recovered> | null>(null);
  const { run, busy } = useAction();
  const recover = () =>
    run(async () => {
      const target = await platform.pickSaveTarget({
        suggestedName: 'recovered.trustbench',
        kind: 'workspace',
      });
      if (!target) return;
      const { jobId } = await api.backups.recover({ of, target: target.token, passphrase });
      setResult(await waitForJob<z.infer<typeof recovered>>(jobId));
    });
  const open = (file: string) =>
    run(async () => {
      if (await openWorkspace({ file })) close();
    });
  return (
    <section aria-label="Recovery">
      <h3>Recover what can be read</h3>
      {result ? (
        <>
          <RecoveryFacts recovery={result.recovery} />
          <Button variant="filled" disabled={busy} onClick={() => void open(result.file)}>
            Open the recovered workspace
          </Button>
        </>
      ) : (
        <>
          <p>
            A new workspace is made of what the journal proves and the tables still hold. The damaged file is
            not touched.
          </p>
          <Button disabled={busy || waits} title={waits ? WAITS : undefined} onClick={() => void recover()}>
            Recover into a new file
          </Button>
        </>
      )}
    </section>
  );
}
