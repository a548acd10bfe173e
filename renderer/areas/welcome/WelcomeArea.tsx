import { Button } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { RecentWorkspace } from './types.ts';
import { api } from '../../app/api.ts';
import { links } from '../../app/links.ts';
import { platform, type PickedFile } from '../../app/platform.ts';
import { useAction } from '../../app/query.ts';
import { DropTarget } from '../../components/DropTarget.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Keys } from '../../components/Keys.tsx';
import { useActions } from '../../state/actions.ts';
import { NewEngagement } from './NewEngagement.tsx';
import { RecentList } from './RecentList.tsx';
import styles from './WelcomeArea.module.css';

/** Where work starts: recent workspaces, another file, or a new engagement. */
export function WelcomeArea({ recent, version }: { recent: RecentWorkspace[]; version: string }) {
  const [creating, setCreating] = useState(false);
  const [, navigate] = useLocation();
  const { run, busy } = useAction();

  const open = (files: PickedFile[]) =>
    run(async () => {
      const [file] = files;
      if (!file) return;
      await api.workspace.open({ file: file.token });
      navigate(links.overview);
    });
  const openFile = async () => {
    const files = await run(() => platform.pickFiles({ multiple: false, accept: 'workspace' }));
    if (files) await open(files);
  };

  useActions([
    { id: 'workspace.new', label: 'New engagement', keys: 'mod+N', run: () => setCreating(true) },
    { id: 'workspace.open', label: 'Open a workspace', keys: 'mod+O', run: () => void openFile() },
  ]);

  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <b>Trustbench</b>
        <span>{version}</span>
      </header>
      {creating ? (
        <NewEngagement onCancel={() => setCreating(false)} />
      ) : (
        <main className={styles.start}>
          <div className={styles.bar}>
            <h1>Workspaces</h1>
            <Button disabled={busy} onClick={() => void openFile()} rightSection={<Keys keys="mod+O" />}>
              Open
            </Button>
            <Button variant="filled" onClick={() => setCreating(true)}>
              New engagement
            </Button>
          </div>
          <DropTarget says="Open this workspace" onFiles={(files) => void open(files)}>
            {recent.length > 0 ? (
              <RecentList recent={recent} />
            ) : (
              <EmptyState title="No workspace was open on this computer yet">
                A workspace is one file that holds one engagement: its scope, control matrix, evidence, tests
                and findings. It stays on this computer.
              </EmptyState>
            )}
          </DropTarget>
        </main>
      )}
    </div>
  );
}
