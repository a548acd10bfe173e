import * as fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkValue, emptyValue } from '../../../shared/domain/register-values.ts';
import {
  REGISTER_IDS,
  REGISTERS,
  registerOf,
  type FieldValue,
  type Register,
  type RegisterField,
} from '../../../shared/domain/registers.ts';
import { createEngagement, startEngine, type TestEngine } from '../../fixtures/engine.ts';
import { failureOf, stateOf } from '../workspace/support.ts';

type Values = Record<string, FieldValue>;

const NOBODY = '0190f3c0-0000-7000-8000-000000000000';

let engine: TestEngine;
let api: TestEngine['api'];
const start = async () => {
  engine = startEngine();
  ({ api } = engine);
  await createEngagement(engine);
};

/** The least that a record of this register takes. */
async function least(register: Register, given: Values = {}): Promise<Values> {
  const values: Values = {};
  for (const field of register.fields) {
    if (!field.required || (emptyValue(field) ?? '') !== '' || field.id in given) continue;
    if (field.register) values[field.id] = await one(registerOf(field.register));
    else values[field.id] = field.kind === 'day' ? '2026-03-01' : `Some ${register.singular}`;
  }
  return values;
}

const rows = (register: Register) => api.registers.list({ register: register.id });
async function one(register: Register, values: Values = {}): Promise<string> {
  const added = await api.registers.add({
    register: register.id,
    records: [{ ...(await least(register, values)), ...values }],
  });
  return added.ids[0] ?? '';
}

describe('every register', () => {
  beforeAll(start);
  afterAll(() => engine[Symbol.asyncDispose]());

  it.each(REGISTER_IDS)('%s keeps what is added, changed and removed, and undo gives it back', async (id) => {
    const register = registerOf(id);
    // What it points to is there before.
    const needed = await least(register);
    const before = stateOf(engine.session.workspace);
    const record = await one(register, needed);
    const [added] = await rows(register);
    expect(Object.keys(added?.values ?? {})).toEqual(register.fields.map((field) => field.id));
    expect(added).toMatchObject({ id: record, values: needed });
    const last = register.fields.at(-1);
    const change = { [last?.id ?? '']: 'Said of it' };
    await api.registers.change({ register: id, changes: [{ id: record, values: change }] });
    expect((await rows(register))[0]?.values).toEqual({ ...added?.values, ...change });
    await api.registers.remove({ register: id, ids: [record] });
    expect(await rows(register)).toEqual([]);
    await api.workspace.undo({});
    await api.workspace.undo({});
    expect(await rows(register)).toEqual([added]);
    await api.workspace.undo({});
    expect(stateOf(engine.session.workspace)).toEqual(before);
  });

  it('stores what checkValue accepts and reads it back unchanged', async () => {
    // The longest scale that there can be: a rating above its end is refused.
    const six = ['1', '2', '3', '4', '5', '6'];
    const levels = [
      { name: 'Low', from: 1 },
      { name: 'High', from: 9 },
    ];
    await api.registers.setRiskScale({ likelihood: six, impact: six, levels, appetite: 9 });
    const person = (await api.scope.get({})).people[0]?.id ?? '';
    const control = (await api.matrix.addControl({ ref: 'X-1', title: 'Control' })).id;
    const known = { person, control };
    const texts = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'grapheme' }));
    const valueFor = (field: RegisterField): fc.Arbitrary<FieldValue> => {
      if (field.kind in known) return fc.constantFrom(known[field.kind as keyof typeof known], null);
      if (field.register) return fc.constantFrom(records.get(field.register) ?? '', null);
      if (field.kind === 'set')
        return fc.subarray((field.choices ?? []).map((c) => c.label)).map((labels) => labels.join(', '));
      if (field.kind === 'instant')
        return fc
          .date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
          .map((date) => date.toISOString());
      if (field.kind === 'choice') return fc.constantFrom(...(field.choices ?? []).map((c) => c.value));
      if (field.kind === 'day')
        return fc
          .date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
          .map((date) => date.toISOString().slice(0, 10));
      if (field.kind === 'number') return fc.integer({ min: 1, max: 9 });
      if (field.kind === 'criterion') return fc.constantFrom('CC6.1', 'P8.1', null);
      return texts;
    };
    const cases = REGISTERS.flatMap((register) => register.fields.map((field) => ({ register, field })));
    const records = new Map<string, string>();
    for (const register of REGISTERS) records.set(register.id, await one(register));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...cases).chain((c) => valueFor(c.field).map((value) => ({ ...c, value }))),
        async ({ register, field, value }) => {
          let accepted: FieldValue;
          try {
            accepted = checkValue(register, field, value);
          } catch {
            return;
          }
          // The other end of a span is out of the way.
          const free = Object.fromEntries(
            register.fields
              .filter((f) => f.notBefore === field.id || f.id === field.notBefore)
              .map((f) => [f.id, f.required ? '1989-01-01' : null]),
          );
          const id = records.get(register.id) ?? '';
          await api.registers.change({
            register: register.id,
            changes: [{ id, values: { ...free, [field.id]: value } }],
          });
          const row = (await rows(register)).find((r) => r.id === id);
          expect(row?.values[field.id]).toBe(accepted);
        },
      ),
      { numRuns: 250 },
    );
  });
});

