import { lstatSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Names under which something is written that gets its own name when it is whole; nothing else is called so. */
const UNFINISHED = [
  /^\.trustbench-[0-9a-f]{12}\.partial$/,
  /^\.trustbench-seal-[A-Za-z0-9]{6}$/,
  /\.trustbench\.\d+\.partial(?:-journal|\.lock)?$/,
  /_format-\d+_[\dT-]+\.trustbench\.partial$/,
];

/** Nobody is still writing what is older. */
const DAY_MS = 86_400_000;

/**
 * Removes what a run that died left in `folder` of an export, a copy, a seal or a new file, once it is a day old. A folder that can not
 * be read or written keeps it.
 *
 * @returns the names of what was removed
 */
export function removeLeftovers(folder: string): string[] {
  return namesIn(folder).filter((name) => {
    const path = join(folder, name);
    try {
      // Of a link the link itself: what it leads to is not ours.
      if (Date.now() - lstatSync(path).mtimeMs < DAY_MS) return false;
      rmSync(path, { recursive: true });
      return true;
    } catch {
      return false;
    }
  });
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => UNFINISHED.some((pattern) => pattern.test(name)));
  } catch {
    return [];
  }
}
