import { createHash } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { recoverWorkspace } from '../../../electron/engine/workspace/recovery/recover.ts';
import { Workspace } from '../../../electron/engine/workspace/workspace.ts';
import { temporaryFolder } from '../../fixtures/engine.ts';
import { addContent, BY, failureOf, insertPerson, newWorkspace, sqlite3, stateOf } from './support.ts';

const PAGE = 32_768;
const PEOPLE = 600;

let folder = '';
let whole = '';
let state: Record<string, unknown[]>;
let copies = 0;

beforeAll(() => {
  folder = temporaryFolder();
  const workspace = newWorkspace(folder, 'whole.trustbench');
  for (let i = 0; i < PEOPLE; i += 1)
    workspace.change(BY, (tx) => void insertPerson(tx, `Person ${i} ${'x'.repeat(200)}`));
  for (const size of [10, 100_000, 3_000_000]) {
    const bytes = Buffer.alloc(size, size % 251);
    addContent(workspace, bytes, createHash('sha256').update(bytes).digest('hex'));
  }
  workspace.change(BY, (tx) =>
    tx.insert('engagement', {
      id: '01a00000-0000-7000-8000-000000000001',
      client: 'Fernhill',
      system: 'Ledger',
      firm: 'Finch',
      type: 'II',
      as_of: null,
      period_from: '2026-01-01',
      period_to: '2026-06-30',
      criteria_version: '2022',
      created_at: '2026-01-01T00:00:00.000Z',
    }),
  );
  state = stateOf(workspace);
  workspace.close();
  whole = join(folder, 'whole.trustbench');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Numbers of the pages of a table or index, from the `sqlite3` program. */
const pagesOf = (name: string, type = 'leaf'): number[] =>
  sqlite3(whole, `SELECT pageno FROM dbstat WHERE name = '${name}' AND pagetype = '${type}' ORDER BY pageno`)
    .split('\n')
    .filter(Boolean)
    .map(Number);

function damaged(pages: readonly number[]): string {
  const path = join(folder, `damaged-${(copies += 1)}.trustbench`);
  const bytes = readFileSync(whole);
  for (const page of pages) bytes.fill(0xa5, (page - 1) * PAGE, page * PAGE);
  writeFileSync(path, bytes);
  return path;
}

async function recover(path: string) {
  const before = readFileSync(path);
  const target = join(folder, `recovered-${(copies += 1)}.trustbench`);
  const recovery = await recoverWorkspace(path, target, { actor: 'Ada' });
  expect(readFileSync(path).equals(before)).toBe(true);
  const workspace = Workspace.open(target);
  const found = { recovery, state: stateOf(workspace), verified: await workspace.verify({}) };
  workspace.close();
  return found;
}

it('has every record where the tables or their indexes are damaged, because the journal is whole', async () => {
  const pages = [...pagesOf('person'), ...pagesOf('sqlite_autoindex_person_1'), ...pagesOf('evidence')];
  expect(pages.length).toBeGreaterThan(3);
  const path = damaged(pages);
  expect((await failureOf(() => Workspace.open(path))).code).toBe('workspace_damaged');
  const { recovery, state: found, verified } = await recover(path);
  expect(recovery).toMatchObject({
    isJournalComplete: true,
    changed: [],
    dropped: 0,
    files: 3,
    lostFiles: [],
  });
  expect(found).toEqual(state);
  expect(verified).toMatchObject({ ok: true, problems: [] });
});

it('takes from the tables what the journal lost, and says so', async () => {
  const leaves = pagesOf('journal_entry');
  const { recovery, state: found, verified } = await recover(damaged(leaves.slice(3, 4)));
  expect(recovery.isJournalComplete).toBe(false);
  expect(recovery.transactions).toBeGreaterThan(50);
  expect(recovery.transactions).toBeLessThan(PEOPLE);
  expect(found).toEqual(state);
  expect(recovery.changed.map((c) => c.table)).toContain('person');
  expect(verified).toMatchObject({ ok: true, transactions: recovery.transactions + 1 });
});

it('loses only the rows of the damaged page when journal and table are both damaged', async () => {
  const {
    recovery,
    state: found,
    verified,
  } = await recover(damaged([...pagesOf('journal_entry').slice(3, 4), pagesOf('person').at(-1) ?? 0]));
  expect(recovery.unread).toEqual(['person']);
  const people = found['person']?.length ?? 0;
  expect(people).toBeGreaterThan(PEOPLE / 2);
  expect(people).toBeLessThan(PEOPLE + 1);
  expect(verified.problems).toEqual([]);
});

it('names the files whose bytes are lost, and takes them again when they are attached', async () => {
  const first = pagesOf('content_chunk', 'overflow').at(-1) ?? 0;
  const { recovery, verified } = await recover(damaged([first]));
  expect(recovery).toMatchObject({ isJournalComplete: true, files: 2 });
  expect(recovery.lostFiles).toMatchObject([{ ref: 'EV-0003', fileName: 'file.bin' }]);
  expect(verified.problems.map((p) => p.code)).toEqual(['content']);
  const name = readdirSync(folder).findLast((n) => n.startsWith('recovered-')) ?? '';
  const target = readdirSync(folder)
    .filter((n) => n.startsWith('recovered-'))
    .toSorted((a, b) => Number(/\d+/.exec(a)) - Number(/\d+/.exec(b)))
    .at(-1);
  const workspace = Workspace.open(join(folder, target ?? name));
  const bytes = Buffer.alloc(3_000_000, 3_000_000 % 251);
  addContent(workspace, bytes, createHash('sha256').update(bytes).digest('hex'));
  expect((await workspace.verify({})).problems).toEqual([]);
  workspace.close();
});

function cut(percent: number): string {
  const path = join(folder, `cut-${percent}.trustbench`);
  copyFileSync(whole, path);
  truncateSync(path, Math.floor((readFileSync(whole).length * percent) / 100));
  return path;
}

it('has every record of a file of which the end is cut off', async () => {
  const { verified, recovery, state: found } = await recover(cut(90));
  expect(recovery).toMatchObject({ isJournalComplete: true, files: 2, changed: [], dropped: 0 });
  expect(found).toEqual(state);
  expect(verified.problems.map((p) => p.code)).toEqual(['content']);
});

it('has what is left of a file of which a third is cut off', async () => {
  const { verified, recovery, state: found } = await recover(cut(66));
  expect(recovery.isJournalComplete).toBe(false);
  expect(recovery.unread).toContain('person');
  expect(found['engagement']).toEqual(state['engagement']);
  expect(found['evidence']).toEqual(state['evidence']);
  expect(verified.problems.filter((p) => p.code !== 'content')).toEqual([]);
});

it('names the file of which too little is left', async () => {
  const failure = await failureOf(() => recover(cut(10)));
  expect(failure).toMatchObject({ code: 'workspace_damaged', message: expect.stringContaining('cut-10') });
  expect(readdirSync(folder).filter((n) => n.includes('.partial'))).toEqual([]);
});

it('says so when not even the list of tables can be read', async () => {
  const failure = await failureOf(() => recover(damaged([1])));
  expect(['workspace_foreign', 'workspace_damaged']).toContain(failure.code);
});

it('leaves nothing when it is cancelled', async () => {
  const controller = new AbortController();
  const target = join(folder, 'cancelled.trustbench');
  await failureOf(() =>
    recoverWorkspace(damaged(pagesOf('person')), target, {
      actor: 'Ada',
      signal: controller.signal,
      onProgress: () => controller.abort(),
    }),
  );
  expect(readdirSync(folder).filter((n) => n.startsWith('cancelled'))).toEqual([]);
});

it('opens in other programs', async () => {
  await recover(damaged(pagesOf('person')));
  const db = new Database(join(folder, readdirSync(folder).find((n) => n.startsWith('recovered-')) ?? ''), {
    readonly: true,
  });
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  db.close();
});
