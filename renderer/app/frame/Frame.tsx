import { spotlight } from '@mantine/spotlight';
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import type { OpenWorkspace } from '../../../shared/contract/workspace.ts';
import { useActions } from '../../state/actions.ts';
import { Intake } from '../../components/intake/Intake.tsx';
import { BesideSplit } from '../../areas/evidence/beside/BesideSplit.tsx';
import { AUDIT_VIEWS } from '../../areas/audit/views.ts';
import { LocksDialog } from '../../areas/locks/LocksDialog.tsx';
import { OverrideDialog } from '../../components/OverrideDialog.tsx';
import { useLocksDialog } from '../../state/locks.ts';
import { RollForwardDialog } from '../../areas/renewal/RollForwardDialog.tsx';
import { useRollForward } from '../../areas/renewal/roll-forward-state.ts';
import { Sealing } from '../../areas/seal/Sealing.tsx';
import { usePreferences } from '../../state/preferences.ts';
import { AREAS, areaOf, GUIDE } from '../areas.ts';
import { links } from '../links.ts';
import { openPassphraseDialog } from '../passphrase/passphrase-state.ts';
import { useAutoLock } from '../passphrase/use-auto-lock.ts';
import { closeWorkspace, lockWorkspace, redo, runAction, undo } from '../query.ts';
import { Routes } from '../routes.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { useOpenWorkspace } from '../use-open-workspace.ts';
import styles from './Frame.module.css';
import { Header } from './Header.tsx';
import { JobTray } from './JobTray.tsx';
import { Notices } from './Notices.tsx';
import { Palette } from './Palette.tsx';
import { Rail } from './Rail.tsx';
import { StatusBar } from './StatusBar.tsx';
import { verify, VerifyProblems } from './verify.tsx';

/** Below this window width an area with a grid starts with the narrow rail, or its titles would be cut beside the pane (px). */
const NARROW_BELOW = 1600;

/** Names in the title of the window of what is no area. */
const OTHER_PLACES: Readonly<Record<string, string>> = {
  backups: 'Backups',
  review: 'Review',
  licences: 'Licences',
};

/** F6 moves the focus to the next landmark: rail, area, its panes, status bar. */
function focusNextPane() {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter(
    (pane) => pane.offsetParent,
  );
  const current = panes.findLastIndex((pane) => pane.contains(document.activeElement));
  const next = panes[(current + 1) % panes.length];
  const inside = next?.querySelector<HTMLElement>(
    '[data-pane-focus], [aria-current="page"], [tabindex="0"], a, button, input',
  );
  (inside ?? next)?.focus();
}

export function Frame({ workspace }: { workspace: OpenWorkspace }) {
  const [location, navigate] = useLocation();
  const area = [...AREAS, GUIDE].find(({ id }) => id === areaOf(location));
  const { narrowRail, setNarrowRail } = usePreferences();
  const narrow = narrowRail[area?.id ?? ''] ?? (Boolean(area?.wide) && window.innerWidth < NARROW_BELOW);
  const toggleRail = () => setNarrowRail(area?.id ?? '', !narrow);

  const { pickAndOpen } = useOpenWorkspace();
  const rollForward = useRollForward();
  const locks = useLocksDialog();
  useAutoLock();
  const startNew = async () => {
    await runAction(closeWorkspace, { undo: false });
    navigate(links.newEngagement);
  };

  useActions([
    { id: 'app.palette', label: 'Find or run a command', keys: 'mod+K', run: spotlight.toggle },
    ...AREAS.map(({ id, name, path }, index) => ({
      id: `go.${id}`,
      label: `Go to ${name}`,
      keys: `mod+${index + 1}`,
      run: () => {
        // Leaving a field is what saves it.
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
        navigate(path);
      },
    })),
    ...AUDIT_VIEWS.map(({ id, label, path }) => ({
      id: `audit.${id}`,
      label: `Show ${label.toLowerCase()} of the mock audit`,
      run: () => navigate(path),
    })),
    {
      id: 'audit.session',
      label: 'Start session of the mock audit',
      run: () => navigate(links.auditSession),
    },
    { id: 'edit.undo', label: 'Undo', keys: 'mod+Z', run: () => void undo() },
    { id: 'edit.redo', label: 'Redo', keys: 'mod+shift+Z', run: () => void redo() },
    { id: 'view.rail', label: narrow ? 'Widen the rail' : 'Narrow the rail', keys: 'mod+B', run: toggleRail },
    { id: 'view.pane', label: 'Go to the next pane', keys: 'F6', whileTyping: true, run: focusNextPane },
    { id: 'view.history', label: 'Show the history', run: () => navigate(links.history) },
    { id: 'view.licences', label: 'Show the licences of the software', run: () => navigate(links.licences) },
    { id: 'workspace.backups', label: 'Show the backups', run: () => navigate(links.backups) },
    { id: 'workspace.verify', label: 'Verify the workspace', run: () => void verify() },
    { id: 'workspace.new', label: 'New engagement', run: () => void startNew() },
    { id: 'workspace.locks', label: 'Lock areas', run: locks.open },
    { id: 'workspace.rollForward', label: 'Roll forward to the next engagement', run: rollForward.open },
    { id: 'workspace.open', label: 'Open a workspace', keys: 'mod+O', run: () => void pickAndOpen() },
    {
      id: 'workspace.passphrase',
      label: workspace.encrypted ? 'Change the passphrase, or when to lock' : 'Set a passphrase',
      run: openPassphraseDialog,
    },
    {
      id: 'workspace.lock',
      label: 'Lock the workspace',
      keys: 'mod+shift+L',
      // What has no passphrase is locked by setting one.
      run: () =>
        workspace.encrypted ? void runAction(lockWorkspace, { undo: false }) : openPassphraseDialog(),
    },
    {
      id: 'workspace.close',
      label: 'Close the workspace',
      run: () => void runAction(closeWorkspace, { undo: false }),
    },
  ]);

  const place = area?.name ?? OTHER_PLACES[areaOf(location)] ?? 'History';
  useEffect(() => {
    document.title = `${workspace.engagement.client}, ${place} - Trustbench`;
  }, [workspace.engagement.client, place]);

  return (
    <div className={styles.frame} data-narrow={narrow || undefined}>
      <Header workspace={workspace} />
      <Rail workspace={workspace} narrow={narrow} onToggle={toggleRail} />
      <main className={styles.main} data-pane tabIndex={-1}>
        <Notices workspace={workspace} />
        <Sealing />
        <BesideSplit>
          <ErrorBoundary key={areaOf(location)}>
            <Routes />
          </ErrorBoundary>
        </BesideSplit>
      </main>
      <StatusBar workspace={workspace} />
      <JobTray />
      <Intake />
      <Palette />
      <VerifyProblems />
      <OverrideDialog />
      {locks.isOpen && <LocksDialog onClose={locks.close} />}
      {rollForward.isOpen && <RollForwardDialog onClose={rollForward.close} />}
    </div>
  );
}
