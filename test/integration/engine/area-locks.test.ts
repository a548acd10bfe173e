import { afterEach, beforeEach, expect, it } from 'vitest';
import { createEngagement, startEngine, type TestEngine } from '../../fixtures/engine.ts';
import { failureOf } from '../workspace/support.ts';

let engine: TestEngine;
beforeEach(async () => {
  engine = startEngine();
  await createEngagement(engine);
});
afterEach(() => engine[Symbol.asyncDispose]());

const add = (ref: string) => engine.api.matrix.addControl({ ref, title: 'Access is reviewed' });

it('refuses every change of records in a locked area, an undo too, and names who locked it', async () => {
  await add('AC-01');
  await engine.api.areaLocks.lock({ areas: ['matrix', 'scope'], reason: 'Signed off' });
  const before = engine.session.workspace.state;
  const failures = [
    await failureOf(() => add('AC-02')),
    await failureOf(() => engine.api.workspace.undo({})),
  ];
  for (const { code, message } of failures) {
    expect(code).toBe('area_locked');
    expect(message).toMatch(/Matrix was locked by Ada Test on .*Signed off.*Unlock Matrix with a reason/);
  }
  expect(engine.session.workspace.state).toEqual(before);
  expect(await engine.api.matrix.controls({})).toHaveLength(1);
  // Other areas go on.
  await engine.api.requests.add({ title: 'List of leavers' });
});

it('takes changes again after it was unlocked with a reason that stays in the journal', async () => {
  await engine.api.areaLocks.lock({ areas: ['matrix'], reason: 'Signed off' });
  await engine.api.areaLocks.unlock({ area: 'matrix', reason: 'The auditor asked for a new control' });
  await add('AC-01');
  expect(await engine.api.areaLocks.list({})).toEqual([]);
  const { entries } = await engine.api.workspace.history({ limit: 10 });
  expect(entries.map((e) => [e.actor, e.label])).toContainEqual([
    'Ada Test',
    'Unlock Matrix: The auditor asked for a new control',
  ]);
});

it('is not lifted by undo, neither now nor after the file is opened again', async () => {
  await engine.api.requests.add({ title: 'List of leavers' });
  await engine.api.areaLocks.lock({ areas: ['matrix'], reason: 'Signed off' });
  const path = engine.session.workspace.path;
  await engine.session.closeWorkspace();
  await engine.session.openWorkspace(path);
  const { label } = await engine.api.workspace.undo({});
  expect(label).toContain('List of leavers');
  expect((await engine.api.areaLocks.list({})).map((l) => l.area)).toEqual(['matrix']);
  await engine.api.workspace.redo({});
  expect(await failureOf(() => add('AC-01'))).toMatchObject({ code: 'area_locked' });
});

it('needs a reason', async () => {
  const failure = await failureOf(() => engine.api.areaLocks.lock({ areas: ['matrix'], reason: ' ' }));
  expect(failure.code).toBe('bad_input');
  expect(
    await failureOf(() => engine.api.areaLocks.unlock({ area: 'matrix', reason: 'why not' })),
  ).toMatchObject({
    code: 'conflict',
  });
});
