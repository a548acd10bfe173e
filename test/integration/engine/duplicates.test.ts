import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEngagement, startEngine, type TestEngine } from '../../fixtures/engine.ts';
import { failureOf } from '../workspace/support.ts';

let engine: TestEngine;
let api: TestEngine['api'];
beforeEach(async () => {
  engine = startEngine();
  ({ api } = engine);
  await createEngagement(engine, { library: ['IAM-07', 'CHG-01'] });
});
afterEach(() => engine[Symbol.asyncDispose]());

async function control(ref: string) {
  const found = (await api.matrix.controls({})).find((row) => row.ref === ref);
  if (!found) throw new Error(`There is no control ${ref}.`);
  return found;
}

describe('duplicating controls', () => {
  it('copies mapping, rationale and tests, and nothing that was found', async () => {
    const original = await control('IAM-07');
    await api.matrix.updateControls({
      ids: [original.id],
      patch: { ownerName: 'Priya Nair', rationales: { 'CC6.2': 'Rights are confirmed.' }, isKey: true },
    });
    await api.matrix.addComment({ controlId: original.id, text: 'Which systems?' });
    const { ids } = await api.matrix.duplicateControls({
      copies: [
        { id: original.id, ref: 'IAM-07a' },
        { id: original.id, ref: 'IAM-07b' },
      ],
    });
    const [before, copy] = [await control('IAM-07'), await control('IAM-07b')];
    expect(ids).toContain(copy.id);
    expect(copy).toMatchObject({
      title: before.title,
      statement: before.statement,
      owner: 'Priya Nair',
      criteria: before.criteria,
      rationales: before.rationales,
      libraryRef: 'IAM-07',
      comments: 0,
    });
    const procedures = async (controlId: string) => {
      const tests = (await api.audit.tests({})).filter((test) => test.controlId === controlId);
      const sheets = await Promise.all(tests.map(({ id }) => api.audit.sheet({ testId: id })));
      return sheets.map(({ kind, procedure, natures, attributes }) => [
        kind,
        procedure,
        natures,
        attributes.map(({ text }) => text),
      ]);
    };
    expect(await procedures(copy.id)).toEqual(await procedures(original.id));
    await api.workspace.undo({});
    expect((await api.matrix.controls({})).map(({ ref }) => ref)).toEqual(['CHG-01', 'IAM-07']);
  });

  it('refuses a number that is taken, as a whole', async () => {
    const original = await control('IAM-07');
    const copies = [
      { id: original.id, ref: 'IAM-08' },
      { id: original.id, ref: 'CHG-01' },
    ];
    const failure = await failureOf(() => api.matrix.duplicateControls({ copies }));
    expect(failure.code).toBe('conflict');
    expect(await api.matrix.controls({})).toHaveLength(2);
  });
});
