import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { AttachResult } from '../../../shared/contract/evidence/intake.ts';
import { createEngagement, resultOf, startEngine, type TestEngine } from '../../fixtures/engine.ts';
import { makeZip, type ZipMember } from '../../fixtures/hostile-zip.ts';

let engine: TestEngine;
let n = 0;
beforeAll(() => void (engine = startEngine()));
// A new engagement each, so that nothing is here already.
beforeEach(() => createEngagement(engine, { name: `engagement ${(n += 1)}.trustbench` }));
afterAll(() => engine[Symbol.asyncDispose]());

const attach = async (
  sources: string[],
  options: { containers?: 'unpack' | 'keep' } = {},
): Promise<AttachResult> =>
  resultOf<AttachResult>(engine.api, await engine.api.evidence.attach({ files: sources, ...options }));
const attachZip = (members: ZipMember[], name = 'a.zip') => attach([engine.source(name, makeZip(members))]);
const places = (files: readonly { origin: string }[]) => files.map(({ origin }) => origin);
const refusals = ({ rejected }: AttachResult) => rejected.map((r) => [r.origin || r.fileName, r.code]);

it('takes the members of an archive for what they are, not the archive', async () => {
  const result = await attachZip([
    { name: 'q1/list.csv', content: 'a,b\n1,2\n' },
    { name: 'q1/again.csv', content: 'a,b\n1,2\n' },
    { name: 'q1/list.csv', content: 'a,b\n3,4\n' },
    { name: 'q1/', content: '' },
    { name: '__MACOSX/q1/._list.csv', content: 'x' },
    { name: 'link', content: '/etc/passwd', mode: 0o120777 },
    { name: Buffer.from('M\x81ller.txt', 'latin1'), content: 'name in code page 437', flags: 0 },
  ]);
  expect(result.added).toMatchObject([
    { fileName: 'list.csv', origin: 'a.zip / q1/list.csv', type: 'text/csv', notices: [] },
    { fileName: 'list.csv', ref: 'EV-0002' },
    { fileName: 'Müller.txt' },
  ]);
  expect(result.duplicates).toMatchObject([{ ref: 'EV-0001', origin: 'a.zip / q1/again.csv' }]);
  expect(result.ignored).toMatchObject([
    { reason: 'system', count: 1 },
    { reason: 'link', names: ['a.zip / link'] },
  ]);
  const [version] = await engine.api.evidence.versions({ id: result.added[0]?.id ?? '' });
  expect(version?.modifiedAt).toBe(new Date(2026, 2, 31, 14, 30).toISOString());
  await engine.api.workspace.undo({});
  expect((await engine.api.evidence.list({})).total).toBe(0);
});

it('keeps an archive as one file when asked to', async () => {
  const token = engine.source('kept.zip', makeZip([{ name: 'a.txt', content: 'a' }]));
  expect((await attach([token], { containers: 'keep' })).added).toMatchObject([
    { fileName: 'kept.zip', type: 'application/zip' },
  ]);
});

it('takes names with tricks as plain names and says so', async () => {
  const tricks: readonly (readonly [name: string, fileName: string])[] = [
    ['../../etc/cron.d/job.txt', 'job.txt'],
    ['/etc/passwd.txt', 'passwd.txt'],
    ['C:\\Windows\\report.txt', 'report.txt'],
    ['exports\\list.txt', 'list.txt'],
    ['..\\..\\x.txt', 'x.txt'],
    ['..', 'file'],
    ['a/..%2f..%2fetc%2fshadow.txt', 'shadow.txt'],
    ['nul.txt', '_nul.txt'],
    ['invoice\u202efdp.txt', 'invoice_fdp.txt'],
  ];
  const { added } = await attachZip(tricks.map(([name]) => ({ name, content: name })));
  expect(added.map((a) => [a.fileName, a.notices])).toEqual(
    tricks.map(([, fileName]) => [fileName, ['unsafe_name']]),
  );
});

it('refuses what is encrypted, damaged or packed in an unknown way by name, and takes the rest', async () => {
  const result = await attachZip([
    { name: 'secret.txt', content: 'x', flags: 0x801 },
    { name: 'wrong.txt', content: 'checksum', crc: 1 },
    { name: 'liar.txt', content: 'x'.repeat(5000), declaredSize: 100 },
    { name: 'short.txt', content: 'x', declaredSize: 100 },
    { name: 'method.txt', content: 'x', method: 14 },
    { name: 'empty.txt', content: '' },
    { name: 'sound.txt', content: 'sound' },
  ]);
  expect(places(result.added)).toEqual(['a.zip / sound.txt']);
  expect(refusals(result)).toEqual([
    ['a.zip / secret.txt', 'file_unreadable'],
    ['a.zip / wrong.txt', 'file_unreadable'],
    ['a.zip / liar.txt', 'file_unreadable'],
    ['a.zip / short.txt', 'file_unreadable'],
    ['a.zip / method.txt', 'unknown_format'],
    ['a.zip / empty.txt', 'bad_input'],
  ]);
  for (const { message, origin } of result.rejected) {
    expect(message).toContain(origin);
    expect(message).toMatch(/\. .+\.$/);
  }
  expect(result.rejected[0]?.message).toContain('password');
});

