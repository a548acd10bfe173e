import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, truncateSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AttachResult } from '../../../shared/contract/evidence/intake.ts';
import { attachFiles } from '../../../electron/engine/evidence/attach.ts';
import { IntakeReader } from '../../../electron/engine/evidence/intake/intake-reader.ts';
import { createEngagement, ended, resultOf, startEngine, type TestEngine } from '../../fixtures/engine.ts';
import { failureOf } from '../workspace/support.ts';

let engine: TestEngine;
beforeEach(async () => {
  engine = startEngine();
  await createEngagement(engine, { library: 'saas' });
});
afterEach(() => engine[Symbol.asyncDispose]());

type AttachOptions = Omit<Parameters<TestEngine['api']['evidence']['attach']>[0], 'files'>;
const attach = async (files: string[], options: AttachOptions = {}) =>
  resultOf<AttachResult>(engine.api, await engine.api.evidence.attach({ files, ...options }));

const staged = () =>
  engine.session.workspace.get<{ n: number }>('SELECT count(*) AS n FROM content WHERE sha256 IS NULL')?.n;
const controlIds = async (n: number) => (await engine.api.matrix.controls({})).slice(0, n).map((c) => c.id);
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('attaching', () => {
  it('keeps sizes around the piece and the batch exactly', async () => {
    const sizes = [1, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 8 << 20, (8 << 20) + 1, 19_000_003];
    const contents = sizes.map((size) => randomBytes(size));
    const result = await attach(contents.map((bytes, i) => engine.source(`f${i}.bin`, bytes)));
    expect(result.added.map((a) => [a.size, a.sha256])).toEqual(contents.map((b) => [b.length, sha256(b)]));
    for (const [i, { id }] of result.added.entries()) {
      await resultOf(
        engine.api,
        await engine.api.evidence.saveCopy({ id, target: engine.target(`copy${i}`) }),
      );
      expect(readFileSync(join(engine.folder, `copy${i}`)).equals(contents[i] ?? Buffer.alloc(0))).toBe(true);
    }
    expect(await resultOf(engine.api, await engine.api.workspace.verify({}))).toMatchObject({ ok: true });
  });

  it('takes what is sound, links it, and says what was wrong with the rest', async () => {
    const [first = '', second = ''] = await controlIds(2);
    const gone = engine.source('gone.txt', 'x');
    rmSync(join(engine.folder, 'gone.txt'));
    const result = await attach(
      [
        engine.source('a.txt', 'one'),
        engine.source('empty.txt', ''),
        gone,
        engine.source('same as a.txt', 'one'),
        engine.source('b.pdf', 'not a pdf'),
      ],
      { controlIds: [first, second], coversFrom: '2026-01-01', coversTo: '2026-03-31' },
    );
    expect(result.added.map((a) => [a.ref, a.fileName])).toEqual([
      ['EV-0001', 'a.txt'],
      ['EV-0002', 'b.pdf'],
    ]);
    expect(result.duplicates.map((d) => [d.ref, d.fileName])).toEqual([['EV-0001', 'same as a.txt']]);
    expect(result.rejected.map((r) => [r.fileName, r.code])).toEqual([
      ['empty.txt', 'bad_input'],
      ['gone.txt', 'file_missing'],
    ]);
    for (const { message, fileName } of result.rejected)
      expect(message).toMatch(new RegExp(`${fileName}.+\\. .+\\.$`));
    const { rows } = await engine.api.evidence.list({ controlId: second });
    expect(rows.map((r) => [r.ref, r.coversTo, r.controls.length, r.typeDiffers])).toEqual([
      ['EV-0001', '2026-03-31', 2, false],
      ['EV-0002', '2026-03-31', 2, true],
    ]);
    expect(staged()).toBe(0);
  });

  it('is one step to take back, and bytes that came again are not stored twice', async () => {
    const { api, session } = engine;
    const bytes = randomBytes(3 << 20);
    await attach([engine.source('a.bin', bytes), engine.source('b.txt', 'b')]);
    await api.workspace.undo({});
    expect((await api.evidence.list({})).total).toBe(0);
    await attach([engine.source('c.bin', bytes)]);
    expect(session.workspace.get('SELECT count(*) AS n FROM content')).toEqual({ n: 2 });
    expect(session.workspace.get('SELECT count(*) AS n FROM content_chunk')).toEqual({ n: 4 });
    expect(staged()).toBe(0);
  });

  it('adds a version to a record, and refuses the same bytes as a new one', async () => {
    const { api } = engine;
    const [added] = (await attach([engine.source('policy.txt', 'first')])).added;
    await attach([engine.source('policy 2.txt', 'second')], { versionOf: added?.id });
    const same = await attach([engine.source('policy 3.txt', 'second')], { versionOf: added?.id });
    expect(same.duplicates).toHaveLength(1);
    const { rows } = await api.evidence.list({});
    expect(rows).toMatchObject([
      { ref: 'EV-0001', versions: 2, fileName: 'policy 2.txt', sha256: sha256(Buffer.from('second')) },
    ]);
  });

  it('keeps every version to look at and to save, and says so in the history', async () => {
    const { api, folder } = engine;
    const [added] = (await attach([engine.source('policy.txt', 'first')])).added;
    const id = added?.id ?? '';
    await attach([engine.source('policy 2.csv', 'second,2')], { versionOf: id });
    expect(await api.evidence.versions({ id })).toMatchObject([
      { version: 2, fileName: 'policy 2.csv', mediaType: 'text/csv', size: 8 },
      { version: 1, fileName: 'policy.txt', mediaType: 'text/plain', sha256: sha256(Buffer.from('first')) },
    ]);
    const text = async (version?: number) =>
      (await api.evidence.text({ id, version, offset: 0, limit: 10 })).rows[0]?.text;
    expect([await text(), await text(1), await text(2)]).toEqual(['second,2', 'first', 'second,2']);
    const saved = await api.evidence.saveCopy({ id, version: 1, target: engine.target('copy.txt') });
    expect(await resultOf(api, saved)).toEqual({ fileName: 'policy.txt', size: 5 });
    expect(readFileSync(join(folder, 'copy.txt'), 'utf8')).toBe('first');

    const { entries } = await api.workspace.history({ record: { table: 'evidence', rowId: id }, limit: 10 });
    expect(entries.map((entry) => entry.label)).toEqual(['Add version 2 of EV-0001', 'Attach policy.txt']);
    await api.workspace.undo({});
    expect(await api.evidence.versions({ id })).toMatchObject([{ version: 1 }]);
    expect(await text()).toBe('first');
    const gone = await failureOf(() => api.evidence.preview({ id, version: 2 }));
    expect(gone).toMatchObject({ code: 'not_found', message: expect.stringContaining('Version 2') });
    const target = engine.target('copy 2.txt');
    expect(await failureOf(() => api.evidence.saveCopy({ id, version: 2, target }))).toMatchObject({
      code: 'not_found',
    });
    await api.evidence.remove({ ids: [id] });
    expect(await failureOf(() => api.evidence.versions({ id }))).toMatchObject({ code: 'not_found' });
  });

  it.each([
    ['shortened', (path: string) => truncateSync(path, 1000), 'file_changed'],
    ['removed and made again with the same size', (path: string) => utimesSync(path, 1, 1), 'file_changed'],
  ])('refuses a file that is %s while it is read', async (_, disturb, code) => {
    const { session } = engine;
    const large = engine.file('large.bin', randomBytes(30 << 20));
    const sound = engine.file('sound.txt', 'sound');
    let isDisturbed = false;
    const result = await attachFiles(
      session,
      {
        sources: [large, sound].map((path) => ({ path, origin: '', isFolder: false })),
        containers: 'unpack',
        controlIds: [],
        sampleItemIds: [],
        testIds: [],
        requestIds: [],
        links: [],
        coversFrom: null,
        coversTo: null,
      },
      {
        signal: new AbortController().signal,
        // Before its first bytes came the thread may not have looked at the file yet.
        progress: (done) => {
          if (done === 0 || isDisturbed) return;
          disturb(large);
          isDisturbed = true;
        },
      },
    );
    expect(result.rejected).toMatchObject([{ fileName: 'large.bin', code }]);
    // What was under way of the first file does not leak into the next one.
    expect(result.added).toMatchObject([
      { fileName: 'sound.txt', sha256: sha256(Buffer.from('sound')), size: 5 },
    ]);
    expect(staged()).toBe(0);
  });

  it('leaves nothing when it is cancelled', async () => {
    const { api, session } = engine;
    const before = session.workspace.state;
    const files = [engine.source('a.txt', 'a'), engine.source('large.bin', randomBytes(60 << 20))];
    const started = await api.evidence.attach({ files });
    while ((await api.jobs.get({ id: started.jobId })).done < 8 << 20)
      await new Promise((resolve) => setTimeout(resolve, 1));
    await api.jobs.cancel({ id: started.jobId });
    const job = await ended(api, started);
    expect(job).toMatchObject({ status: 'cancelled', error: { code: 'cancelled' } });
    expect(session.workspace.state).toEqual(before);
    expect(session.workspace.get('SELECT count(*) AS n FROM content')).toEqual({ n: 0 });
  });

  it('never reads the engagement that is open', async () => {
    const { api } = engine;
    const token = engine.source('engagement.trustbench');
    const { rejected } = await resultOf<AttachResult>(api, await api.evidence.attach({ files: [token] }));
    expect(rejected).toMatchObject([{ fileName: 'engagement.trustbench', code: 'conflict' }]);
    const target = engine.target('engagement.trustbench');
    const kind = { kind: 'matrix', format: 'json' } as const;
    expect(await failureOf(() => api.reports.export({ ...kind, target }))).toMatchObject({
      code: 'conflict',
    });
  });

  it('refuses controls and records that are not there before it reads anything', async () => {
    const file = engine.source('a.txt', 'a');
    const id = '0190f3c0-0000-7000-8000-000000000000';
    for (const options of [{ controlIds: [id] }, { versionOf: id }])
      expect(await failureOf(() => engine.api.evidence.attach({ files: [file], ...options }))).toMatchObject({
        code: 'not_found',
      });
    const backwards = { coversFrom: '2026-02-01', coversTo: '2026-01-01' };
    expect(await failureOf(() => engine.api.evidence.attach({ files: [file], ...backwards }))).toMatchObject({
      code: 'bad_input',
    });
  });

  it('says that a file may not be read', async (context) => {
    if (process.getuid?.() === 0) context.skip('root may read everything');
    const path = engine.file('secret.txt', 'x');
    const token = engine.source('secret.txt');
    chmodSync(path, 0);
    expect((await attach([token])).rejected).toMatchObject([{ code: 'file_unreadable' }]);
  });
});

