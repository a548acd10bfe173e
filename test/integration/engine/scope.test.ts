import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RegisterId } from '../../../shared/domain/registers.ts';
import { POLICY_TEMPLATE_NAMES } from '../../../shared/domain/vocabulary.ts';
import { createEngagement, startEngine, type TestEngine } from '../../fixtures/engine.ts';
import { stateOf } from '../workspace/support.ts';

let engine: TestEngine;
let api: TestEngine['api'];
beforeEach(async () => {
  engine = startEngine();
  ({ api } = engine);
  await createEngagement(engine, { library: 'all' });
});
afterEach(() => engine[Symbol.asyncDispose]());

const add = async (register: RegisterId, ...records: Record<string, string>[]) =>
  (await api.registers.add({ register, records })).ids;
const states = async () =>
  (await api.scope.description({})).map(({ criterion, state }) => `${criterion}:${state}`).join(' ');
const criterion = async (number: number) => (await api.scope.description({}))[number - 1];

describe('the description criteria', () => {
  it('follow the records', async () => {
    expect(await states()).toBe(
      '1:missing 2:missing 3:missing 4:missing 5:partly 6:missing 7:missing 8:covered 9:missing',
    );
    await api.scope.setCategories({ categories: [{ category: 'security', rationale: 'Always' }] });
    await add('services', { name: 'Ledger', description: 'Keeps books' });
    await add(
      'commitments',
      { name: 'Data is safe', category: 'security' },
      { name: 'Encrypted', kind: 'requirement' },
    );
    const kinds = ['infrastructure', 'software', 'people', 'procedures', 'data'];
    await add('components', ...kinds.map((kind) => ({ name: `Some ${kind}`, kind })));
    await add('complementary-controls', { name: 'Leavers are removed' });
    const [cloud = ''] = await add('vendors', { name: 'Cloud', subservice: 'yes' });
    expect(await criterion(7)).toMatchObject({
      state: 'partly',
      missing: [{ text: 'What Cloud is assumed to do is not said', link: '/scope/complementary-controls' }],
    });
    await add('complementary-controls', {
      name: 'Doors are locked',
      kind: 'csoc',
      vendorId: cloud,
    });
    expect(await states()).toBe(
      '1:covered 2:covered 3:covered 4:missing 5:covered 6:covered 7:covered 8:covered 9:missing',
    );
    expect((await criterion(2))?.facts.map(({ text }) => text)).toEqual([
      '1 service commitment',
      '1 system requirement',
    ]);
  });

  it('keep a note and its mark, and undo takes them back', async () => {
    const before = stateOf(engine.session.workspace);
    await api.scope.noteDescription({ criterion: 4, text: ' None in the period ', isComplete: false });
    expect(await criterion(4)).toMatchObject({
      note: 'None in the period',
      isComplete: false,
      state: 'partly',
    });
    await api.scope.noteDescription({ criterion: 4, text: 'None in the period', isComplete: true });
    expect(await criterion(4)).toMatchObject({ isComplete: true, state: 'covered' });
    await api.scope.noteDescription({ criterion: 4, text: '', isComplete: false });
    expect(stateOf(engine.session.workspace)).toEqual(before);
    for (let i = 0; i < 3; i += 1) await api.workspace.undo({});
    expect(stateOf(engine.session.workspace)).toEqual(before);
  });

  it('ask for changes in the period in Type II only', async () => {
    await api.scope.updateEngagement({ type: 'I', asOf: '2026-06-30', periodFrom: null, periodTo: null });
    expect(await criterion(9)).toMatchObject({ state: 'not_asked' });
    expect(await api.scope.counts({})).toMatchObject({ descriptionAsked: 8, descriptionCovered: 1 });
  });
});

describe('the counts of the scope', () => {
  it('say how much each part holds', async () => {
    const [control] = await api.matrix.controls({});
    await api.matrix.updateControls({ ids: [control?.id ?? ''], patch: { responsibility: 'shared' } });
    await add('components', { name: 'Cluster' }, { name: 'Network' }, { name: 'App', kind: 'software' });
    await add('milestones', { name: 'Report', due: '2026-09-01' }, { name: 'Start', due: '2026-01-01' });
    expect(await api.scope.counts({})).toMatchObject({
      registers: { components: 3, milestones: 2, services: 0 },
      componentKinds: 2,
      people: 1,
      sharedControls: 1,
      notRelevant: 0,
      descriptionAsked: 9,
    });
    expect(
      (await api.registers.list({ register: 'milestones' })).map(({ values }) => values['name']),
    ).toEqual(['Start', 'Report']);
  });
});

describe('the policies', () => {
  const policies = () => api.registers.list({ register: 'policies' });

  it('come from the outlines, each once and with its text', async () => {
    const before = stateOf(engine.session.workspace);
    await add('policies', { name: 'Our backup rules', template: 'backup', status: 'approved' });
    expect(await api.registers.policyOutlook({})).toMatchObject({ outlines: 11 });
    expect(await api.registers.addPolicies({})).toEqual({ added: 11 });
    const all = await policies();
    expect(all.map(({ values }) => values['template']).toSorted()).toEqual(
      Object.keys(POLICY_TEMPLATE_NAMES).toSorted(),
    );
    const access = all.find(({ values }) => values['template'] === 'access-control');
    expect(access?.values).toMatchObject({
      name: 'Access control policy',
      status: 'missing',
      approvedOn: null,
    });
    const { document } = await api.registers.policyText({ id: access?.id ?? '' });
    expect(document.blocks[0]).toMatchObject({ kind: 'heading', level: 1 });
    await api.workspace.undo({});
    await api.workspace.undo({});
    expect(stateOf(engine.session.workspace)).toEqual(before);
  });

  it('are named by the controls that carry them out, unless a control names another', async () => {
    await api.registers.addPolicies({});
    const [mine = ''] = await add('policies', { name: 'Special' });
    const before = await api.matrix.controls({});
    const [first] = before;
    await api.matrix.updateControls({ ids: [first?.id ?? ''], patch: { policyId: mine } });
    await api.matrix.addControl({ ref: 'OWN-1', title: 'Own' });
    expect(await api.registers.policyOutlook({})).toMatchObject({ outlines: 0, linkable: before.length - 1 });
    expect(await api.registers.linkPolicies({})).toEqual({ linked: before.length - 1 });
    const after = await api.matrix.controls({});
    expect(after.filter(({ policyId }) => policyId === null).map(({ ref }) => ref)).toEqual(['OWN-1']);
    expect(after.find(({ id }) => id === first?.id)?.policy).toBe('Special');
    expect(await api.registers.policyOutlook({})).toMatchObject({ outlines: 0, linkable: 0 });
    await api.workspace.undo({});
    expect((await api.matrix.controls({})).filter(({ policyId }) => policyId !== null)).toHaveLength(1);
  });
});