it('refuses a bomb, whether one member or many in one another', async () => {
  const bomb = Buffer.alloc(40 << 20);
  const many = Array.from({ length: 6 }, (_, i) => ({ name: `${i}.bin`, content: Buffer.alloc(8 << 20, i) }));
  const inner = makeZip(many);
  const result = await attach([
    engine.source(
      'one.zip',
      makeZip([
        { name: 'big.bin', content: bomb },
        { name: 'a.txt', content: 'a' },
      ]),
    ),
    engine.source('nest.zip', makeZip([{ name: 'inner.zip', content: inner }])),
  ]);
  expect(refusals(result)).toEqual([
    ['one.zip / big.bin', 'bad_input'],
    ['nest.zip / inner.zip / 3.bin', 'bad_input'],
    ['nest.zip / inner.zip / 4.bin', 'bad_input'],
    ['nest.zip / inner.zip / 5.bin', 'bad_input'],
  ]);
  expect(places(result.added)).toContain('one.zip / a.txt');
});

it('refuses an archive whose files share their bytes as one', async () => {
  const members = Array.from({ length: 50 }, (_, i) => ({
    name: `${i}.bin`,
    content: Buffer.alloc(1 << 20),
    overlaps: i > 0,
  }));
  expect(refusals(await attachZip(members, 'overlap.zip'))).toEqual([['overlap.zip', 'bad_input']]);
});

it('keeps documents that are archives inside whole', async () => {
  const types = { name: '[Content_Types].xml', content: '<Types/>' };
  const { added } = await attach([
    engine.source('net.vsdx', makeZip([types, { name: 'visio/document.xml', content: '<v/>' }])),
    engine.source('book.xlsb', makeZip([types, { name: 'xl/workbook.bin', content: 'b' }])),
    engine.source('page.xps', makeZip([types, { name: 'FixedDocSeq.fdseq', content: '<x/>' }])),
    engine.source('memo.pages', makeZip([{ name: 'Index/Document.iwa', content: 'i' }])),
    engine.source('plain.zip', makeZip([{ name: 'Index/Document.iwa', content: 'i' }])),
  ]);
  expect(added.map((a) => [a.fileName, a.type])).toEqual([
    ['net.vsdx', 'application/vnd.visio'],
    ['book.xlsb', 'application/vnd.ms-excel.sheet.binary.macroenabled.12'],
    ['page.xps', 'application/zip'],
    ['memo.pages', 'application/vnd.apple.pages'],
    ['Document.iwa', 'text/plain'],
  ]);
});

it('goes into archives in archives three deep', async () => {
  let zip = makeZip([{ name: 'deep.txt', content: 'deep' }]);
  for (const name of ['c.zip', 'b.zip']) zip = makeZip([{ name, content: zip }]);
  expect(places((await attach([engine.source('a.zip', zip)])).added)).toEqual([
    'a.zip / b.zip / c.zip / deep.txt',
  ]);
  zip = makeZip([{ name: 'inner.zip', content: zip }]);
  const deeper = await attach([engine.source('outer.zip', zip)]);
  expect(deeper.added).toEqual([]);
  expect(refusals(deeper)).toEqual([['outer.zip / inner.zip / b.zip / c.zip', 'bad_input']]);
});

it('refuses an archive that is cut off or empty, and keeps a document that is', async () => {
  const zip = makeZip([{ name: 'a.txt', content: 'some text that is long enough to be cut' }]);
  const docx = makeZip([
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: 'word/document.xml', content: '<w/>' },
  ]);
  const result = await attach([
    engine.source('cut.zip', zip.subarray(0, -30)),
    engine.source('none.zip', makeZip([])),
    engine.source('cut.docx', docx.subarray(0, -30)),
    engine.source('whole.docx', docx),
    engine.source(
      'macro.docx',
      makeZip([
        { name: '[Content_Types].xml', content: '<Types/>' },
        { name: 'word/vbaProject.bin', content: 'x' },
      ]),
    ),
  ]);
  expect(refusals(result)).toEqual([
    ['cut.zip', 'file_unreadable'],
    ['none.zip', 'bad_input'],
  ]);
  expect(result.added.map((a) => [a.fileName, a.typeDiffers, a.notices])).toEqual([
    ['cut.docx', false, ['damaged']],
    ['whole.docx', false, []],
    ['macro.docx', true, ['active_content']],
  ]);
});