describe('a file that never ends', () => {
  /** What a reading says of a pipe that nobody writes to, which waits for ever. */
  async function readingOf(reader: IntakeReader, onPlanned = () => {}): Promise<unknown> {
    const pipe = join(mkdtempSync(join(engine.folder, 'pipe-')), 'pipe');
    spawnSync('mkfifo', [pipe]);
    const sources = [{ path: pipe, origin: '', isFolder: false }];
    const never = { device: 0n, inode: 0n };
    const parts = reader.read({ sources, containers: 'unpack', room: null, never });
    try {
      expect((await parts.next()).value?.steps).toMatchObject([{ kind: 'planned', files: 1 }]);
      onPlanned();
      return await parts.next().catch((error: unknown) => error);
    } finally {
      // Whoever opens the pipe for writing lets the reading thread go, so that it can end.
      spawnSync('sh', ['-c', `: > '${pipe}'`], { timeout: 5000 });
      reader.close();
    }
  }

  it('is not waited for when the reading is cancelled', async () => {
    const controller = new AbortController();
    const cancelSoon = () => void setTimeout(() => controller.abort(), 100);
    expect(String(await readingOf(new IntakeReader(controller.signal), cancelSoon))).toMatch(/abort/);
  });

  it('is ended when it takes too long', async () => {
    const limits = { time: 100, memory: 2_000_000_000 };
    const reader = new IntakeReader(new AbortController().signal, limits);
    expect(String(await readingOf(reader))).toContain('it took longer than 0.1 s');
  });
});

