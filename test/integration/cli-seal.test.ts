/** Sealing from the command line, with passphrases from files. */
import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { cliFolder } from './cli.ts';

const { at, json, newWorkspace, refused } = cliFolder();

it('seals a copy under a passphrase of its own, which verifying asks for', () => {
  const file = newWorkspace('plain.trustbench');
  writeFileSync(at('key.txt'), 'nineteen iron bells\n');
  writeFileSync(at('copy.txt'), 'thirteen tin whistles\n');
  writeFileSync(at('short.txt'), 'short\n');
  json('key', 'create', '--out', 'firm.key', '--key-passphrase-file', 'key.txt');
  const seal = (passphrase: string) =>
    [
      ['seal', file, '--out', 'sealed.trustbench', '--key', 'firm.key', '--key-passphrase-file', 'key.txt'],
      ['--copy-passphrase-file', passphrase],
    ].flat();
  expect(refused(...seal('short.txt'))).toMatchObject({ code: 'bad_input' });
  expect(json(...seal('copy.txt'))).toMatchObject({ sealed: true });
  expect(refused('verify', 'sealed.trustbench').code).toBe('passphrase_required');
  expect(json('verify', 'sealed.trustbench', '--passphrase-file', 'copy.txt')).toMatchObject({ ok: true });
});
