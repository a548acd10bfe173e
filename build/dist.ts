/**
 * `npm run dist [-- electron-builder options]`: builds everything and packs it for this platform, for example
 * `npm run dist -- --dir`. Never publishes.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle, ENGINE_EXTERNAL } from './bundle.ts';
import { unneededPackages, type LockedPackage } from './packed-packages.ts';
import { ROOT } from './parts.ts';

/** What the packed engine loads from node_modules: packages outside the bundle, the fonts of the reports, the letters of the OCR. */
const NEEDED = [
  ...ENGINE_EXTERNAL,
  '@fontsource/source-sans-3',
  '@fontsource/source-serif-4',
  '@tesseract.js-data/eng',
];

for (const part of ['renderer', 'shell', 'engine'] as const) await bundle(part);
process.exitCode = pack(process.argv.slice(2));

function pack(options: readonly string[]): number {
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, LockedPackage>;
  };
  const leftBehind = unneededPackages(lock.packages, NEEDED).map((name) => `!node_modules/${name}/**`);
  const folder = mkdtempSync(join(tmpdir(), 'trustbench-dist-'));
  const config = join(folder, 'electron-builder.json');
  writeFileSync(config, JSON.stringify({ extends: join(ROOT, 'electron-builder.yml'), files: leftBehind }));
  const cli = createRequire(import.meta.url).resolve('electron-builder/cli.js');
  const args = [cli, '--projectDir', ROOT, '--config', config, '--publish', 'never', ...options];
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', cwd: ROOT });
  rmSync(folder, { recursive: true });
  return status ?? 1;
}
