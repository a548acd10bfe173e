import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resolveFrom, type LockedPackage } from '../packed-packages.ts';
import { ROOT } from '../parts.ts';

/** One entry of `packages` in package-lock.json, as far as it tells what is used. */
export interface LockEntry extends LockedPackage {
  /** Only where the folder has another name: an alias. */
  name?: string;
  version?: string;
  license?: string;
  integrity?: string;
  resolved?: string;
  hasInstallScript?: boolean;
}
export type Lock = Record<string, LockEntry>;

/** A package at one version, wherever it is installed. */
export interface LockedComponent {
  name: string;
  version: string;
  /** As its author wrote it: mostly an SPDX expression. */
  licence: string | undefined;
  integrity: string | undefined;
  /** Only the build and the tests use it. */
  dev: boolean;
  optional: boolean;
  /** Where it is installed, from the root of the checkout. */
  paths: string[];
  /** Ids of what it uses. */
  uses: string[];
}

/** The lock of this checkout. */
export function readLock(): Lock {
  return (JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as { packages: Lock }).packages;
}

export const idOf = ({ name, version }: Pick<LockedComponent, 'name' | 'version'>): string =>
  `${name}@${version}`;

const nameAt = (path: string, { name }: LockEntry): string =>
  name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** Everything in the lock but the project itself, by id, in the order of the alphabet. */
export function componentsOf(lock: Lock): Map<string, LockedComponent> {
  const found = new Map<string, LockedComponent>();
  for (const [path, entry] of Object.entries(lock)) {
    if (path === '') continue;
    const { version = '', license, integrity, dev = false, optional = false } = entry;
    const name = nameAt(path, entry);
    const id = `${name}@${version}`;
    const known = found.get(id);
    const component = known ?? {
      name,
      version,
      licence: license,
      integrity,
      dev,
      optional,
      paths: [],
      uses: [],
    };
    component.dev &&= dev;
    component.optional &&= optional;
    component.paths.push(path);
    component.uses = [...new Set([...component.uses, ...usesOf(lock, path)])].toSorted();
    found.set(id, component);
  }
  return new Map([...found].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Ids of what the package at `path` asks for and gets; '' is the project. */
export function usesOf(lock: Lock, path: string): string[] {
  const entry = lock[path] ?? {};
  const asked = Object.keys({
    ...entry.dependencies,
    ...entry.optionalDependencies,
    ...(entry as { devDependencies?: Record<string, string> }).devDependencies,
  });
  return asked.flatMap((name) => {
    const at = resolveFrom(lock, path, name);
    const used = at === null ? undefined : lock[at];
    return at === null || !used ? [] : [`${nameAt(at, used)}@${used.version ?? ''}`];
  });
}
