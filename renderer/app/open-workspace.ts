import { create } from 'zustand';
import type { ClosedFile } from '../../shared/contract/backups.ts';
import { AppError } from '../../shared/domain/errors.ts';
import { api } from './api.ts';

/** A workspace that could not be opened because it is damaged, and what is wrong with it. */
export const useDamaged = create<{ damaged: { of: ClosedFile; found: string } | null }>(() => ({
  damaged: null,
}));

/**
 * Opens a workspace; the one that is open is closed by the engine. A damaged one is not opened: the ways out of it are shown.
 * Neither is an encrypted one: the engine's status says that it waits, and the page asks for its passphrase.
 *
 * @returns whether it is open now
 */
export async function openWorkspace(of: ClosedFile): Promise<boolean> {
  try {
    if ('file' in of) await api.workspace.open(of);
    else await api.workspace.openRecent({ id: of.recent });
    return true;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'passphrase_required') return false;
    if (error.code !== 'workspace_damaged') throw error;
    useDamaged.setState({ damaged: { of, found: error.message } });
    return false;
  }
}
