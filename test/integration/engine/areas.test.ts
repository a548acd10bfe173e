import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AttachResult } from '../../../shared/contract/evidence/intake.ts';
import { createEngagement, ended, resultOf, startEngine, type TestEngine } from '../../fixtures/engine.ts';
import { failureOf } from '../workspace/support.ts';

let engine: TestEngine;
let api: TestEngine['api'];
beforeEach(async () => {
  engine = startEngine();
  ({ api } = engine);
  await createEngagement(engine, { library: 'saas' });
});
afterEach(() => engine[Symbol.asyncDispose]());

const NOBODY = '0190f3c0-0000-7000-8000-000000000000';

describe('the matrix', () => {
  it('changes hundreds of controls in one step', async () => {
    for (let i = 0; i < 300; i += 1) await api.matrix.addControl({ ref: `X-${i}`, title: `Control ${i}` });
    const before = await api.matrix.controls({});
    const ids = before.map((c) => c.id);
    await api.matrix.updateControls({
      ids,
      patch: { ownerName: 'New Owner', frequency: 'weekly', criteria: ['CC6.1', 'CC6.2'], isKey: true },
    });
    const after = await api.matrix.controls({});
    expect(after.every((c) => c.owner === 'New Owner' && c.frequency === 'weekly' && c.isKey)).toBe(true);
    expect(after.every((c) => c.criteria.join() === 'CC6.1,CC6.2')).toBe(true);
    expect((await api.scope.get({})).people.filter((p) => p.name === 'New Owner')).toHaveLength(1);
    await api.workspace.undo({});
    expect(await api.matrix.controls({})).toEqual(before);
    expect(before.slice(-2).map((c) => c.ref)).toEqual(['X-298', 'X-299']);
  });

  it('refuses a change of which one part is not possible, as a whole', async () => {
    const [one, two] = await api.matrix.controls({});
    if (!one || !two) throw new Error('no controls');
    const tries = [
      () => api.matrix.updateControls({ ids: [one.id, NOBODY], patch: { notes: 'x' } }),
      () => api.matrix.updateControls({ ids: [one.id, two.id], patch: { ref: 'SAME' } }),
      () => api.matrix.updateControls({ ids: [one.id], patch: { ref: two.ref.toLowerCase() } }),
      () => api.matrix.updateControls({ ids: [one.id], patch: { ownerId: NOBODY } }),
      () => api.matrix.removeControls({ ids: [one.id, NOBODY] }),
      () => api.matrix.addControl({ ref: one.ref, title: 'Again' }),
    ];
    const { open } = await api.workspace.status({});
    const codes = [];
    for (const work of tries) {
      const { code, message } = await failureOf(work);
      expect(message).toMatch(/\./);
      codes.push(code);
    }
    expect(codes).toEqual(['not_found', 'bad_input', 'conflict', 'conflict', 'not_found', 'conflict']);
    expect((await api.workspace.status({})).open?.headHash).toBe(open?.headHash);
  });

  it('removes a control with its links, but not one that work hangs on', async () => {
    const [one, two] = await api.matrix.controls({});
    if (!one || !two) throw new Error('no controls');
    const { added } = await resultOf<AttachResult>(
      api,
      await api.evidence.attach({ files: [engine.source('a.txt', 'a')], controlIds: [one.id, two.id] }),
    );
    await api.matrix.removeControls({ ids: [one.id] });
    expect((await api.evidence.get({ id: added[0]?.id ?? '' })).controls.map((c) => c.ref)).toEqual([
      two.ref,
    ]);
    await api.findings.add({ title: 'Late', severity: 'low', controlId: two.id });
    const failure = await failureOf(() => api.matrix.removeControls({ ids: [two.id] }));
    expect(failure).toMatchObject({ code: 'conflict' });
    expect(failure.message).toContain(`${two.ref} was not removed: it has a finding.`);
  });

  it('gives back the owner-less controls of a person who is removed', async () => {
    const { people } = await api.scope.get({});
    const person = people[0]?.id ?? '';
    const ids = (await api.matrix.controls({})).map((c) => c.id);
    await api.matrix.updateControls({ ids, patch: { ownerId: person } });
    await api.scope.removePeople({ ids: [person] });
    expect((await api.matrix.controls({})).every((c) => c.owner === null)).toBe(true);
    await api.workspace.undo({});
    expect((await api.matrix.controls({})).every((c) => c.owner === people[0]?.name)).toBe(true);
  });
});

