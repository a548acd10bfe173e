import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import type { LicenceList, LicensedPart } from '../../shared/domain/licences.ts';
import { LICENCE_FILE } from '../../shared/domain/licences.ts';
import { ROOT } from '../parts.ts';
import { licenceOf } from './licence-rules.ts';
import { componentsOf, readLock, type LockedComponent } from './lock.ts';

const LICENCE_NAME = /^(?:licen[cs]e|copying|ofl|unlicense|notice)(?:[-._].*)?$/i;

/** What goes along inside of packages, or beside them, and has a licence of its own. */
const WITHIN: readonly (Omit<LicensedPart, 'text'> & { note: string })[] = [
  {
    name: 'Chromium and Node.js, in Electron',
    version: '',
    licence: 'BSD-3-Clause AND MIT',
    note: 'Their texts and those of all their parts are in LICENSES.chromium.html, beside the program.',
  },
  {
    name: 'SQLite, in the database driver',
    version: '',
    licence: 'blessing',
    note: 'In the public domain: its authors disclaim copyright and leave a blessing in the place of a licence.',
  },
  {
    name: 'Letters of the text recognition, by Tesseract',
    version: '',
    licence: 'Apache-2.0',
    note: 'Copyright of Google and the contributors of tessdata. Under the Apache License, version 2.0, whose text is that of tesseract.js.',
  },
];

/** Folders of a package that hold the work of others, with its licence. */
const FOLDERS_WITHIN: Readonly<Record<string, readonly string[]>> = {
  'pdfjs-dist': ['cmaps', 'standard_fonts', 'wasm'],
};

/** The program that the shell runs on is shipped, though a manifest calls it a tool of development. */
const SHIPPED_TOOLS = ['electron'];

/**
 * What the application is made of, with the licence texts that the installed packages carry. Optional packages for other systems are not
 * installed, and so not part of what is built here.
 */
export function licenceList(): LicenceList {
  const texts: string[] = [];
  const indexOf = (text: string): number => {
    const at = texts.indexOf(text);
    return at === -1 ? texts.push(text) - 1 : at;
  };
  const parts = [...componentsOf(readLock()).values()]
    .filter(({ dev, name }) => !dev || SHIPPED_TOOLS.includes(name))
    .filter(({ paths }) => paths.some((path) => existsSync(join(ROOT, path))))
    .map((component): LicensedPart => {
      const text = textOf(component);
      const { name, version } = component;
      return { name, version, licence: licenceOf(component), text: text === null ? null : indexOf(text) };
    });
  const within = WITHIN.map(({ note, ...part }) => ({ ...part, text: indexOf(note) }));
  return { parts: [...within, ...parts], texts };
}

function textOf({ name, paths }: LockedComponent): string | null {
  const folder = paths.map((path) => join(ROOT, path)).find((path) => existsSync(path));
  if (folder === undefined) return null;
  const texts = ['.', ...(FOLDERS_WITHIN[name] ?? [])].flatMap((within) => textsIn(join(folder, within)));
  return texts.length > 0 ? texts.join('\n\n') : null;
}

const textsIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((file) => file.isFile() && LICENCE_NAME.test(file.name))
    .map((file) => readFileSync(join(folder, file.name), 'utf8').trim());

/** Puts the list beside the built renderer. */
export function licenceFile(): Plugin {
  return {
    name: 'licence-file',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: LICENCE_FILE, source: JSON.stringify(licenceList()) });
    },
  };
}
