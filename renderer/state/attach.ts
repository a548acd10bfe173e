import { create } from 'zustand';
import { api } from '../app/api.ts';
import { plural } from '../app/format.ts';
import type { PickedFile } from '../app/platform.ts';
import { runAction } from '../app/query.ts';
import type { AttachResult } from '../../shared/contract/evidence/intake.ts';
import { waitForJob } from './jobs.ts';

interface Outcome {
  /** The last attachment of which something needs a look. */
  result: AttachResult | null;
  show(result: AttachResult | null): void;
}

/** Shown by `AttachOutcome`. */
export const useAttachOutcome = create<Outcome>((set) => ({
  result: null,
  show: (result) => set({ result }),
}));

export interface AttachOptions {
  controlIds?: string[];
  coversFrom?: string | null;
  coversTo?: string | null;
  /** Adds the file as a new version of this evidence. */
  versionOf?: string;
  /** Reference of what the files go to, for the toast. */
  to?: string;
}

/**
 * Attaches files and says what became of them: a toast when all went well, the list of `AttachOutcome` when a file was
 * already here or was rejected. Gives undefined when the whole attachment failed, which is shown as an error.
 */
export async function attachFiles(
  files: readonly PickedFile[],
  { to, ...options }: AttachOptions = {},
): Promise<AttachResult | undefined> {
  if (files.length === 0) return undefined;
  const tokens = files.map(({ token }) => token);
  const result = await runAction(
    async () => {
      const { jobId } = await api.evidence.attach({ files: tokens, ...options });
      return waitForJob<AttachResult>(jobId);
    },
    { done: (attached) => sentence(attached, to) },
  );
  if (result && result.duplicates.length + result.rejected.length > 0) {
    useAttachOutcome.getState().show(result);
  }
  return result;
}

function sentence({ added, duplicates, rejected }: AttachResult, to?: string): string | undefined {
  if (added.length === 0) return undefined;
  const parts = [`Attached ${plural(added.length, 'file')}${to ? ` to ${to}` : ''}.`];
  if (duplicates.length > 0) parts.push(`${duplicates.length} already here.`);
  if (rejected.length > 0) parts.push(`${rejected.length} not attached.`);
  return parts.join(' ');
}
