import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { unneededPackages, type LockedPackage } from '../../../build/packed-packages.ts';

const ROOT = join(import.meta.dirname, '../../..');
const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');

it('leaves behind what is in a bundle and keeps what the engine loads, with all that leads from it', () => {
  const packages: Record<string, LockedPackage> = {
    '': {},
    'node_modules/engine': { dependencies: { shared: '1', nested: '1' } },
    'node_modules/engine/node_modules/nested': { dependencies: { deep: '1' } },
    'node_modules/shared': {},
    'node_modules/deep': {},
    'node_modules/nested': {},
    'node_modules/react': { dependencies: { shared: '1', scheduler: '1' } },
    'node_modules/scheduler': {},
    'node_modules/vite': { dev: true },
  };
  expect(unneededPackages(packages, ['engine'])).toEqual(['nested', 'react', 'scheduler']);
});

it('leaves the screens behind and keeps the database driver', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, LockedPackage> };
  const left = unneededPackages(packages, [
    'better-sqlite3',
    'exceljs',
    'pdfkit',
    '@fontsource/source-sans-3',
  ]);
  expect(left).toEqual(expect.arrayContaining(['react', '@mantine/core', 'pdfjs-dist', '@orpc/client']));
  for (const name of ['better-sqlite3', 'exceljs', 'pdfkit', 'fontkit', 'jszip'])
    expect(left).not.toContain(name);
});

it('publishes nowhere and updates nothing', () => {
  const text = read('electron-builder.yml');
  expect(text).toMatch(/^publish: null$/m);
  expect(text).not.toMatch(/electron\/host|disableIntegrity|forceCodeSigning: false/);
  expect(read('package.json')).not.toContain('electron-updater');
});
