import type { SealManifest } from '../workspace/seal-manifest.ts';
import type { Workspace } from '../workspace/workspace.ts';

const NONE: ReadonlySet<string> = new Set();
const known = new WeakMap<SealManifest, ReadonlySet<string>>();

/** SHA-256 of the files whose bytes the sender left out of this sealed copy; none in a workspace. */
export function withheldFiles({ seal }: Workspace): ReadonlySet<string> {
  if (!seal) return NONE;
  const found = known.get(seal) ?? new Set(seal.withheld.map(({ sha256 }) => sha256));
  known.set(seal, found);
  return found;
}
