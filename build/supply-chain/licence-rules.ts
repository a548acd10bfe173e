import { idOf, type LockedComponent } from './lock.ts';

/** SPDX identifiers of what may be shipped in a closed program, given that its text goes along. */
export const ALLOWED: readonly string[] = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  // Copyleft by file: its files are shipped as they came.
  'MPL-2.0',
  'OFL-1.1',
  'Unlicense',
  'Zlib',
];

/** What a manifest says in words of its own, or not at all, and how it is known. */
const CORRECTED: Readonly<Record<string, string>> = {
  // Its manifest says MIT/X11, the older name.
  'chainsaw@0.1.0': 'MIT',
  // No licence in this manifest; that of its next release, 0.1.2, says MIT/X11.
  'buffers@0.1.1': 'MIT',
  // BSD in the manifest, the text of two clauses in its file.
  'duck@0.1.12': 'BSD-2-Clause',
  // In its file, and not in the manifest.
  'png-js@2.0.0': 'MIT',
};

/** The licence of a package as an SPDX expression; null when nobody said. */
export function licenceOf(component: Pick<LockedComponent, 'name' | 'version' | 'licence'>): string | null {
  return CORRECTED[idOf(component)] ?? component.licence?.replace(/^\((.*)\)$/, '$1') ?? null;
}

/** Whether an expression of names, OR and AND can be met with what is allowed. */
export function isAllowed(expression: string | null): boolean {
  return (
    expression
      ?.split(' OR ')
      .some((choice) => choice.split(' AND ').every((name) => ALLOWED.includes(name))) ?? false
  );
}
