import { Button } from '@mantine/core';
import { useLocation } from 'wouter';
import type { RecentWorkspace } from './types.ts';
import { links } from '../../app/links.ts';
import { useOpenWorkspace } from '../../app/use-open-workspace.ts';
import { DropTarget } from '../../components/DropTarget.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Keys } from '../../components/Keys.tsx';
import { useActions } from '../../state/actions.ts';
import { NewEngagement } from './NewEngagement.tsx';
import { RecentList } from './RecentList.tsx';
import styles from './WelcomeArea.module.css';

/** Where work starts: recent workspaces, another file, or a new engagement. */
export function WelcomeArea({ recent, version }: { recent: RecentWorkspace[]; version: string }) {
  const [location, navigate] = useLocation();
  const { open, pickAndOpen, busy } = useOpenWorkspace();
  const startNew = () => navigate(links.newEngagement);

  useActions([
    { id: 'workspace.new', label: 'New engagement', keys: 'mod+N', run: startNew },
    { id: 'workspace.open', label: 'Open a workspace', keys: 'mod+O', run: () => void pickAndOpen() },
  ]);

  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <b>Trustbench</b>
        <span>{version}</span>
      </header>
      {location === links.newEngagement ? (
        <NewEngagement onCancel={() => navigate(links.overview)} />
      ) : (
        <main className={styles.start}>
          <div className={styles.bar}>
            <h1>Workspaces</h1>
            <Button disabled={busy} onClick={() => void pickAndOpen()} rightSection={<Keys keys="mod+O" />}>
              Open
            </Button>
            <Button variant="filled" onClick={startNew}>
              New engagement
            </Button>
          </div>
          <DropTarget says="Open this workspace" onFiles={(files) => void open(files)}>
            {recent.length > 0 ? (
              <RecentList recent={recent} />
            ) : (
              <EmptyState title="No workspace was open on this computer yet">
                A workspace is one file that holds one engagement: its scope, control matrix, evidence, tests
                and findings. It stays on this computer. Start a new engagement, or drop a workspace here.
              </EmptyState>
            )}
          </DropTarget>
        </main>
      )}
    </div>
  );
}
