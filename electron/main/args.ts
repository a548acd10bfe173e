import { isAbsolute, resolve } from 'node:path';
import { z } from 'zod';

/** File name ending of a workspace, in lower case. */
export const WORKSPACE_ENDING = '.trustbench';

/**
 * The workspace named on a command line, as an absolute path, or null. Order and number of arguments differ between
 * packaged, unpacked and test starts, so the ending decides.
 */
export function workspaceArgument(argv: readonly string[], folder: string): string | null {
  const named = argv.slice(1).find((a) => !a.startsWith('-') && a.toLowerCase().endsWith(WORKSPACE_ENDING));
  if (named === undefined) return null;
  return isAbsolute(named) ? named : resolve(folder, named);
}

/** What a second start hands to the first: Chromium may reorder argv, so the path goes here. */
export const secondStart = z.strictObject({ workspace: z.string().max(32_768).nullable() });
export type SecondStart = z.infer<typeof secondStart>;
