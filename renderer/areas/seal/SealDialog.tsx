import { Button } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Sealed } from '../../../shared/contract/seal.ts';
import { allAnswered, api, toAppError } from '../../app/api.ts';
import { size } from '../../app/format.ts';
import { links } from '../../app/links.ts';
import { openWorkspace } from '../../app/open-workspace.ts';
import { platform, type SaveTarget } from '../../app/platform.ts';
import { queryClient, useAction, useWorkspace } from '../../app/query.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { waitForJob } from '../../state/jobs.ts';
import { JobProgress } from './JobProgress.tsx';
import { KeyFacts } from './KeyFacts.tsx';
import { closeSealDialog } from './seal-state.ts';
import { SealForm, type WantedSeal } from './SealForm.tsx';
import styles from './seal.module.css';

/** Seals the open workspace: what is chosen, its progress, and what came of it. */
export function SealDialog() {
  const { engagement } = useWorkspace();
  const { run, busy } = useAction();
  const [jobId, setJobId] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [done, setDone] = useState<{ sealed: Sealed; target: SaveTarget } | null>(null);

  const seal = ({ makesKey, passphrase, copyPassphrase, ...wanted }: WantedSeal) =>
    run(
      async () => {
        setRefused(null);
        await allAnswered();
        const name = engagement.client.replaceAll(/[<>:"/\\|?*]/g, '').trim();
        const target = await platform.pickSaveTarget({
          suggestedName: `${name} sealed.trustbench`,
          kind: 'workspace',
        });
        if (!target) return;
        try {
          if (makesKey) {
            await api.seal.createKey({ target: null, passphrase });
            await queryClient.invalidateQueries({ queryKey: ['seal', 'keyring'] });
          }
          const started = await api.seal.start({
            ...wanted,
            selection: { ...wanted.selection, areas: [...wanted.selection.areas] },
            key: null,
            target: target.token,
            passphrase,
            ...(copyPassphrase !== undefined && { copyPassphrase }),
          });
          setJobId(started.jobId);
          setDone({ sealed: await waitForJob<Sealed>(started.jobId), target });
        } catch (error) {
          const failure = toAppError(error);
          if (failure.code !== 'bad_input') throw error;
          setRefused(failure.message);
        } finally {
          setJobId(null);
        }
      },
      { undo: false },
    );

  return (
    <Dialog title={done ? 'Sealed' : 'Seal a copy for the auditor'} size={720} onClose={closeSealDialog}>
      {done ? (
        <SealResult {...done} />
      ) : (
        <>
          {jobId !== null && <JobProgress jobId={jobId} />}
          <div hidden={jobId !== null}>
            <SealForm busy={busy} refused={refused} onSeal={(wanted) => void seal(wanted)} />
          </div>
        </>
      )}
    </Dialog>
  );
}

function SealResult({ sealed, target }: { sealed: Sealed; target: SaveTarget }) {
  const [, navigate] = useLocation();
  const { run, busy } = useAction();
  const open = () =>
    run(
      async () => {
        closeSealDialog();
        if (await openWorkspace({ file: sealed.file })) navigate(links.overview);
      },
      { undo: false },
    );
  const { reveal } = platform;
  return (
    <div className={styles.dialog}>
      <p>
        <b>{sealed.fileName}</b>, {size(sealed.size)}, is signed and can not be changed unnoticed.
      </p>
      <KeyFacts sealKey={sealed.key}>
        Give the auditor these words another way than the copy, for example over the phone.
      </KeyFacts>
      <footer className={styles.foot}>
        {reveal && <Button onClick={() => void run(() => reveal(target), { undo: false })}>Reveal</Button>}
        <Button disabled={busy} onClick={() => void open()}>
          Open and verify it
        </Button>
        <Button variant="filled" data-autofocus onClick={closeSealDialog}>
          Close
        </Button>
      </footer>
    </div>
  );
}