describe('a register', () => {
  beforeEach(start);
  afterEach(() => engine[Symbol.asyncDispose]());
  const services = registerOf('services');
  const milestones = registerOf('milestones');

  it('takes a block in one change, or nothing of it', async () => {
    const kept = await one(services, { name: 'Feeds' });
    const block = {
      register: 'services' as const,
      changes: [{ id: kept, values: { users: 'Banks' } }],
      records: [{ name: 'Ledger' }, { name: 'Reports', users: 'Auditors' }] as Values[],
    };
    const failure = await failureOf(() =>
      api.registers.paste({ ...block, records: [...block.records, { name: ' ' }] }),
    );
    expect(failure).toMatchObject({
      code: 'bad_input',
      message: 'Service of the service: it may not be empty.',
    });
    expect(await rows(services)).toHaveLength(1);
    expect((await api.registers.paste(block)).ids).toHaveLength(2);
    expect((await rows(services)).map(({ values }) => [values['name'], values['users']])).toEqual([
      ['Feeds', 'Banks'],
      ['Ledger', ''],
      ['Reports', 'Auditors'],
    ]);
    expect((await api.workspace.undo({})).label).toBe('Paste 3 records of services');
    expect((await rows(services)).map(({ values }) => [values['name'], values['users']])).toEqual([
      ['Feeds', ''],
    ]);
  });

  it('numbers gaps, and no number is used twice', async () => {
    const gaps = registerOf('gaps');
    await one(gaps);
    const second = await one(gaps);
    await api.registers.remove({ register: 'gaps', ids: [second] });
    await one(gaps);
    expect((await rows(gaps)).map(({ ref }) => ref)).toEqual(['G-001', 'G-003']);
  });

  it('refuses what does not go together, also with what is stored', async () => {
    const id = await one(milestones, { due: '2026-02-01', ends: '2026-02-28' });
    const tries: [work: () => Promise<unknown>, message: string][] = [
      [
        () => one(milestones, { due: '2026-02-01', ends: '2026-01-01' }),
        'Until of the milestone: 2026-01-01 is',
      ],
      [
        () =>
          api.registers.change({ register: 'milestones', changes: [{ id, values: { due: '2026-03-01' } }] }),
        'Until of the milestone: 2026-02-28 is before date 2026-03-01.',
      ],
      [
        () => api.registers.change({ register: 'milestones', changes: [{ id, values: { nothing: '1' } }] }),
        'The register Milestones has no field "nothing".',
      ],
      [() => one(registerOf('roles'), { personId: NOBODY }), 'The person'],
      [
        () =>
          api.registers.change({ register: 'services', changes: [{ id: NOBODY, values: { users: 'x' } }] }),
        'The service',
      ],
      [() => api.registers.remove({ register: 'services', ids: [NOBODY] }), 'The service'],
    ];
    const { open } = await api.workspace.status({});
    for (const [work, message] of tries) expect((await failureOf(work)).message).toContain(message);
    expect((await api.workspace.status({})).open?.headHash).toBe(open?.headHash);
  });

  it('lets go of what pointed to a removed record, and undo ties it again', async () => {
    const organization = await one(registerOf('vendors'), { name: 'Cloud' });
    await one(registerOf('complementary-controls'), { kind: 'csoc', vendorId: organization });
    const policy = await one(registerOf('policies'), { name: 'Access' });
    const control = (await api.matrix.addControl({ ref: 'X-1', title: 'C', policyId: policy })).id;
    const person = (await api.scope.get({})).people[0]?.id ?? '';
    await one(registerOf('roles'), { personId: person });
    await one(registerOf('gaps'), { ownerId: person, controlId: control });
    const before = stateOf(engine.session.workspace);

    await api.registers.remove({ register: 'vendors', ids: [organization] });
    await api.registers.remove({ register: 'policies', ids: [policy] });
    await api.scope.removePeople({ ids: [person] });
    await api.matrix.removeControls({ ids: [control] });
    const values = async (id: Register['id']) => (await rows(registerOf(id)))[0]?.values;
    expect(await values('complementary-controls')).toMatchObject({ vendorId: null });
    expect(await values('roles')).toMatchObject({ personId: null });
    expect(await values('gaps')).toMatchObject({ ownerId: null, controlId: null });

    for (let i = 0; i < 4; i += 1) await api.workspace.undo({});
    expect(stateOf(engine.session.workspace)).toEqual(before);
    expect((await api.matrix.controls({}))[0]).toMatchObject({ policy: 'Access' });
  });
});
