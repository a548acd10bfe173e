import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { ListedPolicy } from '../../electron/cli/commands/policies.ts';
import { startEngine } from '../fixtures/engine.ts';
import { cliFolder } from './cli.ts';

const { at, json, refused, trustbench, newWorkspace } = cliFolder();

it('lists policies, takes a text in and writes it out', async () => {
  const file = newWorkspace('policies.trustbench');
  await using engine = startEngine(at('engine'));
  await engine.api.workspace.open({ file: engine.session.files.offerSource(at(file)).token });
  await engine.api.registers.add({
    register: 'policies',
    records: [
      { name: 'Password standard', status: 'approved', version: '2.1', acknowledged: 3, acknowledgers: 4 },
    ],
  });
  await engine.api.workspace.close({});

  expect(refused('policy', 'export', file, '--format', 'pdf', '--out', 'all.zip').code).toBe('not_found');
  writeFileSync(at('own.md'), '# Length\n\nPasswords have [14] characters.\n');
  expect(json('policy', 'import', file, 'password standard', 'own.md')).toEqual({
    policy: 'Password standard',
    words: 5,
    placeholders: 1,
    warnings: [],
  });
  expect(json<ListedPolicy[]>('policies', file)).toMatchObject([
    {
      name: 'Password standard',
      status: 'approved',
      version: '2.1',
      owner: null,
      acknowledged: { count: 3, of: 4 },
      words: 5,
      placeholders: 1,
      changedSince: null,
    },
  ]);
  expect(trustbench('policies', file).out).toMatch(/Password standard +Approved +2\.1/);
  expect(
    json('policy', 'export', file, 'Password standard', '--format', 'pdf', '--out', 'p.pdf'),
  ).toMatchObject({
    policies: ['Password standard'],
  });
  expect(execFileSync('pdftotext', ['-layout', at('p.pdf'), '-'], { encoding: 'utf8' })).toMatch(/1 +Length/);
});