const mail = (parts: string) =>
  `From: a@example.com\r\nTo: b@example.com\r\nSubject: =?utf-8?q?Q1_review?=\r\nDate: Thu, 9 Apr 2026 08:12:44 +0000\r\nMIME-Version: 1.0\r\nMessage-ID: <1@x>\r\nContent-Type: multipart/mixed; boundary="b1"\r\n\r\n${parts}`;
const attachment = (name: string, content: Uint8Array | string, type = 'application/octet-stream') =>
  `--b1\r\nContent-Type: ${type}\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(content).toString('base64')}\r\n`;

it('takes an email and what is attached to it, emails and archives in it too', async () => {
  const inner = mail(`${attachment('inner.csv', 'a,b\n1,2\n')}--b1--`);
  const eml = mail(
    `--b1\r\nContent-Type: text/plain\r\n\r\nPlease confirm.\r\n${attachment('list.csv', 'x,y\n1,2\n')}${attachment('../up.txt', 'up')}${attachment('logs.zip', makeZip([{ name: 'log.txt', content: 'log' }]))}--b1\r\nContent-Type: message/rfc822\r\nContent-Disposition: attachment; filename="fwd.eml"\r\n\r\n${inner.replaceAll('b1', 'b2')}\r\n--b1--\r\n`,
  );
  const result = await attach([engine.source('mail.eml', eml)]);
  expect(result.rejected).toEqual([]);
  expect(result.added.map((a) => [a.fileName, a.origin, a.title])).toEqual([
    ['mail.eml', '', 'Q1 review'],
    ['list.csv', 'mail.eml / list.csv', 'list'],
    ['up.txt', 'mail.eml / ../up.txt', 'up'],
    ['log.txt', 'mail.eml / logs.zip / log.txt', 'log'],
    ['fwd.eml', 'mail.eml / fwd.eml', 'Q1 review'],
    ['inner.csv', 'mail.eml / fwd.eml / inner.csv', 'inner'],
  ]);
  expect(result.added[2]?.notices).toEqual(['unsafe_name']);
  const [version] = await engine.api.evidence.versions({ id: result.added[1]?.id ?? '' });
  expect(version?.modifiedAt).toBe('2026-04-09T08:12:44.000Z');
  expect((await attach([engine.source('mail.eml')], { containers: 'keep' })).duplicates).toHaveLength(1);
});

it('shows the subject of an email without what rewrites a terminal or turns text round', async () => {
  const subject = Buffer.from('Q1 \u001b]0;x\u0007 \u202efdp.exe').toString('base64');
  const { added } = await attach([
    engine.source('turned.eml', mail('').replace('=?utf-8?q?Q1_review?=', `=?utf-8?b?${subject}?=`)),
  ]);
  expect(added[0]?.title).toBe('Q1 _]0;x_ _fdp.exe');
});

it('says how many attachments of an email are too many', async () => {
  const parts = Array.from({ length: 1002 }, (_, i) => attachment(`${i}.txt`, `text ${i}`)).join('');
  const result = await attach([engine.source('many.eml', mail(`${parts}--b1--`))]);
  expect(result.added).toHaveLength(1001);
  expect(refusals(result)).toEqual([['many.eml / attachments', 'bad_input']]);
  expect(result.rejected[0]?.message).toContain('its last 2 were not attached');
});

it('keeps an email that is cut off or none at all, and says so', async () => {
  const { added } = await attach([
    engine.source('cut.eml', mail(attachment('list.csv', 'x,y\n1,2\n').slice(0, -12))),
    engine.source('none.eml', 'no email at all'),
  ]);
  expect(added.filter((a) => a.origin === '').map((a) => [a.fileName, a.type, a.notices])).toEqual([
    ['cut.eml', 'message/rfc822', ['damaged']],
    ['none.eml', 'text/plain', ['damaged']],
  ]);
});

