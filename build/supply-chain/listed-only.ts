import type { Plugin } from 'vite';
import { readLock, type Lock } from './lock.ts';

/** The installed package that a module belongs to, as the lock names it; null for our own and for what the bundler makes up. */
const packageOf = (module: string): string | null =>
  /(?:^|\/)(node_modules\/.*)/
    .exec(module.replaceAll('\\', '/'))?.[1]
    ?.match(/^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0] ?? null;

/**
 * Packages of a bundle that the list of licences leaves out, because the lock does not know them or calls them tools of development.
 *
 * @param modules paths, as the bundler names them
 */
export function unlistedPackages(modules: Iterable<string>, lock: Lock): string[] {
  const unlisted = new Set<string>();
  for (const module of modules) {
    const path = packageOf(module);
    if (path !== null && (lock[path] ?? { dev: true }).dev) unlisted.add(path);
  }
  return [...unlisted].toSorted();
}

/** Fails a build that would ship a package without naming its licence. */
export function listedOnly(): Plugin {
  return {
    name: 'listed-only',
    apply: 'build',
    generateBundle() {
      const unlisted = unlistedPackages(this.getModuleIds(), readLock());
      if (unlisted.length > 0)
        this.error(`Not in the list of licences, which leaves out devDependencies: ${unlisted.join(', ')}`);
    },
  };
}
