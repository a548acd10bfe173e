import { spawnSync } from 'node:child_process';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { chmodSync, copyFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENGAGEMENT_AREAS } from '../../../shared/domain/area-tables.ts';
import { type SealSelection } from '../../../shared/domain/seal-scope.ts';
import type { VerifyResult } from '../../../shared/contract/workspace.ts';
import { writeSealedCopy } from '../../../electron/engine/workspace/seal-write.ts';
import { Workspace } from '../../../electron/engine/workspace/workspace.ts';
import { startReading } from '../../../electron/engine/evidence/extraction/read-contents.ts';
import { createEngagement, ended, resultOf, startEngine, type TestEngine } from '../../fixtures/engine.ts';
import { failureOf, sqlite3 } from './support.ts';

const VERIFIER = join(import.meta.dirname, '../../../verifier/trustbench-verify.mjs');
const PASSPHRASE = 'correct horse';
const EVERYTHING: SealSelection = { areas: ENGAGEMENT_AREAS, evidence: 'all', notes: true };
const SECRET = 'Only between us: quillwort';

/** Words of the firm: a comment on a request, one on a control, its reading of a request. */
const TALK_MARKERS = ['saltbush', 'tamarisk', 'wormwood'];
/** Of evidence: its file's name, and a text that is also read for the search. */
const EVIDENCE_MARKERS = ['yarrowfile', 'zedoary'];
const MARKERS = [...TALK_MARKERS, ...EVIDENCE_MARKERS];

let engine: TestEngine;
let sealedPath: string;
let count = 0;

async function seal(selection: SealSelection, name = `sealed-${(count += 1)}.trustbench`): Promise<string> {
  await resultOf(
    engine.api,
    await engine.api.seal.start({
      key: null,
      target: engine.target(name),
      selection: { ...selection, areas: [...selection.areas] },
      sealedBy: 'Ada Test',
      passphrase: PASSPHRASE,
    }),
  );
  return join(engine.folder, name);
}

/** What Trustbench finds; an opening that is refused is a finding. */
async function ours(path: string): Promise<{ ok: boolean; problems: unknown[] }> {
  let copy: Workspace;
  try {
    copy = Workspace.open(path);
  } catch (error) {
    return { ok: false, problems: [error] };
  }
  try {
    // Without its seal a file is a workspace, which is another thing than a sealed copy.
    return copy.seal === null ? { ok: false, problems: ['not sealed'] } : await copy.verify({});
  } finally {
    copy.close();
  }
}

interface Report {
  ok: boolean;
  signedBy: string | null;
  transactions: number;
  evidence: number;
  problems: string[];
}

