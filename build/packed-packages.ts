/** One entry of `packages` in package-lock.json, as far as it matters here. */
export interface LockedPackage {
  dev?: boolean;
  devOptional?: boolean;
  optional?: boolean;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

const PREFIX = 'node_modules/';

/**
 * Top-level production packages that none of `needed` leads to: they are part of a bundle already, so a package that
 * carried them would carry them twice.
 * @param packages `packages` of package-lock.json
 */
export function unneededPackages(
  packages: Readonly<Record<string, LockedPackage>>,
  needed: readonly string[],
): string[] {
  const reached = new Set<string>();
  const visit = (path: string) => {
    const entry = packages[path];
    if (!entry || reached.has(path)) return;
    reached.add(path);
    for (const name of Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })) {
      const found = resolveFrom(packages, path, name);
      if (found !== null) visit(found);
    }
  };
  for (const name of needed) visit(PREFIX + name);
  return Object.entries(packages)
    .filter(([path, { dev }]) => path.startsWith(PREFIX) && !dev && !reached.has(path))
    .map(([path]) => path.slice(PREFIX.length))
    .filter((name) => !name.includes(PREFIX))
    .toSorted();
}

/** Where Node would find `name` for a package at `path`: beside it, or in a folder above. */
export function resolveFrom(
  packages: Readonly<Record<string, LockedPackage>>,
  path: string,
  name: string,
): string | null {
  for (let at = path; ; at = at.slice(0, at.lastIndexOf(`/${PREFIX}`))) {
    const candidate = `${at}/${PREFIX}${name}`;
    if (packages[candidate]) return candidate;
    if (!at.includes(`/${PREFIX}`)) break;
  }
  return packages[PREFIX + name] ? PREFIX + name : null;
}
