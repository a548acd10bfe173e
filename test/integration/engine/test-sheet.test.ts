import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AppError } from '../../../shared/domain/errors.ts';
import { createEngagement, resultOf, startEngine, type TestEngine } from '../../fixtures/engine.ts';

let engine: TestEngine;
beforeEach(async () => {
  engine = startEngine();
  await createEngagement(engine, { library: ['CHG-01'] });
});
afterEach(() => engine[Symbol.asyncDispose]());

const failureOf = (work: () => Promise<unknown>): Promise<AppError> =>
  work().then(
    () => {
      throw new Error('Nothing was refused.');
    },
    (error: AppError) => error,
  );

async function idOf(workpaper: string): Promise<string> {
  const test = (await engine.api.audit.tests({})).find((known) => known.workpaper === workpaper);
  return test?.id ?? '';
}

/** A sample of three changes for a test, as a reader of its sheet sees it. */
async function drawThree(testId: string) {
  const { api } = engine;
  const lines = Array.from({ length: 9 }, (_, i) => `CR-${i},2026-02-0${i + 1}`);
  const added = await api.audit.addPopulation({
    file: engine.source('changes.csv', ['Key,Date', ...lines].join('\n')),
    name: 'Changes',
    keyColumn: 'Key',
    dateColumn: 'Date',
  });
  const { id: populationId } = await resultOf<{ id: string }>(api, added);
  await resultOf(api, await api.audit.drawSample({ testId, populationId, size: 3, basis: 'Policy' }));
  return api.audit.sheet({ testId });
}

async function attach(name: string): Promise<string> {
  const { api } = engine;
  const job = await api.evidence.attach({ files: [engine.source(name, name)], controlIds: [] });
  const { added } = await resultOf<{ added: { id: string }[] }>(api, job);
  return added[0]?.id ?? '';
}

describe('procedures of a test', () => {
  it('come with a control of the library, by nature', async () => {
    const { procedures, procedure, natures } = await engine.api.audit.sheet({
      testId: await idOf('D-CHG-01'),
    });
    expect(procedures.length).toBeGreaterThan(0);
    expect(procedures.every(({ id }) => id !== null)).toBe(true);
    expect([...new Set(procedures.map(({ nature }) => nature))].toSorted()).toEqual(natures.toSorted());
    expect(procedure).toBe(procedures.map(({ text }) => text).join('\n'));
  });

  it('set programme and natures in the same change, and one undo takes all back', async () => {
    const { api } = engine;
    const testId = await idOf('D-CHG-01');
    const before = await api.audit.sheet({ testId });
    const seen = { outcome: 'Lena showed the queue.', doneOn: '2026-05-12' };
    await api.audit.saveProcedures({
      testId,
      procedures: [{ id: before.procedures[0]?.id ?? null, nature: 'inquiry', text: 'Ask Lena.', ...seen }],
    });
    expect(await api.audit.sheet({ testId })).toMatchObject({
      procedure: 'Ask Lena.',
      natures: ['inquiry'],
      procedures: [{ id: before.procedures[0]?.id, ...seen }],
      result: 'in_progress',
    });
    const conclude = () => api.audit.conclude({ testId, result: 'no_exceptions', conclusion: 'As told' });
    expect((await failureOf(conclude)).message).toContain('Inquiry alone');
    await api.workspace.undo({});
    expect((await api.audit.sheet({ testId })).procedures).toEqual(before.procedures);
  });

  it('are read from the programme of a test that has none written down', async () => {
    const { api, session } = engine;
    const testId = await idOf('E-CHG-01');
    await api.audit.saveProcedures({ testId, procedures: [] });
    session.change('As older files have it', (tx) =>
      tx.update('test', testId, { procedure: 'Ask why. Inspect one.', natures: '["inquiry","inspection"]' }),
    );
    expect((await api.audit.sheet({ testId })).procedures).toMatchObject([
      { id: null, nature: 'inquiry', text: 'Ask why.' },
      { id: null, nature: 'inspection', text: 'Inspect one.' },
    ]);
  });
});

describe('evidence on a test sheet', () => {
  it('hangs on the test, the item and the cell, also for a test of design', async () => {
    const { api } = engine;
    const testId = await idOf('D-CHG-01');
    await api.audit.saveAttributes({ testId, attributes: [{ text: 'In place' }, { text: 'Dated' }] });
    const { rows, attributes } = await drawThree(testId);
    const [itemId = '', attributeId = ''] = [rows[0]?.id, attributes[1]?.id];
    const [ofTest, ofItem, ofCell] = [await attach('a.txt'), await attach('b.txt'), await attach('c.txt')];
    await api.audit.linkTestEvidence({ testId, evidenceIds: [ofTest] });
    await api.audit.linkItemEvidence({ itemId, evidenceIds: [ofItem] });
    await api.audit.linkCellEvidence({ testId, itemId, attributeId, evidenceIds: [ofCell] });
    const sheet = await api.audit.sheet({ testId });
    expect(sheet.evidence.map(({ id }) => id)).toEqual([ofTest]);
    expect(sheet.rows[0]).toMatchObject({
      evidence: [{ id: ofItem }],
      cellEvidence: [{ id: ofCell, attributeId }],
    });

    for (const id of [ofTest, ofItem, ofCell])
      expect((await failureOf(() => api.evidence.remove({ ids: [id] }))).code).toBe('conflict');

    const foreign = await idOf('E-CHG-01');
    const wrong = () => api.audit.linkCellEvidence({ testId: foreign, itemId, attributeId, evidenceIds: [] });
    expect((await failureOf(wrong)).code).toBe('not_found');
  });

  it('goes with the attribute that it hangs on', async () => {
    const { api } = engine;
    const testId = await idOf('D-CHG-01');
    await api.audit.saveAttributes({ testId, attributes: [{ text: 'One' }, { text: 'Two' }] });
    const { rows, attributes } = await drawThree(testId);
    const evidence = await attach('a.txt');
    const [itemId = '', attributeId = ''] = [rows[0]?.id, attributes[1]?.id];
    await api.audit.linkCellEvidence({ testId, itemId, attributeId, evidenceIds: [evidence] });
    const [first] = attributes;
    await api.audit.saveAttributes({ testId, attributes: [{ id: first?.id ?? '', text: 'One' }] });
    await api.evidence.remove({ ids: [evidence] });
    expect((await api.audit.sheet({ testId })).rows[0]?.cellEvidence).toEqual([]);
  });
});
