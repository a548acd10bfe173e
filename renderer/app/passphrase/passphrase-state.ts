import { create } from 'zustand';
import type { z } from 'zod';
import type { passphraseChanged } from '../../../shared/contract/passphrase.ts';
import { useJobs } from '../../state/jobs.ts';

export type PassphraseChanged = z.infer<typeof passphraseChanged>;

interface PassphraseDialogState {
  isOpen: boolean;
  /** What the last change came to, until it is read. */
  changed: PassphraseChanged | null;
}

/** The workspace is closed while its file is written anew, so the dialog does not belong to its screens. */
export const usePassphraseDialog = create<PassphraseDialogState>(() => ({ isOpen: false, changed: null }));

export const openPassphraseDialog = () => usePassphraseDialog.setState({ isOpen: true });
export const closePassphraseDialog = () => usePassphraseDialog.setState({ isOpen: false, changed: null });

/** The job that writes the file under another passphrase; none when undefined. */
export const useRewriting = () =>
  useJobs(({ jobs }) =>
    Object.values(jobs).find(({ kind, status }) => kind === 'passphrase' && status === 'running'),
  );