describe('the list', () => {
  beforeEach(async () => {
    const [one = '', two = ''] = await controlIds(2);
    await attach([engine.source('b-report.csv', 'x,y\n1,2\n')], {
      controlIds: [two],
      coversFrom: '2026-02-01',
      coversTo: '2026-02-28',
    });
    await attach([engine.source('Äpfel 100%.txt', 'longer than the others')], {
      controlIds: [one, two],
      coversFrom: '2025-01-01',
      coversTo: '2025-01-31',
    });
    await attach([engine.source('c_d.txt', 'c')]);
  });

  const refs = async (query: Parameters<TestEngine['api']['evidence']['list']>[0]) =>
    (await engine.api.evidence.list(query)).rows.map((r) => Number(r.ref.slice(3)));

  it('sorts, searches, filters and pages', async () => {
    const [control] = await engine.api.matrix.controls({});
    expect(await refs({})).toEqual([1, 2, 3]);
    expect(await refs({ descending: true })).toEqual([3, 2, 1]);
    expect(await refs({ sort: 'size' })).toEqual([3, 1, 2]);
    expect(await refs({ sort: 'covers' })).toEqual([3, 2, 1]);
    expect(await refs({ sort: 'title' })).toEqual([1, 3, 2]);
    expect(await refs({ search: '100%' })).toEqual([2]);
    // No word is made of it, so nothing was asked for.
    expect(await refs({ search: '_' })).toEqual([1, 2, 3]);
    expect(await refs({ search: 'ÄPFEL' })).toEqual([2]);
    expect(await refs({ search: control?.ref.toLowerCase() })).toEqual([2]);
    expect(await refs({ filter: 'unlinked' })).toEqual([3]);
    expect(await refs({ filter: 'warnings' })).toEqual([2, 3]);
    expect(await refs({ controlId: control?.id })).toEqual([2]);
    expect(await engine.api.evidence.list({ offset: 1, limit: 1 })).toMatchObject({
      total: 3,
      rows: [{ ref: 'EV-0002' }],
    });
  });

  it('follows every kind of change, and taking it back', async () => {
    const { api } = engine;
    const { rows } = await api.evidence.list({});
    const [first, , third] = rows;
    const [control] = await api.matrix.controls({});
    const ids = [third?.id ?? ''];
    await api.evidence.update({
      ids,
      patch: { title: 'Aaa', coversFrom: '2026-05-01', coversTo: '2026-05-31' },
    });
    expect(await refs({ sort: 'title' })).toEqual([3, 1, 2]);
    await api.evidence.link({ evidenceIds: ids, controlIds: [control?.id ?? ''] });
    expect(await refs({ filter: 'unlinked' })).toEqual([]);
    await api.matrix.updateControls({ ids: [control?.id ?? ''], patch: { ref: 'ZZZ-77' } });
    expect(await refs({ search: 'zzz-77' })).toEqual([2, 3]);
    await api.evidence.remove({ ids: [first?.id ?? ''] });
    expect(await refs({})).toEqual([2, 3]);
    for (let i = 0; i < 4; i += 1) await api.workspace.undo({});
    expect((await api.evidence.list({})).rows).toEqual(rows);
  });

  it('counts past 9,999', async () => {
    const { session } = engine;
    session.change('Count', (tx) => tx.update('counter', 'evidence', { value: 9998 }));
    await attach(['x', 'y'].map((text) => engine.source(`${text}.txt`, text)));
    expect(await refs({})).toEqual([1, 2, 3, 9999, 10_000]);
  });
});

describe('looking at evidence', () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  );
  it.each([
    ['page.html', '<script>alert(1)</script>', 'text'],
    ['draw.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'text'],
    ['photo.png', png, 'image'],
    ['photo.txt', png, 'image'],
    ['latin.txt', Buffer.from([0x4d, 0xfc, 0x6c, 0x6c]), 'text'],
    ['data.bin', Buffer.from([0, 1, 2, 3]), 'none'],
  ] as const)('shows %s as %s', async (name, content, kind) => {
    const [added] = (await attach([engine.source(name, content)])).added;
    const preview = await engine.api.evidence.preview({ id: added?.id ?? '' });
    expect([preview.kind, preview.bytes !== null]).toEqual([kind, kind === 'image']);
  });
});
