import { Button } from '@mantine/core';
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

const close = () => useDamaged.setState({ damaged: null });

/** The ways out of a workspace that can not be opened: a backup in its place, or a new file of what can be read. */
export function DamagedWorkspace() {
  const damaged = useDamaged((state) => state.damaged);
  if (!damaged) return null;
  return (
    <Dialog title="The workspace is damaged" size={680} onClose={close}>
      <p className={styles.found}>{damaged.found}</p>
      <div className={styles.ways}>
        <Backups of={damaged.of} />
        <Recover of={damaged.of} />
      </div>
    </Dialog>
  );
}

function Backups({ of }: { of: ClosedFile }) {
  const { data, error } = useData(['backups', 'ofFile', of], () => api.backups.ofFile(of));
  const { run, busy } = useAction();
  const restore = (name: string) =>
    run(
      async () => {
        const { keptAs } = await api.backups.restoreFile({ of, name });
        close();
        return keptAs;
      },
      { done: (keptAs) => `Restored. The damaged file is kept beside it as ${keptAs}.`, undo: false },
    );
  return (
    <section aria-label="Backups">
      <h3>Put a backup in its place</h3>
      <p>
        {error?.message ??
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
                {state ? state.label : problem} <small>{state && `${state.client}, ${state.actor}`}</small>
              </span>
              <small>{size(bytes)}</small>
              <Button
                disabled={busy || !state}
                title={problem ?? undefined}
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

function Recover({ of }: { of: ClosedFile }) {
  const [result, setResult] = useState<z.infer<typeof recovered> | null>(null);
  const { run, busy } = useAction();
  const recover = () =>
    run(async () => {
      const target = await platform.pickSaveTarget({
        suggestedName: 'recovered.trustbench',
        kind: 'workspace',
      });
      if (!target) return;
      const { jobId } = await api.backups.recover({ of, target: target.token });
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
          <Button disabled={busy} onClick={() => void recover()}>
            Recover into a new file
          </Button>
        </>
      )}
    </section>
  );
}
