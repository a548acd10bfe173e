import { describe, expect, it } from 'vitest';
import type { AttachResult } from '../../../shared/contract/evidence/intake.ts';
import type { NewRedaction } from '../../../shared/contract/evidence/redaction.ts';
import { hasRedactions, needFile } from '../../../electron/engine/evidence/redaction/rows.ts';
import { runRedaction } from '../../../electron/engine/evidence/redaction/run-worker.ts';
import { createEngagement, resultOf, startEngine, type TestEngine } from '../../fixtures/engine.ts';
import { bombPdf, whitePng } from '../../fixtures/marked-files.ts';

const BOX: NewRedaction = { page: 1, x1: 1000, y1: 1000, x2: 4000, y2: 2000, reason: 'Personal data' };

async function start() {
  const engine = startEngine();
  await createEngagement(engine);
  return { engine, api: engine.api, id: await attach(engine, 'screen.png', whitePng(40, 20)) };
}

async function attach(engine: TestEngine, name: string, bytes: Uint8Array, versionOf?: string) {
  const files = [engine.source(name, bytes)];
  const started = await engine.api.evidence.attach({ files, ...(versionOf ? { versionOf } : {}) });
  const [first] = (await resultOf<AttachResult>(engine.api, started)).added;
  if (!first) throw new Error(`${name} was not attached`);
  return first.id;
}

describe('redactions', () => {
  it('are added, changed and removed in one change each, and undone', async () => {
    const { engine, api, id } = await start();
    await using _ = engine;
    const second = { ...BOX, y1: 100, y2: 300, what: 'a host name', reason: 'Out of scope' };
    const { ids } = await api.evidence.addRedactions({ id, redactions: [BOX, second] });
    expect(await api.evidence.redactions({ id })).toMatchObject([
      { id: ids[1], number: 1, what: 'a host name', reason: 'Out of scope', madeBy: 'Ada Test' },
      { id: ids[0], number: 2, what: '', page: 1, x1: 1000 },
    ]);
    const [first = ''] = ids;
    await api.evidence.changeRedactions({ changes: [{ id: first, patch: { what: 'a name', x2: 5000 } }] });
    expect((await api.evidence.redactions({ id }))[1]).toMatchObject({ what: 'a name', x1: 1000, x2: 5000 });
    await api.evidence.removeRedactions({ ids });
    expect(await api.evidence.redactions({ id })).toEqual([]);
    await api.workspace.undo({});
    await api.workspace.undo({});
    expect((await api.evidence.redactions({ id }))[1]).toMatchObject({ what: '', x2: 4000 });
  });

  it('are refused when they hide nothing, lie on no page, or have no reason', async () => {
    const { engine, api, id } = await start();
    await using _ = engine;
    const add = (redaction: NewRedaction) => api.evidence.addRedactions({ id, redactions: [redaction] });
    await expect(add({ ...BOX, x2: 1000 })).rejects.toThrow('the box has no area');
    await expect(add({ ...BOX, page: 2 })).rejects.toThrow('an image has page 1 only');
    await expect(add({ ...BOX, reason: ' ' })).rejects.toThrow('reason: Too small');
    const { ids } = await api.evidence.addRedactions({ id, redactions: [BOX] });
    const [first = ''] = ids;
    const patch = { y1: 3000 };
    await expect(api.evidence.changeRedactions({ changes: [{ id: first, patch }] })).rejects.toThrow(
      'no area',
    );
  });

  it('belong to one version, and go with their evidence', async () => {
    const { engine, api, id } = await start();
    await using _ = engine;
    await api.evidence.addRedactions({ id, redactions: [BOX] });
    await attach(engine, 'newer.png', whitePng(41, 20), id);
    expect(await api.evidence.redactions({ id })).toEqual([]);
    expect(await api.evidence.redactions({ id, version: 1 })).toHaveLength(1);
    const file = needFile(engine.session, id, 1);
    expect(hasRedactions(engine.session, file.id)).toBe(true);
    await api.evidence.remove({ ids: [id] });
    expect(hasRedactions(engine.session, file.id)).toBe(false);
    await api.workspace.undo({});
    expect(await api.evidence.redactions({ id, version: 1 })).toHaveLength(1);
  });

  it('end a file that takes too long, or too much memory, by name', async () => {
    const options = { signal: new AbortController().signal, progress: () => {} };
    const task = { bytes: bombPdf(), mediaType: 'application/pdf', boxes: [], title: 'Bomb' };
    const slow = runRedaction('slow.pdf', task, { ...options, limits: { time: 1, memory: 1e9 } });
    await expect(slow).rejects.toThrow('No redacted copy of slow.pdf was made: a page took longer');
    const large = runRedaction('large.pdf', task, {
      ...options,
      limits: { time: 30_000, memory: 150_000_000 },
    });
    await expect(large).rejects.toThrow('No redacted copy of large.pdf was made: it takes too much memory');
  });
});
