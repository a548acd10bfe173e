import { Button } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Link, Route, Switch, useLocation } from 'wouter';
import type { RecentWorkspace } from './types.ts';
import { links } from '../../app/links.ts';
import { useOpenWorkspace } from '../../app/use-open-workspace.ts';
import { DropTarget } from '../../components/DropTarget.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Keys } from '../../components/Keys.tsx';
import { useActions } from '../../state/actions.ts';
import { NewEngagement } from './NewEngagement.tsx';
import { RecentList } from './RecentList.tsx';
import { Samples } from './Samples.tsx';
import styles from './WelcomeArea.module.css';

const Guide = lazy(() => import('../guide/GuideArea.tsx'));

/** Where work starts: recent workspaces, another file, or a new engagement. */
export function WelcomeArea({ recent, version }: { recent: RecentWorkspace[]; version: string }) {
  const [, navigate] = useLocation();
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
        <Route path="/guide/*?">
          <Link className={styles.back} href={links.overview}>
            Back to the workspaces
          </Link>
        </Route>
      </header>
      <Switch>
        <Route path={links.newEngagement}>
          <NewEngagement onCancel={() => navigate(links.overview)} />
        </Route>
        <Route path="/guide/:section?/:id?">
          <main className={styles.guide}>
            <Suspense fallback={null}>
              <Guide />
            </Suspense>
          </main>
        </Route>
        <Route>
          <main className={styles.start}>
            <div className={styles.bar}>
              <h1>Workspaces</h1>
              <Button
                variant="subtle"
                onClick={() => navigate(links.guide)}
                rightSection={<Keys keys="F1" />}
              >
                Guide
              </Button>
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
                  A workspace is one file that holds one engagement: its scope, control matrix, evidence,
                  tests and findings. It stays on this computer. Start a new engagement, or drop a workspace
                  here.
                </EmptyState>
              )}
            </DropTarget>
            <Samples />
          </main>
        </Route>
      </Switch>
    </div>
  );
}