/** What the stand-alone verifier finds, which shares no code with Trustbench. */
function theirs(path: string, ...options: string[]): Report {
  const { stdout, stderr } = spawnSync(process.execPath, [VERIFIER, path, ...options], { encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as Report;
}

beforeAll(async () => {
  engine = startEngine();
  const { api } = engine;
  await createEngagement(engine, { library: 'saas' });
  const [control] = await api.matrix.controls({});
  const controlIds = [control?.id ?? ''];
  await resultOf(
    api,
    await api.evidence.attach({ files: [engine.source('linked.txt', 'linked bytes')], controlIds }),
  );
  await resultOf(api, await api.evidence.attach({ files: [engine.source('loose.txt', 'loose bytes')] }));
  await resultOf(api, await api.evidence.attach({ files: [engine.source('yarrowfile.txt', 'zedoary')] }));
  const read = startReading(engine.session);
  if (read !== null) await resultOf(api, { jobId: read });
  await api.matrix.updateControls({ ids: controlIds, patch: { notes: SECRET } });
  await api.matrix.addComment({ controlId: controlIds[0] ?? '', text: 'Ask again: tamarisk' });
  const request = await api.requests.add({ title: 'Access list', interpretation: 'They mean wormwood' });
  await api.requests.addComment({ requestId: request.id, side: 'client', text: 'It is late: saltbush' });
  await api.registers.add({ register: 'risks', records: [{ name: 'Leavers keep access' }] });
  await api.workspace.undo({});
  await api.seal.createKey({ target: null, passphrase: PASSPHRASE });
  sealedPath = await seal(EVERYTHING);
});
afterAll(() => engine[Symbol.asyncDispose]());

describe('a sealed copy', () => {
  it('verifies by both programs, and is read-only whatever its mode', async () => {
    expect(await ours(sealedPath)).toMatchObject({ ok: true, problems: [] });
    const { transactions } = engine.session.workspace.get<{ transactions: number }>(
      'SELECT count(*) AS transactions FROM journal_transaction',
    ) ?? { transactions: 0 };
    expect(theirs(sealedPath)).toMatchObject({
      ok: true,
      problems: [],
      signedBy: 'Ada Test',
      transactions,
      evidence: 3,
    });
    expect(statSync(sealedPath).mode & 0o222).toBe(0);
    const writable = join(engine.folder, 'writable.trustbench');
    copyFileSync(sealedPath, writable);
    chmodSync(writable, 0o644);
    const before = readFileSync(writable);
    const copy = Workspace.open(writable);
    const refused = await failureOf(() => copy.change({ actor: 'Eve', label: 'X' }, () => {}));
    copy.close();
    expect(refused.code).toBe('workspace_sealed');
    expect(readFileSync(writable).equals(before)).toBe(true);
  });

  it('names its signer by a fingerprint that a script can hold it against', async () => {
    const key = await engine.api.seal.key({ key: null });
    expect(theirs(sealedPath, '--expect-fingerprint', key?.fingerprint ?? '').ok).toBe(true);
    expect(theirs(sealedPath, '--expect-fingerprint', 'a'.repeat(64)).ok).toBe(false);
  });

  it('holds nothing of what was withheld, not in a free page either', async () => {
    const path = await seal({ areas: ['scope', 'matrix', 'evidence'], evidence: 'linked', notes: false });
    const bytes = readFileSync(path).toString('latin1');
    expect(bytes).toContain('linked bytes');
    expect(bytes).not.toContain('loose bytes');
    expect(bytes).not.toContain('quillwort');
    expect(bytes).not.toContain('Leavers keep access');
    expect(readFileSync(engine.session.workspace.path).toString('latin1')).toContain('quillwort');
    expect(await ours(path)).toMatchObject({ ok: true });
    expect(theirs(path)).toMatchObject({ ok: true, evidence: 1 });
  });

  it("has none of the firm's talk by default, and nothing of evidence when that area stays behind", async () => {
    const areas = ENGAGEMENT_AREAS.filter((area) => area !== 'evidence');
    const [shared, without] = [
      await seal({ areas: ENGAGEMENT_AREAS, evidence: 'all', notes: false }),
      await seal({ areas, evidence: 'all', notes: true }),
    ];
    const source = readFileSync(engine.session.workspace.path).toString('latin1');
    const holds = (path: string) => {
      const bytes = readFileSync(path).toString('latin1');
      return MARKERS.filter((marker) => bytes.includes(marker));
    };
    expect(MARKERS.filter((marker) => source.includes(marker))).toEqual(MARKERS);
    expect(holds(shared)).toEqual(EVIDENCE_MARKERS);
    expect(holds(without)).toEqual(TALK_MARKERS);
    for (const path of [shared, without]) expect(theirs(path)).toMatchObject({ ok: true, problems: [] });
  });

  it('says of each file whether the sender left it out', async () => {
    const path = await seal({ areas: ENGAGEMENT_AREAS, evidence: 'linked', notes: false });
    await using reader = startEngine();
    copyFileSync(path, join(reader.folder, 'sealed.trustbench'));
    await reader.api.workspace.open({ file: reader.source('sealed.trustbench') });
    const { rows } = await reader.api.evidence.list({});
    expect(rows.map(({ fileName, withheld }) => [fileName, withheld])).toEqual([
      ['linked.txt', false],
      ['loose.txt', true],
      ['yarrowfile.txt', true],
    ]);
    const preview = await reader.api.evidence.preview({ id: rows[1]?.id ?? '' });
    expect(preview).toMatchObject({ kind: 'none', bytes: null });
    expect(preview.reason).toContain('left this file out');
  });

  it.each(ENGAGEMENT_AREAS)('of %s alone replays to what it holds', async (area) => {
    const path = await seal({ areas: [area], evidence: 'none', notes: false });
    expect(((await ours(path)) as VerifyResult).problems).toEqual([]);
    expect(theirs(path).problems).toEqual([]);
  });

  it('is not written with a wrong passphrase or over another file', async () => {
    const start = async (name: string, passphrase: string) =>
      ended(
        engine.api,
        await engine.api.seal.start({
          key: null,
          target: engine.target(name),
          selection: { ...EVERYTHING, areas: [...EVERYTHING.areas] },
          sealedBy: 'Ada Test',
          passphrase,
        }),
      );
    expect((await start('wrong.trustbench', 'wrong horse')).error?.code).toBe('bad_input');
    engine.file('taken.trustbench', 'mine');
    expect((await start('taken.trustbench', PASSPHRASE)).error?.code).toBe('conflict');
    expect(readFileSync(join(engine.folder, 'taken.trustbench'), 'utf8')).toBe('mine');
    expect(readdirSync(engine.folder).filter((name) => name.startsWith('.trustbench-seal'))).toEqual([]);
  });
});

const sql = (statement: string) => (path: string) => void sqlite3(path, statement);

/** Signs the manifest again, with a key of one's own, after `change`. */
function forge(path: string, change: (manifest: string) => string, swapsKey: boolean): void {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = Buffer.from(String(publicKey.export({ format: 'jwk' }).x), 'base64url').toString('hex');
  const manifest = change(sqlite3(path, 'SELECT manifest FROM journal_seal'));
  const signature = sign(null, Buffer.from(manifest), privateKey).toString('hex');
  sqlite3(
    path,
    `UPDATE journal_seal SET manifest = '${manifest.replaceAll("'", "''")}', signature = '${signature}'${swapsKey ? `, public_key = '${raw}'` : ''}`,
  );
}

const SHA = createHash('sha256').update('linked bytes').digest('hex');
const TAMPERINGS: Readonly<Record<string, (path: string) => void>> = {
  'a value changed': sql("UPDATE control SET title = 'X' WHERE rowid = 1"),
  'a value emptied': sql("UPDATE control SET statement = '' WHERE rowid = 2"),
  'a row removed': sql('DELETE FROM control_criterion WHERE rowid = 1'),
  'a row added': sql("INSERT INTO person VALUES ('x', 'Eve', '', '', 'firm')"),
  'the client renamed': sql("UPDATE engagement SET client = 'Other'"),
  'a counter moved': sql('UPDATE counter SET value = value + 1'),
  'evidence renamed': sql("UPDATE evidence_file SET file_name = 'other.txt' WHERE rowid = 1"),
  'a byte of evidence flipped': sql(
    `UPDATE content_chunk SET bytes = CAST('Linked bytes' AS BLOB) WHERE rowid = 1`,
  ),
  'a byte of evidence added': sql(
    "UPDATE content_chunk SET bytes = CAST(bytes || 'x' AS BLOB) WHERE rowid = 1",
  ),
  'evidence emptied': sql("UPDATE content_chunk SET bytes = x'' WHERE rowid = 1"),
  'a piece removed': sql('DELETE FROM content_chunk WHERE rowid = 1'),
  'a piece added': sql("INSERT INTO content_chunk VALUES (1, 7, x'00')"),
  'a stray piece': sql("PRAGMA foreign_keys = OFF; INSERT INTO content_chunk VALUES (99, 0, x'00')"),
  'a size changed': sql('UPDATE content SET size = size + 1 WHERE id = 1'),
  'content added': sql(`INSERT INTO content VALUES (99, '${'a'.repeat(64)}', 0)`),
  'content made unfinished': sql('INSERT INTO content VALUES (98, NULL, 0)'),
  'a text beside evidence': sql(
    `INSERT INTO content_text SELECT id, 1, 'text', '', '{}', 0, 'X' FROM content WHERE sha256 = '${SHA}'`,
  ),
  'an export logged': sql(
    `INSERT INTO journal_export VALUES ('x', 'a', 'pdf', 'f', 1, '${'a'.repeat(64)}', '', '', '${'b'.repeat(64)}', '{}', NULL)`,
  ),
  'an entry changed': sql(
    `UPDATE journal_entry SET after = replace(after, 'Ada', 'Eve') WHERE id = (SELECT min(id) FROM journal_entry WHERE after LIKE '%Grace%'); UPDATE journal_entry SET row_id = 'x' WHERE id = 1`,
  ),
  'an entry removed': sql('DELETE FROM journal_entry WHERE id = 3'),
  'an entry added': sql("INSERT INTO journal_entry VALUES (99999, 1, 'person', 'x', NULL, '{}')"),
  'a transaction removed': sql('PRAGMA foreign_keys = OFF; DELETE FROM journal_transaction WHERE id = 2'),
  'the last transaction removed': sql(
    'PRAGMA foreign_keys = OFF; DELETE FROM journal_entry WHERE transaction_id = (SELECT max(id) FROM journal_transaction); DELETE FROM journal_transaction WHERE id = (SELECT max(id) FROM journal_transaction)',
  ),
  'a label changed': sql("UPDATE journal_transaction SET label = 'X' WHERE id = 2"),
  'an actor changed': sql("UPDATE journal_transaction SET actor = 'Eve' WHERE id = 1"),
  'a time changed': sql("UPDATE journal_transaction SET at = '2020-01-01T00:00:00.000Z' WHERE id = 1"),
  'the manifest changed': sql("UPDATE journal_seal SET manifest = replace(manifest, 'Ada Test', 'Eve Test')"),
  'the manifest spaced': sql("UPDATE journal_seal SET manifest = manifest || ' '"),
  'the signature changed': sql(
    "UPDATE journal_seal SET signature = replace(signature, substr(signature, 1, 2), '00') || ''",
  ),
  'the key swapped': sql(`UPDATE journal_seal SET public_key = '${'1'.repeat(64)}'`),
  'signed by another key': (path) => forge(path, (manifest) => manifest, false),
  'signed by another key that names itself': (path) => forge(path, (manifest) => manifest, true),
  'an unsigned claim': (path) =>
    forge(path, (manifest) => manifest.replace('"notes":true', '"notes":false'), false),
  'the seal removed': sql('DELETE FROM journal_seal'),
  'a table removed': sql('DROP TABLE saved_view'),
  'a table added': sql('CREATE TABLE extra (id TEXT)'),
  'a column added': sql("ALTER TABLE person ADD COLUMN extra TEXT DEFAULT ''"),
  'a trigger added': sql('CREATE TRIGGER extra AFTER INSERT ON person BEGIN SELECT 1; END'),
  'a view added': sql('CREATE VIEW extra AS SELECT * FROM person'),
  'an index removed': sql('DROP INDEX control_owner'),
};

describe('tampering is found by both programs', () => {
  it.each(Object.keys(TAMPERINGS))('%s', async (name) => {
    const path = join(engine.folder, `tampered-${Object.keys(TAMPERINGS).indexOf(name)}.trustbench`);
    copyFileSync(sealedPath, path);
    chmodSync(path, 0o644);
    TAMPERINGS[name]?.(path);
    const [found, foundAlone] = [await ours(path), theirs(path)];
    expect([found.ok, foundAlone.ok]).toEqual([false, false]);
    expect(found.problems.length).toBeGreaterThan(0);
    expect(foundAlone.problems.length).toBeGreaterThan(0);
  });
});

/** What keeps the bytes of EV-0002 from being read as they were attached. */
const SPOILINGS: Readonly<Record<string, string>> = {
  'they are others': "UPDATE content_chunk SET bytes = CAST('loose bytez' AS BLOB) WHERE content_id = 2",
  'a piece is gone': 'DELETE FROM content_chunk WHERE content_id = 2',
  'there are more': "INSERT INTO content_chunk VALUES (2, 1, CAST('more' AS BLOB))",
};

it.each(Object.keys(SPOILINGS))('fails whole, naming the item, when of its bytes %s', async (why) => {
  const name = `damaged-${Object.keys(SPOILINGS).indexOf(why)}.trustbench`;
  const path = join(engine.folder, name);
  await engine.api.workspace.close({});
  copyFileSync(join(engine.folder, 'engagement.trustbench'), path);
  sqlite3(path, SPOILINGS[why] ?? '');
  await engine.api.workspace.open({ file: engine.source(name) });
  const failed = await failureOf(() => seal(EVERYTHING, 'never.trustbench'));
  expect(failed.message).toMatch(/Nothing was sealed.*EV-0002/);
  expect(readdirSync(engine.folder).filter((one) => /never|seal-/.test(one))).toEqual([]);
  await engine.api.workspace.close({});
});

it('names the item whose page the disk does not give back', async () => {
  await using other = startEngine();
  await createEngagement(other, { library: 'none' });
  const large = Buffer.alloc(400_000, 'fescue ');
  await resultOf(
    other.api,
    await other.api.evidence.attach({
      files: [other.source('small.txt', 'small'), other.source('large.txt', large)],
    }),
  );
  await other.api.workspace.close({});
  const source = join(other.folder, 'engagement.trustbench');
  const bytes = readFileSync(source);
  // Large bytes lie in a chain of pages, each beginning with the number of the next: one leads out of the file now.
  const pageSize = bytes.readUInt16BE(16) === 1 ? 65_536 : bytes.readUInt16BE(16);
  const page = Math.floor(bytes.lastIndexOf('fescue fescue') / pageSize) - 3;
  bytes.writeUInt32BE(0x7ffffff0, page * pageSize);
  writeFileSync(source, bytes);
  const order = { source, target: join(other.folder, 'target'), sourceKey: null, targetKey: null };
  const failed = await failureOf(() =>
    writeSealedCopy(
      { ...order, selection: EVERYTHING, sealedBy: 'Ada Test', app: '0' },
      generateKeyPairSync('ed25519').privateKey,
    ),
  );
  expect(failed.code).toBe('integrity');
  expect(failed.message).toMatch(/Nothing was sealed.*EV-0002 can not be read/);
});
