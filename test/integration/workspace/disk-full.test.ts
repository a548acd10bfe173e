import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createEngagement,
  ended,
  resultOf,
  startEngine,
  temporaryFolder,
  type TestEngine,
} from '../../fixtures/engine.ts';
import { SmallDisk } from '../../fixtures/small-disk.ts';
import { failureOf } from './support.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import type { AttachResult } from '../../../shared/contract/evidence/intake.ts';

const folder = temporaryFolder();
const disk = new SmallDisk(join(folder, 'disk'), 40);
afterAll(() => {
  disk.unmount();
  rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(!disk.isMounted)('a full disk', () => {
  let engine: TestEngine;
  beforeEach(async () => {
    disk.clear();
    engine = startEngine(folder);
    await createEngagement(engine, { library: 'saas', name: 'disk/a.trustbench' });
  });
  afterEach(() => engine.session.dispose());

  it('takes what there is room for, refuses the rest by name, and takes it when there is room', async () => {
    const { api, session } = engine;
    const files = [
      engine.source('small.bin', randomBytes(1000)),
      engine.source('large.bin', randomBytes(40 << 20)),
    ];
    const result = await resultOf<AttachResult>(api, await api.evidence.attach({ files }));
    expect(result.rejected).toMatchObject([{ fileName: 'large.bin', code: 'disk_full' }]);
    expect(result.rejected[0]?.message).toMatch(/large.bin needs 42 MB .+Free some space/);
    expect(session.workspace.get('SELECT count(*) AS n FROM content WHERE sha256 IS NULL')).toEqual({ n: 0 });
    const again = await resultOf<AttachResult>(
      api,
      await api.evidence.attach({ files: [engine.source('small.bin')] }),
    );
    expect(again.duplicates).toHaveLength(1);
    expect(await resultOf(api, await api.workspace.verify({}))).toMatchObject({ ok: true });
  });

  it('records what was read when the disk runs full in the middle, and names what was not', async () => {
    const { session } = engine;
    const paths = Array.from({ length: 6 }, (_, i) => engine.file(`part ${i}.bin`, randomBytes(2 << 20)));
    const { content } = session.workspace;
    const append = content.append.bind(content);
    let isFull = false;
    // Somebody else fills the disk between two transactions.
    content.append = (parts) => {
      if (isFull) throw new AppError('disk_full', 'The disk is full. Free some space and try again.');
      isFull = parts.length > 0;
      return append(parts);
    };
    const files = () => paths.map((path) => session.files.offerSource(path).token);
    const first = await resultOf<AttachResult>(
      engine.api,
      await engine.api.evidence.attach({ files: files() }),
    );
    content.append = append;
    expect(first.added.length).toBeGreaterThan(0);
    expect(first.rejected.length).toBeGreaterThan(0);
    expect(first.added.length + first.rejected.length).toBe(6);
    for (const { code, message, fileName } of first.rejected) {
      expect(code).toBe('disk_full');
      expect(message).toContain(fileName);
    }
    expect(session.workspace.get('SELECT count(*) AS n FROM content WHERE sha256 IS NULL')).toEqual({ n: 0 });
    const again = await resultOf<AttachResult>(
      engine.api,
      await engine.api.evidence.attach({ files: files() }),
    );
    expect([again.duplicates.length, again.added.length]).toEqual([
      first.added.length,
      first.rejected.length,
    ]);
  });

  it('leaves nothing of a change, and goes on when there is room', async () => {
    const { api, session } = engine;
    const state = session.workspace.state;
    disk.fill();
    const notes = 'x'.repeat(20_000);
    const ids = (await api.matrix.controls({})).map((c) => c.id);
    const failure = await failureOf(() => api.matrix.updateControls({ ids, patch: { notes } }));
    expect(failure.code).toBe('disk_full');
    expect(session.workspace.state).toEqual(state);
    expect((await api.matrix.controls({})).every((c) => c.notes === '')).toBe(true);
    disk.makeRoom();
    await api.matrix.updateControls({ ids, patch: { notes } });
    expect((await api.matrix.controls({})).every((c) => c.notes === notes)).toBe(true);
    expect(await resultOf(api, await api.workspace.verify({}))).toMatchObject({ ok: true });
  });

  it.each(['pdf', 'xlsx', 'json'] as const)(
    'leaves no half-made %s, and an older file as it was',
    async (format) => {
      const { api } = engine;
      writeFileSync(join(disk.path, 'report'), 'the older report');
      disk.fill();
      const job = await ended(
        api,
        await api.reports.export({ kind: 'type2', format, target: engine.target('disk/report') }),
      );
      expect(job).toMatchObject({ status: 'failed', error: { code: 'disk_full' } });
      expect(disk.names).toEqual(['a.trustbench', 'a.trustbench.lock', 'filler', 'report']);
      expect(readFileSync(join(disk.path, 'report'), 'utf8')).toBe('the older report');
    },
  );

  it('leaves no half-made workspace or backup', async () => {
    disk.fill();
    const failure = await failureOf(() =>
      createEngagement(engine, { name: 'disk/b.trustbench', library: 'saas' }),
    );
    expect(failure.code).toBe('disk_full');
    expect(failure.message).toContain('b.trustbench');
    expect(disk.names.filter((n) => n.startsWith('b.'))).toEqual([]);
    // The one that was open is still there.
    expect((await engine.api.workspace.status({})).open?.fileName).toBe('a.trustbench');
    mkdirSync(join(disk.path, 'none'), { recursive: true });
    const backup = await failureOf(() =>
      engine.session.workspace.backup({
        folder: join(disk.path, 'none'),
        stem: 'a',
        policy: { newest: 3, days: 1, weeks: 1, bytes: 1e9 },
      }),
    );
    expect(backup.code).toBe('disk_full');
    expect(readdirSync(join(disk.path, 'none'))).toEqual([]);
  });
});
