import { createHash, randomBytes } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VerifyResult } from '../../../shared/contract/workspace.ts';
import { Workspace } from '../../../electron/engine/workspace/workspace.ts';
import { createEngagement, ended, resultOf, startEngine, temporaryFolder } from '../../fixtures/engine.ts';
import { insertPerson, sqlite3 } from './support.ts';

let folder = '';
let sound = '';

beforeAll(async () => {
  folder = temporaryFolder();
  await using engine = startEngine(folder);
  const { api } = engine;
  await createEngagement(engine, { library: 'saas', name: 'sound.trustbench' });
  const [control] = await api.matrix.controls({});
  const bytes = randomBytes(2_500_000);
  // Byte 100 is set to 7 below: it must be another one now.
  bytes[99] = 0;
  await resultOf(
    api,
    await api.evidence.attach({
      files: [engine.source('export.bin', bytes)],
      controlIds: [control?.id ?? ''],
    }),
  );
  await api.scope.addPerson({ name: 'Hedy', side: 'firm' });
  await api.matrix.updateControls({ ids: [control?.id ?? ''], patch: { notes: 'seen' } });
  sound = join(folder, 'sound.trustbench');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Verifies a copy that the `sqlite3` program has changed. */
async function verifyAfter(sql: string): Promise<VerifyResult> {
  const copy = join(mkdtempSync(join(folder, 'copy-')), 'copy.trustbench');
  copyFileSync(sound, copy);
  if (sql !== '') sqlite3(copy, sql);
  // Trusted, so that what the opening check would find is left to verify.
  const workspace = Workspace.open(copy, { trusted: true });
  try {
    return await workspace.verify({});
  } finally {
    workspace.close();
  }
}

it('finds nothing in a sound file and says what it read', async () => {
  const result = await verifyAfter('');
  expect(result).toMatchObject({ ok: true, problems: [], transactions: 4, files: 1, bytes: 2_500_000 });
  expect(result.rows).toBe(Number(sqlite3(sound, 'SELECT count(DISTINCT row_id) FROM journal_entry')));
});

const FIRST_CONTROL = '(SELECT id FROM control ORDER BY ref LIMIT 1)';
const cases: [string, string, Partial<VerifyResult['problems'][number]>, RegExp][] = [
  [
    'a changed cell',
    "UPDATE person SET title = 'CFO' WHERE name = 'Hedy'",
    { code: 'row', table: 'person', column: 'title' },
    /person Hedy: title is "CFO", the journal says ""/,
  ],
  [
    'a cell emptied to NULL',
    `UPDATE control SET frequency = NULL WHERE id = ${FIRST_CONTROL}`,
    { code: 'row', table: 'control', column: 'frequency' },
    /frequency is null/,
  ],
  [
    'a removed row',
    "DELETE FROM person WHERE name = 'Hedy'",
    { code: 'row_missing', table: 'person' },
    /person Hedy was removed outside Trustbench/,
  ],
  [
    'an added row',
    "INSERT INTO person VALUES ('0190f3c0-0000-7000-8000-00000000000e', 'Eve', '', '', 'firm')",
    { code: 'row_extra', table: 'person', rowId: '0190f3c0-0000-7000-8000-00000000000e' },
    /Eve that no recorded change added/,
  ],
  [
    'an added row whose number is far away',
    "INSERT INTO person (rowid, id, name, title, email, side) VALUES (-9223372036854775807, '', 'Eve', '', '', 'firm')",
    { code: 'row_extra', table: 'person', rowId: '' },
    /Eve/,
  ],
  [
    'a changed journal entry',
    "UPDATE journal_entry SET after = replace(after, 'seen', 'unseen') WHERE after LIKE '%\"notes\":\"seen\"%'",
    { code: 'chain', table: 'journal_transaction', rowId: '4', column: 'hash' },
    /Transaction 4 \("Notes of .+changed outside Trustbench/,
  ],
  [
    'a changed name in the journal',
    "UPDATE journal_transaction SET actor = 'Eve' WHERE id = 2",
    { code: 'chain', rowId: '2' },
    /Transaction 2/,
  ],
  [
    'a changed time in the journal',
    "UPDATE journal_transaction SET at = '2020-01-01T00:00:00.000Z' WHERE id = 3",
    { code: 'chain', rowId: '3' },
    /2020-01-01/,
  ],
  [
    'a removed last transaction',
    'DELETE FROM journal_entry WHERE transaction_id = 4; DELETE FROM journal_transaction WHERE id = 4',
    { code: 'row', table: 'control', column: 'notes' },
    /notes is "seen", the journal says ""/,
  ],
  [
    'a removed transaction in the middle',
    'DELETE FROM journal_entry WHERE transaction_id = 3; DELETE FROM journal_transaction WHERE id = 3',
    { code: 'chain', rowId: '4' },
    /transaction 3 is missing before it/,
  ],
  [
    'entries that belong to nothing',
    'DELETE FROM journal_transaction WHERE id = 4',
    { code: 'chain', table: 'journal_entry', rowId: null },
    /belong to no transaction/,
  ],
  [
    'a flipped byte of evidence',
    'UPDATE content_chunk SET bytes = CAST(substr(bytes, 1, 99) || char(7) || substr(bytes, 101) AS BLOB) WHERE seq = 1',
    { code: 'content', table: 'content_chunk', column: 'bytes' },
    /The bytes of EV-0001 do not match/,
  ],
  ['a removed piece of evidence', 'DELETE FROM content_chunk WHERE seq = 1', { code: 'content' }, /EV-0001/],
  [
    'evidence without its bytes',
    'DELETE FROM content; DELETE FROM content_chunk',
    { code: 'file', table: 'evidence_file' },
    /evidence_file points to a row of content that is not there/,
  ],
];

describe('edits with another program', () => {
  it.each(cases)('names %s', async (_, sql, expected, words) => {
    const result = await verifyAfter(sql);
    expect(result.ok).toBe(false);
    const problem = result.problems.find((p) => p.code === expected.code && words.test(p.message));
    expect(problem ?? result.problems).toMatchObject(expected);
  });
});

it('lists a limited number of problems', async () => {
  const result = await verifyAfter(
    "UPDATE control SET notes = 'x', title = 'y', domain = 'z', system = 'q', statement = 's'",
  );
  expect(result.problems).toHaveLength(200);
});

it('is not confused by changes that are made meanwhile', async () => {
  const copy = join(mkdtempSync(join(folder, 'copy-')), 'copy.trustbench');
  copyFileSync(sound, copy);
  const workspace = Workspace.open(copy);
  for (let i = 0; i < 150; i += 1)
    workspace.change({ actor: 'Ada', label: 'Add' }, (tx) => void insertPerson(tx, `Person ${i}`));
  let changes = 0;
  let isOver = false;
  const verifying = workspace.verify({}).finally(() => {
    isOver = true;
  });
  while (!isOver) {
    if (changes % 3 === 2) workspace.undo('Ada');
    else workspace.change({ actor: 'Ada', label: 'Add' }, (tx) => void insertPerson(tx, `New ${changes}`));
    changes += 1;
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(await verifying).toMatchObject({ ok: true, problems: [] });
  expect(changes).toBeGreaterThan(5);
  workspace.close();
});

it('can be cancelled and is remembered with what changed since', async () => {
  const place = mkdtempSync(join(folder, 'engine-'));
  copyFileSync(sound, join(place, 'copy.trustbench'));
  await using engine = startEngine(place);
  const { api } = engine;
  await api.workspace.open({ file: engine.source('copy.trustbench') });
  const { jobId } = await api.workspace.verify({});
  await api.jobs.cancel({ id: jobId });
  expect(await ended(api, { jobId })).toMatchObject({ status: 'cancelled', error: { code: 'cancelled' } });
  const result = await resultOf<VerifyResult>(api, await api.workspace.verify({}));
  expect(result).toMatchObject({ ok: true, headHash: (await api.workspace.status({})).open?.headHash });
  await api.scope.addPerson({ name: 'Later', side: 'firm' });
  const { open } = await api.workspace.status({});
  expect(open?.verification).toMatchObject({ ok: true, changesSince: 1 });
});

it('gives every transaction a hash that anybody can compute from the documented form', () => {
  const heads = JSON.parse(
    sqlite3(
      sound,
      'SELECT json_group_array(json_array(id, at, actor, label, kind, target, hash)) FROM journal_transaction ORDER BY id',
    ),
  ) as [number, string, string, string, string, number | null, string][];
  let previous = '0'.repeat(64);
  for (const [id, at, actor, label, kind, target, hash] of heads) {
    const entries = JSON.parse(
      sqlite3(
        sound,
        `SELECT json_group_array(json_array(table_name, row_id, before, after)) FROM (SELECT * FROM journal_entry WHERE transaction_id = ${id} ORDER BY id)`,
      ),
    ) as unknown[];
    const text = [[previous, id, at, actor, label, kind, target], ...entries]
      .map((line) => JSON.stringify(line))
      .join('\n');
    expect(createHash('sha256').update(text).digest('hex')).toBe(hash);
    previous = hash;
  }
});
