/** What is left of an encrypted workspace whose file was damaged or cut, with its passphrase. */
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WorkspaceKey } from '../../../electron/engine/workspace/key.ts';
import { recoverWorkspace } from '../../../electron/engine/workspace/recovery/recover.ts';
import { Workspace } from '../../../electron/engine/workspace/workspace.ts';
import { temporaryFolder, TYPE_II } from '../../fixtures/engine.ts';
import { addContent, BY, failureOf, insertPerson, stateOf } from './support.ts';

const PASSPHRASE = 'seven brass lanterns';
const PAGE = 32_768;
const PEOPLE = 100;

let folder = '';
let whole = Buffer.alloc(0);
let key: WorkspaceKey;
let people: unknown[] = [];
let copies = 0;

beforeAll(async () => {
  folder = temporaryFolder();
  key = await WorkspaceKey.make(PASSPHRASE);
  const path = join(folder, 'whole.trustbench');
  const made = Workspace.create(path, BY, (tx) => void insertPerson(tx, 'Ada'), key.copy());
  made.change(BY, (tx) =>
    tx.insert('engagement', {
      id: '01a00000-0000-7000-8000-000000000001',
      client: TYPE_II.client,
      system: TYPE_II.system,
      firm: TYPE_II.firm,
      type: 'II',
      as_of: null,
      period_from: '2026-01-01',
      period_to: '2026-06-30',
      criteria_version: '2022',
      created_at: '2026-01-01T00:00:00.000Z',
    }),
  );
  for (let i = 0; i < PEOPLE; i += 1)
    made.change(BY, (tx) => void insertPerson(tx, `Person ${i} ${'x'.repeat(1500)}`));
  // At the end of the file, so that a cut takes some of it.
  const bytes = randomBytes(3_000_000);
  addContent(made, bytes, createHash('sha256').update(bytes).digest('hex'));
  people = stateOf(made)['person'] ?? [];
  made.close();
  whole = readFileSync(path);
});
afterAll(() => {
  key.clear();
  rmSync(folder, { recursive: true, force: true });
});

function write(bytes: Buffer): string {
  const path = join(folder, `damaged-${(copies += 1)}.trustbench`);
  writeFileSync(path, bytes);
  return path;
}

function withDamage(page: number): string {
  const bytes = Buffer.from(whole);
  bytes.writeUInt8((bytes[page * PAGE + 5000] ?? 0) ^ 1, page * PAGE + 5000);
  return write(bytes);
}

const openUnder = (path: string) => Workspace.open(path, { trusted: false, key: key.copy() });

async function recover(path: string) {
  const before = readFileSync(path);
  const target = join(folder, `recovered-${(copies += 1)}.trustbench`);
  const recovery = await recoverWorkspace(path, target, { actor: 'Ada', key });
  expect(readFileSync(path).equals(before)).toBe(true);
  const opened = openUnder(target);
  const found = { recovery, people: stateOf(opened)['person'], verified: await opened.verify({}) };
  opened.close();
  return found;
}

it('tells a wrong passphrase from damage of every kind', async () => {
  const damaged = {
    'the first page': withDamage(0),
    'a page in the middle': withDamage(Math.floor(whole.length / PAGE / 2)),
    'cut at the edge of a page': write(whole.subarray(0, whole.length - 20 * PAGE)),
    'cut within a page': write(whole.subarray(0, whole.length - 20 * PAGE - 1000)),
    'cut within the first page': write(whole.subarray(0, 5000)),
  };
  for (const [what, path] of Object.entries(damaged)) {
    const right = await failureOf(() => openUnder(path));
    const wrong = await failureOf(() => WorkspaceKey.unlock(path, 'eleven copper kettles'));
    expect({ what, right: right.code, wrong: wrong.code }).toEqual({
      what,
      right: 'workspace_damaged',
      wrong: 'passphrase_wrong',
    });
    expect(right.message).toMatch(/backup/);
  }
});

it('has every record whose pages are whole', async () => {
  const pages = statSync(join(folder, 'whole.trustbench')).size / PAGE;
  let complete = 0;
  for (const page of [5, Math.floor(pages / 2), pages - 2]) {
    const { recovery, people: found, verified } = await recover(withDamage(page));
    if (recovery.isJournalComplete) complete += 1;
    expect(found?.length).toBeGreaterThan(PEOPLE / 2);
    expect(verified.problems.filter(({ message }) => !message.includes('EV-'))).toEqual([]);
  }
  expect(complete).toBeGreaterThan(0);
});

it.each([20 * PAGE, 20 * PAGE + 1000])('reads a file that lacks its last %i bytes', async (lacking) => {
  const { recovery, people: found } = await recover(write(whole.subarray(0, whole.length - lacking)));
  expect(recovery).toMatchObject({ isJournalComplete: true, files: 0, lostFiles: [{ ref: 'EV-0001' }] });
  expect(found).toEqual(people);
});

it('says why nothing is recovered without the first page', async () => {
  const failure = await failureOf(() =>
    recoverWorkspace(withDamage(0), join(folder, 'none.trustbench'), { actor: 'Ada', key }),
  );
  expect(failure).toMatchObject({
    code: 'workspace_damaged',
    message: expect.stringMatching(/first page.*backup/),
  });
});
