import { describe, expect, it } from 'vitest';
import type { NewEvidenceMark } from '../../../shared/contract/audit/evidence-marks.ts';
import type { AttachResult } from '../../../shared/contract/evidence/intake.ts';
import { createEngagement, resultOf, startEngine, type TestEngine } from '../../fixtures/engine.ts';
import { whitePng } from '../../fixtures/marked-files.ts';

const BOX: NewEvidenceMark = { page: 1, kind: 'rectangle', x1: 1000, y1: 1000, x2: 4000, y2: 2000 };

/** An engagement with two controls and their tests of operation, and one screenshot. */
async function start() {
  const engine = startEngine();
  await createEngagement(engine);
  const { api } = engine;
  for (const ref of ['CHG-01', 'IAM-02']) await api.matrix.addControl({ ref, title: `Control ${ref}` });
  const tests = await api.audit.tests({});
  const test = (workpaper: string) => {
    const found = tests.find((one) => one.workpaper === workpaper);
    if (!found) throw new Error(`${workpaper} is missing`);
    return found;
  };
  return { engine, api, evidenceId: await attach(engine, 'screen.png', whitePng(40, 20)), test };
}

async function attach(engine: TestEngine, name: string, bytes: Uint8Array | string, versionOf?: string) {
  const { added } = await resultOf<AttachResult>(
    engine.api,
    await engine.api.evidence.attach({
      files: [engine.source(name, bytes)],
      ...(versionOf ? { versionOf } : {}),
    }),
  );
  const [first] = added;
  if (!first) throw new Error(`${name} was not attached`);
  return first.id;
}

describe('marks on evidence', () => {
  it('are added, changed and removed in one change each, and undone', async () => {
    const { engine, api, evidenceId, test } = await start();
    await using _ = engine;
    const { id: testId } = test('E-CHG-01');
    const { attributes } = await api.audit.sheet({ testId });
    const attributeId = attributes[0]?.id ?? null;
    const { ids } = await api.audit.addEvidenceMarks({
      evidenceId,
      marks: [
        { ...BOX, text: 'Production', testId, attributeId },
        { ...BOX, kind: 'tick', mark: 'traced' },
      ],
    });
    const [first, second] = await api.audit.evidenceMarks({ evidenceId });
    expect(first).toMatchObject({
      id: ids[0],
      number: 1,
      text: 'Production',
      madeBy: 'Ada Test',
      version: 1,
      cell: { workpaper: 'E-CHG-01', letter: 'A', itemId: null },
    });
    expect(second).toMatchObject({ number: 2, kind: 'tick', mark: 'traced', cell: null });
    expect(await api.audit.testEvidenceMarks({ testId })).toEqual([first]);

    await api.audit.changeEvidenceMarks({ changes: ids.map((id) => ({ id, patch: { x2: 5000 } })) });
    expect((await api.audit.evidenceMarks({ evidenceId })).map(({ x2 }) => x2)).toEqual([5000, 5000]);
    await api.audit.removeEvidenceMarks({ ids });
    expect(await api.audit.evidenceMarks({ evidenceId })).toEqual([]);
    await api.workspace.undo({});
    await api.workspace.undo({});
    expect(await api.audit.evidenceMarks({ evidenceId })).toEqual([first, second]);
  });

  it('stand on one version', async () => {
    const { engine, api, evidenceId } = await start();
    await using _ = engine;
    await api.audit.addEvidenceMarks({ evidenceId, marks: [BOX] });
    await attach(engine, 'screen-2.png', whitePng(41, 20), evidenceId);
    expect(await api.audit.evidenceMarks({ evidenceId })).toEqual([]);
    expect(await api.audit.evidenceMarks({ evidenceId, version: 1 })).toHaveLength(1);
  });

  it('are refused with the reason', async () => {
    const { engine, api, evidenceId, test } = await start();
    await using _ = engine;
    const other = await api.audit.sheet({ testId: test('E-IAM-02').id });
    const testId = test('E-CHG-01').id;
    const add = (mark: NewEvidenceMark, to = evidenceId) =>
      api.audit.addEvidenceMarks({ evidenceId: to, marks: [mark] });
    await expect(add({ ...BOX, testId, attributeId: other.attributes[0]?.id ?? null })).rejects.toThrow(
      'its attribute is not one of that test',
    );
    await expect(add({ ...BOX, testId, itemId: testId })).rejects.toThrow('not in the sample of that test');
    await expect(add({ ...BOX, page: 2 })).rejects.toThrow('an image has page 1 only');
    await expect(add({ ...BOX, kind: 'note', text: '' })).rejects.toThrow('a note needs its text');
    const listing = await attach(engine, 'users.csv', 'user\nada\n');
    await expect(add(BOX, listing)).rejects.toThrow('marks stand on images and PDF pages');

    await api.audit.conclude({ testId, result: 'did_not_occur', conclusion: 'No change in the period.' });
    await expect(add({ ...BOX, testId })).rejects.toThrow('E-CHG-01 is concluded');
    expect(await api.audit.evidenceMarks({ evidenceId })).toEqual([]);
  });

  it('keep evidence that a workpaper rests on, and outlive their test', async () => {
    const { engine, api, evidenceId, test } = await start();
    await using _ = engine;
    const { id: testId, controlId } = test('E-CHG-01');
    await api.audit.addEvidenceMarks({ evidenceId, marks: [{ ...BOX, testId }, BOX] });
    await expect(api.evidence.remove({ ids: [evidenceId] })).rejects.toThrow(
      'EV-0001 was not removed: a mark of the test of operation of CHG-01 rests on it',
    );
    await api.matrix.removeControls({ ids: [controlId] });
    expect((await api.audit.evidenceMarks({ evidenceId })).map(({ cell }) => cell)).toEqual([null, null]);
    await api.workspace.undo({});
    expect((await api.audit.testEvidenceMarks({ testId })).length).toBe(1);
    await api.workspace.redo({});
    await api.evidence.remove({ ids: [evidenceId] });
    await api.workspace.undo({});
    expect(await api.audit.evidenceMarks({ evidenceId })).toHaveLength(2);
  });

  it('lose an attribute that is removed and keep their test', async () => {
    const { engine, api, evidenceId, test } = await start();
    await using _ = engine;
    const { id: testId } = test('E-CHG-01');
    const [first] = (await api.audit.sheet({ testId })).attributes;
    await api.audit.addEvidenceMarks({
      evidenceId,
      marks: [{ ...BOX, testId, attributeId: first?.id ?? null }],
    });
    await api.audit.saveAttributes({ testId, attributes: [{ text: 'Another attribute' }] });
    const [mark] = await api.audit.testEvidenceMarks({ testId });
    expect(mark?.cell).toMatchObject({ workpaper: 'E-CHG-01', attributeId: null });
  });
});
