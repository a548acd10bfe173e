import { Tooltip, UnstyledButton } from '@mantine/core';
import { Lock, LockKeyhole, ShieldAlert, ShieldCheck, ShieldQuestion } from 'lucide-react';
import { useLocation } from 'wouter';
import type { OpenWorkspace } from '../../../shared/contract/workspace.ts';
import { Keys } from '../../components/Keys.tsx';
import { useJobs } from '../../state/jobs.ts';
import { clock } from '../dates.ts';
import { count, plural, size } from '../format.ts';
import { links } from '../links.ts';
import { undo } from '../query.ts';
import { openPassphraseDialog } from '../passphrase/passphrase-state.ts';
import styles from './StatusBar.module.css';
import { verify } from './verify.tsx';

function verification({ readOnly, verification: last }: OpenWorkspace) {
  if (last && !last.ok) return { Icon: ShieldAlert, words: 'Changed outside Trustbench', tone: styles.bad };
  if (readOnly && last)
    return { Icon: Lock, words: `Read only, verified ${clock(last.at).slice(0, 5)}`, tone: styles.ink };
  if (readOnly) return { Icon: Lock, words: 'Read only, not verified', tone: styles.ink };
  if (!last) return { Icon: ShieldQuestion, words: 'Not verified since it was opened', tone: undefined };
  const at = `Verified ${clock(last.at).slice(0, 5)}`;
  if (last.changesSince === 0) return { Icon: ShieldCheck, words: at, tone: styles.good };
  return { Icon: ShieldCheck, words: `${at}, ${plural(last.changesSince, 'change')} since`, tone: undefined };
}

function RunningJob() {
  const jobs = useJobs((state) => state.jobs);
  const showsBackground = useJobs((state) => state.showsBackground);
  const running = Object.values(jobs).filter(({ status }) => status === 'running');
  const job = running.find(({ background }) => !background) ?? running[0];
  if (!job) return null;
  if (!job.background) return <span className={styles.part}>{job.phase || job.label}</span>;
  return (
    <Tooltip label={showsBackground ? 'Hides its progress' : 'Shows its progress and a way to stop it'}>
      <UnstyledButton
        className={styles.part}
        aria-pressed={showsBackground}
        onClick={() => useJobs.setState({ showsBackground: !showsBackground })}
      >
        {job.label}
        {job.total > 0 && `, ${count(job.done)} of ${count(job.total)}`}
      </UnstyledButton>
    </Tooltip>
  );
}

/** Where the work lives, whether it is intact, and what undo would undo. Every part can be pressed. */
export function StatusBar({ workspace }: { workspace: OpenWorkspace }) {
  const [, navigate] = useLocation();
  const { Icon, words, tone } = verification(workspace);
  return (
    <footer className={styles.bar} data-pane>
      <Tooltip label={`${size(workspace.size)}. Opens the scope of the engagement`}>
        <UnstyledButton className={styles.part} onClick={() => navigate(links.scope)}>
          {workspace.fileName}
        </UnstyledButton>
      </Tooltip>
      {workspace.encrypted && (
        <Tooltip label="Encrypted with a passphrase. Opens its settings">
          <UnstyledButton className={styles.part} onClick={openPassphraseDialog}>
            <LockKeyhole size={13} aria-hidden />
            Encrypted
          </UnstyledButton>
        </Tooltip>
      )}
      <Tooltip label="Verify now: replay every change and hash every file">
        <UnstyledButton className={`${styles.part} ${tone ?? ''}`} onClick={() => void verify()}>
          <Icon size={13} aria-hidden />
          {words}
        </UnstyledButton>
      </Tooltip>
      <Tooltip label={`Opens the history. Head ${workspace.headHash.slice(0, 16)}`}>
        <UnstyledButton className={styles.part} onClick={() => navigate(links.history)}>
          {plural(workspace.transactions, 'change')}, {count(workspace.counts.evidence)} evidence
        </UnstyledButton>
      </Tooltip>
      <span className={styles.space} />
      <RunningJob />
      {workspace.undo && (
        <UnstyledButton className={styles.part} onClick={() => void undo()}>
          <span className={styles.label}>Undo: {workspace.undo}</span>
          <Keys keys="mod+Z" />
        </UnstyledButton>
      )}
      {workspace.savedAt && (
        <UnstyledButton className={styles.part} onClick={() => navigate(links.history)} aria-live="off">
          Saved {clock(workspace.savedAt)}
        </UnstyledButton>
      )}
    </footer>
  );
}
