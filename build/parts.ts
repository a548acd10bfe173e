import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Root of the checkout. */
export const ROOT = join(import.meta.dirname, '..');
export const DIST = join(ROOT, 'dist');

/** The three bundles, and the sources that each is made of. */
export const PARTS = {
  renderer: ['renderer', 'shared', 'vite.config.ts'],
  shell: ['electron/main', 'electron/preload', 'shared'],
  engine: ['electron/engine', 'shared'],
} as const;
export type Part = keyof typeof PARTS;

/** What every part depends on. */
const COMMON = ['build', 'package.json', 'package-lock.json'];

/** True when `part` was not built, or when a source changed since. */
export function isStale(part: Part): boolean {
  try {
    return readFileSync(stampFile(part), 'utf8') !== fingerprint(part);
  } catch {
    return true;
  }
}

/**
 * Names, sizes and times of all sources of `part`. Taken before the build, so that a file saved meanwhile counts as changed.
 */
export function fingerprint(part: Part): string {
  const hash = createHash('sha256');
  for (const source of [...PARTS[part], ...COMMON]) addToHash(hash, join(ROOT, source));
  return hash.digest('hex');
}

/** A build that fails leaves a folder that nothing may take for finished. */
export function forget(part: Part): void {
  rmSync(stampFile(part), { force: true });
}

/** Remembers what `part` was built from. */
export function stamp(part: Part, sources: string): void {
  mkdirSync(DIST, { recursive: true });
  writeFileSync(stampFile(part), sources);
}

function stampFile(part: Part): string {
  return join(DIST, `.${part}-sources`);
}

function addToHash(hash: ReturnType<typeof createHash>, path: string): void {
  const stat = statSync(path);
  if (!stat.isDirectory()) {
    hash.update(`${path}\0${stat.size}\0${stat.mtimeMs}\0`);
    return;
  }
  for (const name of readdirSync(path).toSorted()) addToHash(hash, join(path, name));
}