describe('the mock audit', () => {
  const rows = Array.from({ length: 300 }, (_, i) => `CHG-${i},2026-0${(i % 6) + 1}-10,Change ${i}`);
  const csv = `Key,Date,Summary\n${rows.join('\n')}\n`;
  let testId = '';
  let populationId = '';

  beforeEach(async () => {
    testId = (await api.audit.tests({})).find((t) => t.kind === 'operation')?.id ?? '';
    const added = await api.audit.addPopulation({
      file: engine.source('changes.csv', csv),
      name: 'Changes',
      keyColumn: 'Key',
      dateColumn: 'Date',
      independentTotal: 300,
    });
    populationId = (await resultOf<{ id: string }>(api, added)).id;
  });

  const draw = async (size: number) =>
    resultOf<{ sampleId: string }>(
      api,
      await api.audit.drawSample({ testId, populationId, size, basis: 'Policy' }),
    );
  const sheet = () => api.audit.sheet({ testId });

  async function markAll(mark: 'met' | 'exception', note?: string): Promise<void> {
    const { rows: items, attributes } = await sheet();
    const cells = items.flatMap((item) =>
      attributes.map((a) => ({ itemId: item.id, attributeId: a.id, mark, note })),
    );
    await api.audit.mark({ testId, cells });
  }

  it('freezes a population as evidence and draws what anybody can draw again', async () => {
    expect(await api.audit.populations({})).toMatchObject([
      { name: 'Changes', rows: 300, frameSize: 300, samples: 0 },
    ]);
    expect((await api.evidence.list({})).rows).toMatchObject([
      { title: 'Population: Changes', fileName: 'changes.csv' },
    ]);
    const { sampleId } = await draw(25);
    const { rows: items, sample } = await sheet();
    expect(items).toHaveLength(25);
    expect(items[0]?.data).toMatchObject({ Key: items[0]?.key });
    expect(sample).toMatchObject({
      frameSize: 300,
      size: 25,
      seed: (await api.audit.defaultSeed({ testId, populationId })).seed,
    });
    expect(await resultOf(api, await api.audit.reperform({ sampleId }))).toEqual({
      agrees: true,
      differences: [],
    });
    const first = items.map((i) => i.key);
    await draw(40);
    expect((await sheet()).rows.slice(0, 25).map((i) => i.key)).toEqual(first);
    const tooMany = await ended(
      api,
      await api.audit.drawSample({ testId, populationId, size: 301, basis: '' }),
    );
    expect(tooMany.error).toMatchObject({ code: 'bad_input' });
    expect(tooMany.error?.message).toContain('300');
  });

  it('keeps a sample that carries marks, a population that was drawn from, and evidence beneath it', async () => {
    await draw(5);
    await markAll('met');
    const again = await ended(api, await api.audit.drawSample({ testId, populationId, size: 6, basis: '' }));
    expect(again.error).toMatchObject({ code: 'conflict' });
    expect((await failureOf(() => api.audit.removePopulation({ id: populationId }))).code).toBe('conflict');
    const { rows: evidence } = await api.evidence.list({});
    expect((await failureOf(() => api.evidence.remove({ ids: [evidence[0]?.id ?? ''] }))).code).toBe(
      'conflict',
    );
  });

  it('concludes only what the marks bear out, and then holds still', async () => {
    await draw(5);
    const conclude = (
      result: 'no_exceptions' | 'exceptions' | 'not_suitably_designed',
      conclusion = 'As marked',
    ) => api.audit.conclude({ testId, result, conclusion });
    expect((await failureOf(() => conclude('no_exceptions'))).message).toContain('5 of 5 items');
    await markAll('exception');
    expect((await failureOf(() => conclude('no_exceptions'))).message).toContain(
      '5 of 5 items have an exception',
    );
    expect((await failureOf(() => conclude('not_suitably_designed'))).code).toBe('conflict');
    await conclude('exceptions');
    const item = (await sheet()).rows[0];
    const attributeId = (await sheet()).attributes[0]?.id ?? '';
    const still = [
      () => api.audit.mark({ testId, cells: [{ itemId: item?.id ?? '', attributeId, mark: 'met' }] }),
      () => api.audit.noteItem({ itemId: item?.id ?? '', note: 'x' }),
      () => api.audit.updateTest({ testId, patch: { objective: 'Other' } }),
      () => api.audit.saveAttributes({ testId, attributes: [{ text: 'Other' }] }),
    ];
    for (const work of still)
      expect((await failureOf(work)).message).toContain('Reopen the conclusion first');
    const [control] = (await api.matrix.controls({})).filter((c) => c.operation === 'exceptions');
    expect(control?.rating).toBe('major_gap');
    await api.audit.conclude({ testId, result: 'in_progress', conclusion: '' });
    expect((await sheet()).result).toBe('in_progress');
  });

  it('asks for a reason where one is due, and for cells of the sheet itself', async () => {
    await draw(2);
    const { rows: items, attributes } = await sheet();
    const cell = { itemId: items[0]?.id ?? '', attributeId: attributes[0]?.id ?? '' };
    const without = await failureOf(() =>
      api.audit.mark({ testId, cells: [{ ...cell, mark: 'not_applicable' }] }),
    );
    expect(without.code).toBe('bad_input');
    await api.audit.mark({ testId, cells: [{ ...cell, mark: 'not_applicable', note: 'Cancelled change' }] });
    const foreign = { ...cell, attributeId: NOBODY, mark: 'met' as const };
    expect((await failureOf(() => api.audit.mark({ testId, cells: [foreign] }))).code).toBe('not_found');
    expect(
      (await failureOf(() => api.audit.linkItemEvidence({ itemId: cell.itemId, evidenceIds: [NOBODY] })))
        .code,
    ).toBe('conflict');
    await api.audit.mark({ testId, cells: [{ ...cell, mark: null }] });
    expect((await sheet()).rows[0]?.cells).toEqual([]);
  });
});

