import { Button } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Backup } from '../../../shared/contract/backups.ts';
import type { VerifyResult } from '../../../shared/contract/workspace.ts';
import { api } from '../../app/api.ts';
import { moment } from '../../app/dates.ts';
import { plural, size } from '../../app/format.ts';
import { links } from '../../app/links.ts';
import { useAction, useWorkspace } from '../../app/query.ts';
import { DetailPane, PaneSection } from '../../components/DetailPane.tsx';
import { Properties, Property } from '../../components/Properties.tsx';
import { waitForJob } from '../../state/jobs.ts';
import styles from './backups.module.css';

interface Props {
  backup: Backup;
  folder: string;
  onCompare: () => void;
  onClose: () => void;
}

/** One copy: what it holds, and what can be done with it. */
export function BackupPane({ backup, folder, onCompare, onClose }: Props) {
  const { name, at, state, problem } = backup;
  const { headHash, readOnly } = useWorkspace();
  const [, navigate] = useLocation();
  const { run, busy } = useAction();
  const [verified, setVerified] = useState<VerifyResult | null>(null);
  const isNow = state?.headHash === headHash;

  const verify = () =>
    run(async () => setVerified(await waitForJob<VerifyResult>((await api.backups.verify({ name })).jobId)), {
      undo: false,
    });
  const open = () =>
    run(
      async () => {
        await api.workspace.open(await api.backups.offer({ name }));
        navigate(links.overview);
      },
      { done: 'The backup is open, for reading only.', undo: false },
    );
  const restore = () =>
    run(() => api.backups.restore({ name }), {
      done: `Restored the state of ${state ? moment(state.savedAt) : moment(at)}. What was there before is the newest backup.`,
      undo: false,
    });
  const whyNot = problem ?? (readOnly ? 'The workspace is open read-only' : undefined);

  return (
    <DetailPane area="backups" reference={moment(at)} title={state?.label ?? name} onClose={onClose}>
      <PaneSection>
        <div className={styles.buttons}>
          <Button disabled={!state || busy} title={problem ?? undefined} onClick={onCompare}>
            Compare with now
          </Button>
          <Button disabled={!state || busy} title={problem ?? undefined} onClick={() => void open()}>
            Open for reading
          </Button>
          <Button disabled={!state || busy} title={problem ?? undefined} onClick={() => void verify()}>
            Verify
          </Button>
          <Button
            disabled={!state || busy || readOnly || isNow}
            title={isNow ? 'The workspace is in this state' : whyNot}
            onClick={() => void restore()}
          >
            Restore
          </Button>
        </div>
        <p className={styles.note} role="status">
          {problem ??
            (verified && verdictOf(verified)) ??
            (isNow
              ? 'The workspace is in this state.'
              : 'Restoring puts this copy in the place of the workspace. The present state is backed up first, so it can be restored as well.')}
        </p>
      </PaneSection>
      <PaneSection title="Facts">
        <Properties>
          <Property label="Made">{moment(at)}</Property>
          {state && (
            <>
              <Property label="Client">{state.client}</Property>
              <Property label="Last change">{state.label}</Property>
              <Property label="Changed">{moment(state.savedAt)}</Property>
              <Property label="By">{state.actor}</Property>
              <Property label="Changes">{state.transactions}</Property>
              <Property label="State">
                <code className={styles.hash}>{state.headHash}</code>
              </Property>
            </>
          )}
          <Property label="Size">{size(backup.size)}</Property>
          <Property label="File">
            <span className={styles.hash}>{name}</span>
          </Property>
          <Property label="Folder">
            <span className={styles.hash}>{folder}</span>
          </Property>
        </Properties>
      </PaneSection>
    </DetailPane>
  );
}

function verdictOf({ ok, transactions, files, problems }: VerifyResult): string {
  return ok
    ? `Verified: ${plural(transactions, 'change')} and ${plural(files, 'file')} agree.`
    : `${plural(problems.length, 'problem')}: ${problems[0]?.message ?? ''}`;
}
