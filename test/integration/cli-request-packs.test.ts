import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readZip, writeZip } from '../fixtures/zip.ts';
import { cliFolder } from './cli.ts';

const { json, refused, newWorkspace, at } = cliFolder();
const FILE = 'packs.trustbench';

it('the list of the auditor comes in, a pack goes out and comes back, nothing twice', async () => {
  newWorkspace(FILE);
  writeFileSync(
    at('list.csv'),
    'No,Request,Due date\n4.01,List of users,2026-07-10\n4.02,Access review,asap\n',
  );
  expect(json('requests', 'import', FILE, 'list.csv')).toMatchObject({
    kind: 'list',
    imported: 2,
    updated: 0,
    problems: [{ row: 3, column: 'C', code: 'due_in_words' }],
  });

  const pack = json('requests', 'export', FILE, 'pack.zip', '--recipient', 'Grace Owner');
  expect(pack).toMatchObject({
    path: 'pack.zip',
    ref: 'P-001',
    audience: 'client',
    requests: 2,
    generated: 0,
  });

  const files = await readZip(readFileSync(at('pack.zip')));
  files.set('R-001 List of users/users.csv', Buffer.from('id\n1\n'));
  files.set('scan 0001.txt', Buffer.from('signed'));
  writeFileSync(at('back.zip'), await writeZip(files));
  expect(refused('requests', 'import', FILE, 'back.zip', '--to', 'R-002=photo*').message).toMatch(
    /No returned file is called "photo\*"/,
  );
  expect(json('requests', 'import', FILE, 'back.zip', '--to', 'R-002=scan*')).toMatchObject({
    kind: 'return',
    applied: true,
    pack: 'P-001',
    matched: [
      { file: 'back.zip / R-001 List of users/users.csv', request: 'R-001', by: 'folder' },
      { file: 'back.zip / scan 0001.txt', request: 'R-002', by: 'hand' },
    ],
    unmatched: [],
    duplicates: [],
    rejected: [],
    summary: { attached: 2, duplicates: 0 },
  });
  expect(json('requests', 'import', FILE, 'back.zip', '--dry-run')).toMatchObject({
    applied: false,
    matched: [],
    duplicates: [
      { evidence: 'EV-0001', requests: ['R-001'] },
      { evidence: 'EV-0002', requests: ['R-002'] },
    ],
    answers: [],
  });
});
