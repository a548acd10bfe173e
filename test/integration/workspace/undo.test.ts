import { rmSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { newId, Workspace } from '../../../electron/engine/workspace/workspace.ts';
import { temporaryFolder } from '../../fixtures/engine.ts';
import { BY, failureOf, insertPerson, newWorkspace, stateOf } from './support.ts';

type Step = { kind: 'add' | 'rename' | 'remove' | 'links' | 'several'; pick: number; text: string };

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('add', 'rename', 'remove', 'links', 'several'),
  pick: fc.nat(50),
  text: fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
});

function pickFrom(workspace: Workspace, table: string, pick: number): string | undefined {
  const ids = workspace.all<{ id: string }>(`SELECT id FROM ${table} ORDER BY id`);
  return ids[pick % Math.max(1, ids.length)]?.id;
}

function addControl(workspace: Workspace, text: string): void {
  workspace.change({ actor: 'Ada', label: 'Add control' }, (tx) => {
    const id = newId();
    tx.insert('control', {
      id,
      ref: `C-${tx.next('control')}`,
      title: text,
      domain: '',
      statement: text,
      owner_id: null,
      frequency: null,
      nature: null,
      mode: null,
      layer: null,
      is_key: 0,
      system: '',
      evidence_wanted: '',
      notes: '',
    });
    for (const criterion of ['CC6.1', 'CC6.2'])
      tx.insert('control_criterion', { id: newId(), control_id: id, criterion_id: criterion });
  });
}

/** One of the things that people do, on whatever is there. Changes that find nothing to do record nothing. */
function perform(workspace: Workspace, { kind, pick, text }: Step): void {
  if (kind === 'add') return addControl(workspace, text);
  const person = pickFrom(workspace, 'person', pick);
  const control = pickFrom(workspace, 'control', pick);
  workspace.change({ actor: 'Ada', label: kind }, (tx) => {
    if (kind === 'several') for (let i = 0; i <= pick % 4; i += 1) insertPerson(tx, `${text}${i}`);
    if (kind === 'rename' && person) tx.update('person', person, { name: text });
    if (kind === 'links' && person && control) tx.update('control', control, { owner_id: person });
    if (kind === 'remove' && control) {
      for (const { id } of workspace.all<{ id: string }>(
        'SELECT id FROM control_criterion WHERE control_id = ?',
        [control],
      ))
        tx.remove('control_criterion', id);
      tx.remove('control', control);
    }
  });
}

it('takes everything back and does it again, whatever was done', async () => {
  const folder = temporaryFolder();
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), fc.nat(12), async (steps, reopenAt) => {
      run += 1;
      let workspace = newWorkspace(folder, `${run}.trustbench`);
      const atStart = workspace.state.id;
      const states = [stateOf(workspace)];
      for (const one of steps) {
        perform(workspace, one);
        if (workspace.state.id > atStart + states.length - 1) states.push(stateOf(workspace));
      }
      const verified = async () => expect((await workspace.verify({})).problems).toEqual([]);
      await verified();
      const path = workspace.path;
      for (let i = states.length - 1; i > 0; i -= 1) {
        expect(stateOf(workspace)).toEqual(states[i]);
        if (i === reopenAt) {
          workspace.close();
          workspace = Workspace.open(path);
        }
        workspace.undo('Ada');
      }
      expect(stateOf(workspace)).toEqual(states[0]);
      await verified();
      for (let i = 1; i < states.length; i += 1) {
        workspace.redo('Ada');
        expect(stateOf(workspace)).toEqual(states[i]);
      }
      expect(workspace.nextRedo).toBeNull();
      await verified();
      workspace.close();
    }),
    { numRuns: 12 },
  );
  rmSync(folder, { recursive: true });
});

it('erases nothing: an undo is one more transaction', () => {
  const folder = temporaryFolder();
  const workspace = newWorkspace(folder);
  workspace.change({ actor: 'Ada', label: 'Add Grace' }, (tx) => void insertPerson(tx, 'Grace'));
  expect(workspace.nextUndo).toBe('Add Grace');
  expect(workspace.undo('Grace')).toBe('Add Grace');
  expect(workspace.redo('Ada')).toBe('Add Grace');
  const { entries } = workspace.history({ limit: 10 });
  expect(entries.map((e) => [e.kind, e.actor, e.label])).toEqual([
    ['redo', 'Ada', 'Add Grace'],
    ['undo', 'Grace', 'Add Grace'],
    ['change', 'Ada', 'Add Grace'],
    ['change', 'Ada', 'Create'],
  ]);
  workspace.close();
  rmSync(folder, { recursive: true });
});

it('never takes back the creation', async () => {
  const folder = temporaryFolder();
  let workspace = newWorkspace(folder);
  expect(workspace.nextUndo).toBeNull();
  expect((await failureOf(() => workspace.undo('Ada'))).code).toBe('conflict');
  workspace.close();
  workspace = Workspace.open(workspace.path);
  expect(workspace.nextUndo).toBeNull();
  workspace.close();
  rmSync(folder, { recursive: true });
});

it('forgets what could be redone when something new is done', async () => {
  const folder = temporaryFolder();
  const workspace = newWorkspace(folder);
  workspace.change(BY, (tx) => void insertPerson(tx, 'Grace'));
  workspace.undo('Ada');
  workspace.change(BY, (tx) => void insertPerson(tx, 'Hedy'));
  expect(workspace.nextRedo).toBeNull();
  const failure = await failureOf(() => workspace.redo('Ada'));
  expect(failure).toEqual({ code: 'conflict', message: 'There is nothing to redo.' });
  workspace.close();
  rmSync(folder, { recursive: true });
});

it('redoes the right steps after reopening in the middle of a long back and forth', () => {
  const folder = temporaryFolder();
  let workspace = newWorkspace(folder);
  const ada = workspace.get<{ id: string }>('SELECT id FROM person')?.id ?? '';
  const title = () => workspace.get<{ title: string }>('SELECT title FROM person')?.title;
  for (let i = 1; i <= 190; i += 1) workspace.change(BY, (tx) => tx.update('person', ada, { title: `${i}` }));
  for (const kind of ['undo', 'redo', 'undo', 'redo', 'undo'] as const)
    for (let i = 0; i < 150; i += 1) workspace[kind]('Ada');
  expect(title()).toBe('40');
  workspace.close();
  workspace = Workspace.open(join(folder, 'a.trustbench'));
  for (let i = 41; i <= 190; i += 1) {
    workspace.redo('Ada');
    expect(title()).toBe(`${i}`);
  }
  workspace.close();
  rmSync(folder, { recursive: true });
});
