import { Button, CloseButton } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import type { OpenWorkspace } from '../../../shared/contract/workspace.ts';
import { usePreferences } from '../../state/preferences.ts';
import { api } from '../api.ts';
import { platform } from '../platform.ts';
import { useAction } from '../query.ts';
import styles from './Notices.module.css';

/** Nothing is saved while these stand, so they can not be dismissed. */
const BLOCKING: ReadonlySet<OpenWorkspace['notices'][number]['code']> = new Set(['file_moved', 'file_gone']);

/** What the engine says of the file itself: how it was left, where it is, what the clock did. */
export function Notices({ workspace }: { workspace: OpenWorkspace }) {
  const { dismissedNotices, dismissNotice } = usePreferences();
  const keyOf = (id: string) => `${workspace.id} ${id}`;
  const shown = workspace.notices.filter(
    ({ code, id }) => BLOCKING.has(code) || !dismissedNotices.includes(keyOf(id)),
  );
  return shown.map(({ code, id, message }) => (
    <div key={id} className={styles.notice} role="status" data-blocking={BLOCKING.has(code) || undefined}>
      <TriangleAlert className={styles.sign} size={16} aria-hidden />
      <p className={styles.message}>{message}</p>
      {BLOCKING.has(code) ? (
        <SaveCopy fileName={workspace.fileName} />
      ) : (
        <CloseButton aria-label="Dismiss this notice" onClick={() => dismissNotice(keyOf(id))} />
      )}
    </div>
  ));
}

function SaveCopy({ fileName }: { fileName: string }) {
  const { run, busy } = useAction();
  const save = () =>
    run(async () => {
      const target = await platform.pickSaveTarget({ suggestedName: fileName, kind: 'workspace' });
      if (target) await api.workspace.saveCopy({ target: target.token });
    });
  return (
    <Button variant="filled" loading={busy} onClick={() => void save()}>
      Save a copy
    </Button>
  );
}
