/** Checklist 19: every fuse is decided, and a packed program that lies here has them as decided. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, it } from 'vitest';

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
