import { afterEach, beforeEach, expect, it } from 'vitest';
import { createEngagement, startEngine, type TestEngine } from '../../fixtures/engine.ts';

let engine: TestEngine;
let api: TestEngine['api'];
beforeEach(async () => {
  engine = startEngine();
  ({ api } = engine);
  await createEngagement(engine, { library: ['VEN-01', 'CHG-01'] });
});
afterEach(() => engine[Symbol.asyncDispose]());

const list = () => api.registers.list({ register: 'requirements' });

it('adds the sixteen once, with their proof and the controls that carry them', async () => {
  expect(await api.registers.addRequirements({})).toMatchObject({ added: 16 });
  const rows = await list();
  expect(rows.map(({ values }) => values['template'])).toEqual(
    Array.from({ length: 16 }, (_, i) => `R${String(i + 1).padStart(2, '0')}`),
  );
  expect(rows[3]?.values).toMatchObject({ cadenceMonths: 12, status: 'not_started', nextDue: null });
  const linked = (at: number) => api.registers.linked({ register: 'requirements', id: rows[at]?.id ?? '' });
  expect(await linked(2)).toMatchObject({ requirement_control: [{ ref: 'VEN-01' }] });
  expect(await linked(15)).toMatchObject({ requirement_control: [{ ref: 'CHG-01' }] });
  expect(await api.registers.requirementOutlook({})).toMatchObject({ missing: 0 });
});

it('sets the next round when one is done, and one undo takes both back', async () => {
  await api.registers.addRequirements({});
  const id = (await list())[0]?.id ?? '';
  const changes = [{ id, values: { doneOn: '2026-02-10' } }];
  await api.registers.change({ register: 'requirements', changes });
  expect((await list())[0]?.values).toMatchObject({ doneOn: '2026-02-10', nextDue: '2027-02-10' });
  await api.workspace.undo({});
  expect((await list())[0]?.values).toMatchObject({ doneOn: null, nextDue: null });
});

it('names components without a change record in the period', async () => {
  const add = async (register: 'components' | 'changes', records: Record<string, string>[]) =>
    (await api.registers.add({ register, records })).ids;
  const [api1 = '', queue = ''] = await add('components', [
    { name: 'API', kind: 'software' },
    { name: 'Queue', kind: 'infrastructure' },
  ]);
  const [change = '', late = ''] = await add('changes', [
    { name: 'Release 4', kind: 'software', changedOn: '2026-02-01' },
    { name: 'New nodes', kind: 'infrastructure', changedOn: '2026-07-01' },
  ]);
  const link = 'system_change_component';
  await api.registers.setLinked({ register: 'changes', id: change, link, targets: [api1] });
  await api.registers.setLinked({ register: 'changes', id: late, link, targets: [queue] });
  expect((await api.registers.requirementOutlook({})).changes).toEqual({
    from: '2026-01-01',
    to: '2026-06-30',
    components: 2,
    covered: 1,
    missing: [{ id: queue, name: 'Queue', reason: 'Last change on record: 2026-07-01' }],
  });
});
