/** Checklist 19: every fuse is decided, an Electron program takes them, and a packed one that lies here has them as decided. */
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  readdirSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { flipFuses, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';
import { expect, it } from 'vitest';
import { findTestElectron } from '../../e2e/runtimes.ts';

const ROOT = join(import.meta.dirname, '../../..');
const PACKED = join(ROOT, 'release', 'linux-unpacked', 'trustbench');

const DECIDED: Record<keyof typeof FuseV1Options, boolean> = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
};

/** The entries of one block of electron-builder.yml, which are plain `key: value` lines. */
function block(name: string): Record<string, boolean> {
  const text = readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8');
  const [, lines = ''] = new RegExp(`^${name}:\\n((?: +.*\\n)+)`, 'm').exec(text) ?? [];
  return Object.fromEntries(
    [...lines.matchAll(/^ +(\w+): (true|false)$/gm)].map(([, key, value]) => [key, value === 'true']),
  );
}

it('decides every fuse that there is', () => {
  const known = Object.values(FuseV1Options).filter((name) => typeof name === 'string');
  expect(Object.keys(DECIDED).toSorted()).toEqual(known.toSorted());
  const written = Object.entries(DECIDED).map(([name, on]) => [name[0]?.toLowerCase() + name.slice(1), on]);
  expect(block('electronFuses')).toEqual(Object.fromEntries(written));
});

it.skipIf(!existsSync(PACKED))('the packed program has them', async () => {
  const wire = await getCurrentFuseWire(PACKED);
  for (const [name, on] of Object.entries(DECIDED))
    // A fuse is a digit in the program.
    expect([name, wire[FuseV1Options[name as keyof typeof FuseV1Options]]]).toEqual([
      name,
      (on ? '1' : '0').charCodeAt(0),
    ]);
});

const program = findTestElectron(process.env);

it.skipIf(program === null || process.platform !== 'linux')(
  'a program with them is no Node, whatever the environment says',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'trustbench-fuses-'));
    const copy = join(folder, basename(program ?? ''));
    // What the program reads lies beside it.
    for (const name of readdirSync(dirname(program ?? '')))
      if (name !== basename(copy)) symlinkSync(join(dirname(program ?? ''), name), join(folder, name));
    copyFileSync(program ?? '', copy);
    const asNode = () =>
      spawnSync(copy, ['-e', 'console.log("ran " + 6 * 7)'], {
        env: { PATH: process.env['PATH'], ELECTRON_RUN_AS_NODE: '1' },
        encoding: 'utf8',
        timeout: 5000,
      }).stdout;
    try {
      expect(asNode()).toContain('ran 42');
      const before = await getCurrentFuseWire(copy);
      // An older Electron has not yet the last of them.
      const known = Object.entries(DECIDED).filter(
        ([name]) => before[FuseV1Options[name as keyof typeof FuseV1Options]] !== undefined,
      );
      expect(known.length).toBeGreaterThan(6);
      const wanted = known.map(([name, on]) => [FuseV1Options[name as keyof typeof FuseV1Options], on]);
      await flipFuses(copy, { version: FuseVersion.V1, ...Object.fromEntries(wanted) });
      const wire = await getCurrentFuseWire(copy);
      expect(known.map(([name]) => [name, wire[FuseV1Options[name as keyof typeof FuseV1Options]]])).toEqual(
        known.map(([name, on]) => [name, (on ? '1' : '0').charCodeAt(0)]),
      );
      expect(asNode()).not.toContain('ran 42');
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);