describe('findings', () => {
  it('are numbered, answered, and keep their answer beside them', async () => {
    const [control] = await api.matrix.controls({});
    const numbers = [];
    for (let i = 0; i < 3; i += 1)
      numbers.push(
        (await api.findings.add({ title: `Late ${i}`, severity: 'high', controlId: control?.id })).ref,
      );
    expect(numbers).toEqual(['F-01', 'F-02', 'F-03']);
    const { open } = await api.workspace.status({});
    expect(open?.counts.findings).toBe(3);
    const [first] = await api.findings.list({});
    const response = {
      text: 'We will.',
      respondedBy: 'Grace',
      respondedOn: '2026-05-01',
      action: '',
      actionOwner: '',
      actionDue: null,
    };
    await api.findings.respond({ id: first?.id ?? '', response });
    expect((await api.findings.list({}))[0]).toMatchObject({ status: 'responded', response });
    await api.findings.remove({ ids: [first?.id ?? ''] });
    await api.workspace.undo({});
    expect((await api.findings.list({}))[0]).toMatchObject({ ref: 'F-01', response });
    expect((await failureOf(() => api.findings.update({ ids: [NOBODY], patch: { title: 'x' } }))).code).toBe(
      'not_found',
    );
  });

  it('count past 99', async () => {
    engine.session.change('Count', (tx) => tx.insert('counter', { id: 'finding', value: 98 }));
    for (let i = 0; i < 2; i += 1) await api.findings.add({ title: 'Late', severity: 'low' });
    expect((await api.findings.list({})).map((f) => f.ref)).toEqual(['F-99', 'F-100']);
  });
});

describe('scope', () => {
  it('keeps security and the dates that belong to the type', async () => {
    const rationale = '';
    const noSecurity = { categories: [{ category: 'privacy' as const, rationale }] };
    expect((await failureOf(() => api.scope.setCategories(noSecurity))).code).toBe('bad_input');
    expect((await failureOf(() => api.scope.updateEngagement({ periodTo: '2025-01-01' }))).code).toBe(
      'bad_input',
    );
    expect((await failureOf(() => api.scope.updateEngagement({ type: 'I' }))).code).toBe('bad_input');
    await api.scope.updateEngagement({ type: 'I', asOf: '2026-06-30' });
    expect((await api.scope.get({})).engagement).toMatchObject({
      type: 'I',
      periodFrom: null,
      asOf: '2026-06-30',
    });
    expect((await api.audit.tests({})).every((t) => t.kind === 'design')).toBe(true);
    const categories = (['security', 'availability'] as const).map((category) => ({ category, rationale }));
    await api.scope.setCategories({ categories });
    expect((await api.matrix.criteria({})).some((c) => c.id === 'A1.1')).toBe(true);
  });
});