it('reads a folder in order and leaves out what no person put there', async () => {
  const folder = join(engine.folder, 'Inbox');
  mkdirSync(join(folder, 'HR', '.git'), { recursive: true });
  writeFileSync(join(folder, 'HR', '.git', 'config'), 'x');
  for (const name of [
    'file 10.txt',
    'file 2.txt',
    '.DS_Store',
    'Thumbs.db',
    '~$open.docx',
    '..%2f..%2fetc%2fpasswd.txt',
  ])
    writeFileSync(join(folder, name), name);
  writeFileSync(join(folder, 'HR', `${'long '.repeat(48)}.txt`), 'long');
  symlinkSync('/etc/passwd', join(folder, 'HR', 'link.txt'));
  const result = await attach([engine.session.files.offerSource(folder).token]);
  expect(result.added.map((a) => [a.fileName, a.notices])).toEqual([
    ['passwd.txt', ['unsafe_name']],
    ['file 2.txt', []],
    ['file 10.txt', []],
    [`${'long '.repeat(48)}.txt`, []],
  ]);
  expect(result.added[0]?.origin).toBe('Inbox/..%2f..%2fetc%2fpasswd.txt');
  expect(Object.fromEntries(result.ignored.map((i) => [i.reason, i.names]))).toEqual({
    system: ['Inbox/.DS_Store', 'Inbox/~$open.docx', 'Inbox/Thumbs.db'],
    hidden: ['Inbox/HR/.git'],
    link: ['Inbox/HR/link.txt'],
  });
});

it('never reads the engagement that is open, also not in a folder', async () => {
  const result = await attach([engine.session.files.offerSource(engine.folder).token]);
  const own = `engagement ${n}.trustbench`;
  expect(result.rejected.find(({ fileName }) => fileName === own)).toMatchObject({ code: 'conflict' });
  const named = await attach([engine.source(own), engine.source('beside.txt', 'beside it')]);
  expect(refusals(named)).toEqual([[own, 'conflict']]);
  expect(places(named.added)).toHaveLength(1);
  // Its locks still keep other processes out.
  const child = join(import.meta.dirname, '../workspace/hold-child.ts');
  const other = spawnSync(process.execPath, [child, join(engine.folder, own)], { timeout: 10_000 });
  expect(String(other.stderr)).toContain('workspace_locked');
  expect(await resultOf(engine.api, await engine.api.workspace.verify({}))).toMatchObject({ ok: true });
});

it('says that a folder is empty', async () => {
  const folder = join(engine.folder, 'empty');
  mkdirSync(folder);
  const result = await attach([engine.session.files.offerSource(folder).token]);
  expect(refusals(result)).toEqual([['empty', 'bad_input']]);
});

it.runIf(process.platform === 'linux')('says that a name which is no text can not be found', async () => {
  const folder = join(engine.folder, 'bytes');
  mkdirSync(folder);
  writeFileSync(Buffer.concat([Buffer.from(`${folder}/a`), Buffer.from([0xff])]), 'x');
  const [refused] = (await attach([engine.session.files.offerSource(folder).token])).rejected;
  expect(refused).toMatchObject({
    code: 'file_unreadable',
    message: expect.stringContaining('not Unicode text'),
  });
});

it('links what comes in, and what was here already, to whatever was asked for', async () => {
  const { api, session } = engine;
  const insert = (table: string, row: Record<string, string | number | null>) =>
    session.change(`Add ${table}`, (tx) => tx.insert(table, row));
  const columns = (table: string) =>
    session.workspace.all<{ name: string; type: string; notnull: number; dflt_value: string | null }>(
      `SELECT name, type, "notnull", dflt_value FROM pragma_table_info('${table}')`,
    );
  const id = '0190f3c0-0000-7000-8000-000000000001';
  const fill: Record<string, string | number> = {
    origin: 'manual',
    kind: 'evidence',
    priority: 'normal',
    status: 'open',
    auditor_status: 'none',
    treatment: 'carve-out',
    'policy.status': 'draft',
  };
  for (const table of ['request', 'policy', 'vendor']) {
    const row = Object.fromEntries(
      columns(table)
        .filter((c) => c.notnull === 1 && c.dflt_value === null)
        .map((c) => [c.name, fill[`${table}.${c.name}`] ?? fill[c.name] ?? (c.type === 'INTEGER' ? 0 : 'x')]),
    );
    insert(table, { ...row, id });
  }
  const links = [
    { kind: 'policy' as const, id },
    { kind: 'vendor' as const, id },
  ];
  const options = { requestIds: [id], links };
  const files = [engine.source('a.txt', 'a'), engine.source('b.txt', 'b')];
  await attach([files[0] ?? '']);
  await resultOf(api, await api.evidence.attach({ files, ...options }));
  for (const table of ['request', 'policy', 'vendor'])
    expect(session.workspace.get(`SELECT count(*) AS n FROM ${table}_evidence`)).toEqual({ n: 2 });
});
