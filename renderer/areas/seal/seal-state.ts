import { create } from 'zustand';
import type { VerifyResult } from '../../../shared/contract/workspace.ts';
import { api, toAppError } from '../../app/api.ts';
import { waitForJob } from '../../state/jobs.ts';

/** Dialogs of sealing; one is open at a time. */
export type SealDialogName = 'seal' | 'key' | 'details';

export const useSealDialog = create<{ shown: SealDialogName | null }>(() => ({ shown: null }));

export const showSealDialog = (shown: SealDialogName) => useSealDialog.setState({ shown });
export const closeSealDialog = () => useSealDialog.setState({ shown: null });

interface SealCheck {
  /** The open file that the check is of. */
  workspaceId: string;
  running: boolean;
  result: VerifyResult | null;
  /** Why there is no result: it was cancelled, or failed. */
  problem: string | null;
}

/** What checking the seal of the open copy came to. */
export const useSealCheck = create<{ check: SealCheck | null }>(() => ({ check: null }));

/** Checks signature, manifest, journal and every stored byte of the open sealed copy. Reading goes on meanwhile. */
export async function checkSeal(workspaceId: string): Promise<void> {
  const settle = (found: Pick<SealCheck, 'result' | 'problem'>) => {
    if (useSealCheck.getState().check?.workspaceId !== workspaceId) return;
    useSealCheck.setState({ check: { workspaceId, running: false, ...found } });
  };
  useSealCheck.setState({ check: { workspaceId, running: true, result: null, problem: null } });
  try {
    const { jobId } = await api.workspace.verify({});
    settle({ result: await waitForJob<VerifyResult>(jobId), problem: null });
  } catch (error) {
    settle({ result: null, problem: toAppError(error).message });
  }
}
