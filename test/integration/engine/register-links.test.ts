import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EVIDENCE_LINK_KINDS, linkKindOf } from '../../../shared/domain/evidence-links.ts';
import { REGISTERS, registerOf, type RegisterId } from '../../../shared/domain/registers.ts';
import { createEngagement, resultOf, startEngine, type TestEngine } from '../../fixtures/engine.ts';
import { failureOf, stateOf } from '../workspace/support.ts';

let engine: TestEngine;
let api: TestEngine['api'];
const start = async () => {
  engine = startEngine();
  ({ api } = engine);
  await createEngagement(engine, { library: ['IAM-01', 'IAM-02'] });
};
const stop = () => engine[Symbol.asyncDispose]();

const add = async (register: RegisterId, values: Record<string, string> = {}) =>
  (await api.registers.add({ register, records: [{ name: `A ${register}`, ...values }] })).ids[0]!;
const attach = async (name: string, more: object = {}) =>
  (await resultOf(api, await api.evidence.attach({ files: [engine.source(name, name)], ...more }))) as {
    added: { id: string }[];
  };
const undo = () => api.workspace.undo({});
const count = (table: string) =>
  engine.session.workspace.get<{ n: number }>(`SELECT count(*) AS n FROM "${table}"`)?.n;

describe('links of records', () => {
  beforeEach(start);
  afterEach(stop);

  it('are seen from both sides, and one undo takes them back', async () => {
    const [control] = await api.matrix.controls({});
    const risk = await add('risks');
    await api.registers.setLinked({
      register: 'risks',
      id: risk,
      link: 'risk_control',
      targets: [control!.id],
    });
    await api.registers.setLinked({
      register: 'risks',
      id: risk,
      link: 'risk_criterion',
      targets: ['CC6.1', 'CC6.2'],
    });
    const linked = await api.registers.linked({ register: 'risks', id: risk });
    expect(linked['risk_criterion']?.map(({ ref }) => ref)).toEqual(['CC6.1', 'CC6.2']);
    expect(await api.registers.linkedFrom({ to: 'control', id: control!.id })).toEqual({
      risks: [{ id: risk, ref: 'RK-001', title: 'A risks' }],
    });
    expect(await api.registers.linkedFrom({ to: 'criterion', id: 'CC6.2' })).toHaveProperty('risks');
    await undo();
    expect((await api.registers.linked({ register: 'risks', id: risk }))['risk_criterion']).toEqual([]);
  });

  it('go with the record, with what they point to, and with the control, and undo brings them back', async () => {
    const [control] = await api.matrix.controls({});
    const [change, component] = [await add('changes'), await add('components')];
    const set = (link: string, target: string) =>
      api.registers.setLinked({ register: 'changes', id: change, link, targets: [target] });
    await set('system_change_component', component);
    await set('system_change_control', control!.id);
    const before = stateOf(engine.session.workspace);
    await api.registers.remove({ register: 'components', ids: [component] });
    await api.matrix.removeControls({ ids: [control!.id] });
    expect([count('system_change_component'), count('system_change_control')]).toEqual([0, 0]);
    await undo();
    await undo();
    expect(stateOf(engine.session.workspace)).toEqual(before);
    await api.registers.remove({ register: 'changes', ids: [change] });
    expect([count('system_change_component'), count('system_change_control')]).toEqual([0, 0]);
  });

  it('remove a thousand risks with their links in one step', async () => {
    const [control] = await api.matrix.controls({});
    const records = Array.from({ length: 1000 }, (_, i) => ({ name: `Risk ${i}` }));
    const { ids } = await api.registers.add({ register: 'risks', records });
    const { workspace } = engine.session;
    engine.session.change('Link', (tx) => {
      for (const [i, risk] of ids.entries())
        tx.insert('risk_control', {
          id: `0190f3c0-0000-7000-8000-${String(i).padStart(12, '0')}`,
          risk_id: risk,
          control_id: control!.id,
        });
    });
    const started = performance.now();
    await api.registers.remove({ register: 'risks', ids });
    expect(workspace.get('SELECT count(*) AS n FROM risk_control')).toEqual({ n: 0 });
    // Seconds where the schema is read for each record; a tenth of one otherwise.
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('evidence of records', () => {
  beforeAll(start);
  afterAll(stop);

  it('every register that rests on evidence is a kind of link', () => {
    const tables = REGISTERS.flatMap(({ table, links = [] }) =>
      links.some(({ to }) => to === 'evidence') ? [table] : [],
    ).filter((table) => !['walkthrough'].includes(table));
    expect(tables.filter((table) => linkKindOf(table) === undefined)).toEqual([]);
  });

  it.each(['risks', 'policy-exceptions', 'requirements', 'incidents', 'restore-tests'] as const)(
    'comes in for a record of %s, shows on both sides and is removed with its link',
    async (register) => {
      const id = await add(register);
      const kind = linkKindOf(registerOf(register).table)!;
      const { added } = await attach(`${kind}.txt`, { links: [{ kind, id }] });
      const evidenceId = added[0]!.id;
      expect((await api.evidence.linked({ id: evidenceId }))[kind]).toHaveLength(1);
      expect(await api.evidence.linkTargets({ kind })).toHaveLength(1);
      expect(await api.registers.linkedFrom({ to: 'evidence', id: evidenceId })).toHaveProperty([register]);
      await api.evidence.unlinkFrom({ evidenceIds: [evidenceId], kind, targetIds: [id] });
      expect(await api.evidence.evidenceOf({ kind, id })).toEqual([]);
      await api.evidence.setEvidenceOf({ kind, id, evidenceIds: [evidenceId] });
      await api.evidence.remove({ ids: [evidenceId] });
      expect(count(`${kind}_evidence`)).toBe(0);
      await undo();
      expect(count(`${kind}_evidence`)).toBe(1);
    },
  );

  it('names no kind that is not there, and refuses a record that is gone', async () => {
    const { added } = await attach('alone.txt');
    expect(await api.evidence.linked({ id: added[0]!.id })).toEqual({});
    for (const kind of EVIDENCE_LINK_KINDS)
      expect(await api.evidence.evidenceOf({ kind, id: added[0]!.id })).toEqual([]);
    const gone = { links: [{ kind: 'risk' as const, id: added[0]!.id }] };
    const refused = await failureOf(() =>
      api.evidence.attach({ files: [engine.source('b.txt', 'b')], ...gone }),
    );
    expect(refused).toMatchObject({ code: 'not_found' });
  });
});
