import { useState } from 'react';
import { WelcomeArea } from '../areas/welcome/WelcomeArea.tsx';
import { DamagedWorkspace } from './DamagedWorkspace.tsx';
import { CommandKeys } from './frame/CommandKeys.tsx';
import { Frame } from './frame/Frame.tsx';
import { Unreachable } from './frame/Unreachable.tsx';
import { usePassphraseDialog, useRewriting } from './passphrase/passphrase-state.ts';
import { PassphraseDialog, PassphraseResult } from './passphrase/PassphraseDialog.tsx';
import { RewriteProgress } from './passphrase/RewriteProgress.tsx';
import { UnlockDialog, UnlockScreen } from './passphrase/Unlock.tsx';
import { useStatus } from './query.ts';

/** The welcome screen without a workspace, the frame with one, the question for the passphrase of one that is locked. */
export function App() {
  const status = useStatus();
  const rewriting = useRewriting();
  const dialog = usePassphraseDialog();
  const { open, locked, recent, version } = status.data ?? {};
  const [lastShown, setLastShown] = useState<string | null>(null);
  const shown = open?.id ?? (locked || rewriting ? lastShown : null);
  if (shown !== lastShown) setLastShown(shown);
  return (
    <>
      <CommandKeys />
      <DamagedWorkspace />
      {status.error && !status.data && (
        <Unreachable error={status.error} onRetry={() => void status.refetch()} />
      )}
      {open && <Frame key={open.id} workspace={open} />}
      {open && locked && <UnlockDialog fileName={locked.fileName} lastShown={lastShown} />}
      {!open && locked && <UnlockScreen fileName={locked.fileName} lastShown={lastShown} />}
      {!open && !locked && !rewriting && recent && version !== undefined && (
        <WelcomeArea recent={recent} version={version} />
      )}
      {open && dialog.isOpen && <PassphraseDialog />}
      {rewriting && <RewriteProgress job={rewriting} />}
      {dialog.changed && <PassphraseResult changed={dialog.changed} />}
    </>
  );
}
