import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { cliFolder, sha256 } from './cli.ts';

const { at, json, refused, newWorkspace } = cliFolder();

it('makes the file of the next engagement, and no half-made one when it refuses', () => {
  const file = newWorkspace('prior.trustbench');
  const before = sha256(at(file));
  const roll = (...args: string[]) => ['roll-forward', file, '--out', 'next.trustbench', ...args];
  const refusal = (...args: string[]) => refused(...roll(...args)).code;
  expect(refusal('--from', '2027-01-01', '--to', '2027-02-30')).toBe('bad_input');
  expect(readdirSync(at('.')).filter((name) => name.includes('next'))).toEqual([]);

  const { headHash } = json<{ headHash: string }>('verify', file);
  const made = json<{ path: string; carried: Record<string, number> }>(
    ...roll('--from', '2026-07-01', '--to', '2026-12-31'),
  );
  expect(made).toMatchObject({ path: 'next.trustbench', type: 'II', prior: { headHash } });
  expect(sha256(at(file))).toBe(before);
  expect(json('verify', 'next.trustbench')).toMatchObject({ ok: true, transactions: 1 });
  expect(refusal('--as-of', '2027-06-30')).toBe('conflict');
});
