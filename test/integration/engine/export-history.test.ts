import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEngagement, resultOf, startEngine, type TestEngine } from '../../fixtures/engine.ts';

describe('the history of exports', () => {
  let engine: TestEngine;
  beforeEach(async () => {
    engine = startEngine();
    await createEngagement(engine, { library: ['IAM-01', 'IAM-02', 'CHG-01'] });
  });
  afterEach(() => engine[Symbol.asyncDispose]());

  const exported = async (
    name: string,
    choices: Partial<Parameters<TestEngine['api']['reports']['export']>[0]> = {},
  ) => {
    await resultOf(
      engine.api,
      await engine.api.reports.export({
        kind: 'matrix',
        format: 'json',
        ...choices,
        target: engine.target(name),
      }),
    );
    const [newest] = await engine.api.reports.exported({});
    return newest!;
  };
  const bytes = (name: string) => readFileSync(join(engine.folder, name));

  it('tells what changed since an export, and between two', async () => {
    const first = await exported('first.json');
    expect(first).toMatchObject({ kind: 'matrix', isComparable: true });
    expect((await engine.api.reports.compare({ id: first.id })).changes).toEqual([]);

    const { id } = (await engine.api.matrix.controls({})).find(({ ref }) => ref === 'IAM-01')!;
    await engine.api.matrix.updateControls({ ids: [id], patch: { title: 'Access is asked for in writing' } });
    const { changes, after } = await engine.api.reports.compare({ id: first.id });
    expect(after).toBeNull();
    expect(changes).toEqual([
      expect.objectContaining({
        area: 'Controls',
        ref: 'IAM-01',
        field: 'Title',
        after: 'Access is asked for in writing',
      }),
    ]);
    const second = await exported('second.json');
    expect(await engine.api.reports.compare({ id: first.id, with: second.id })).toEqual({
      before: first,
      after: second,
      changes,
    });
  });

  it('gives the same bytes again with what it kept', async () => {
    const first = await exported('first.json', { kind: 'type2', parts: ['summary', 'criteria'] });
    expect(first.choices).toMatchObject({ parts: ['summary', 'criteria'] });
    const again = await exported('again.json', { kind: 'type2', ...first.choices });
    expect(again.sha256).toBe(first.sha256);
    expect(createHash('sha256').update(bytes('again.json')).digest('hex')).toBe(first.sha256);
  });

  it('says why nothing can be compared', async () => {
    const list = await exported('list.json', { kind: 'requests' });
    expect(list.isComparable).toBe(false);
    await expect(engine.api.reports.compare({ id: list.id })).rejects.toMatchObject({ code: 'bad_input' });
    const [design, operation] = [
      await exported('design.json', { kind: 'type1' }),
      await exported('operation.json', { kind: 'type2' }),
    ];
    await expect(engine.api.reports.compare({ id: design.id, with: operation.id })).rejects.toMatchObject({
      code: 'bad_input',
    });
    await expect(engine.api.reports.compare({ id: crypto.randomUUID() })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
