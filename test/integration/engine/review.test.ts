import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AttachResult } from '../../../shared/contract/evidence/intake.ts';
import { newId } from '../../../electron/engine/workspace/workspace.ts';
import { createEngagement, resultOf, startEngine, type TestEngine } from '../../fixtures/engine.ts';
import { failureOf } from '../workspace/support.ts';

let engine: TestEngine;
let api: TestEngine['api'];
let testId = '';
const actor = vi.fn<() => string>(() => 'Mara Ellison');
const as = (name: string) => actor.mockReturnValue(name);

/** Two controls, the first one with a test of operation of three items and two attributes, all met and concluded. */
beforeEach(async () => {
  engine = startEngine();
  ({ api } = engine);
  as('Mara Ellison');
  vi.spyOn(engine.session, 'actor', 'get').mockImplementation(actor);
  await createEngagement(engine);
  const control = await api.matrix.addControl({ ref: 'CHG-01', title: 'Changes are approved' });
  await api.matrix.addControl({ ref: 'CHG-02', title: 'Changes are tested' });
  testId =
    (await api.audit.tests({})).find((t) => t.controlId === control.id && t.kind === 'operation')?.id ?? '';
  await api.audit.saveAttributes({ testId, attributes: [{ text: 'Ticketed' }, { text: 'Approved' }] });
  await addSample();
  await markAll();
  await api.audit.conclude({ testId, result: 'no_exceptions', conclusion: 'All three were approved.' });
});
afterEach(() => engine[Symbol.asyncDispose]());

async function addSample(): Promise<void> {
  const { added } = await resultOf<AttachResult>(
    api,
    await api.evidence.attach({
      files: [engine.source('list.csv', 'Key\nCR-1\nCR-2\nCR-3\n')],
      controlIds: [],
    }),
  );
  const { session } = engine;
  const file = session.workspace.need<{ id: string; sha256: string }>(
    'file',
    'SELECT id, sha256 FROM evidence_file WHERE evidence_id = ?',
    [added[0]?.id ?? ''],
  );
  const [populationId, sampleId] = [newId(), newId()];
  session.change('Sample', (tx) => {
    tx.insert('population', {
      id: populationId,
      name: 'Changes',
      evidence_file_id: file.id,
      key_column: 'Key',
      date_column: null,
      columns: '["Key"]',
      rows: 3,
      in_period: 3,
      frame_size: 3,
      duplicate_keys: 0,
      empty_keys: 0,
      unreadable_dates: 0,
      first_date: null,
      last_date: null,
      period_from: null,
      period_to: null,
      source_system: 'Tracker',
      query: '',
      run_by: '',
      run_at: '',
      independent_total: 3,
      frozen_at: '2026-05-18T10:12:00.000Z',
    });
    tx.insert('sample', {
      id: sampleId,
      test_id: testId,
      population_id: populationId,
      population_sha256: file.sha256,
      algorithm: 'consistent-sampler 1.0',
      seed: 'seed',
      size: 3,
      frame_size: 3,
      basis: 'All',
      drawn_at: '2026-05-18T10:13:00.000Z',
      drawn_by: 'Mara Ellison',
    });
    for (const position of [1, 2, 3])
      tx.insert('sample_item', {
        id: newId(),
        sample_id: sampleId,
        position,
        key: `CR-${position}`,
        ticket: `0.${position}`,
        item_date: '',
        description: '',
        data: '{}',
        note: '',
      });
  });
}

async function cellsOf(mark: 'met' | 'exception', key?: string, letter?: string) {
  const { rows, attributes } = await api.audit.sheet({ testId });
  return rows
    .filter((row) => key === undefined || row.key === key)
    .flatMap((row) =>
      attributes
        .filter((a) => letter === undefined || a.letter === letter)
        .map((a) => ({ itemId: row.id, attributeId: a.id, mark })),
    );
}
const markAll = async () => api.audit.mark({ testId, cells: await cellsOf('met') });
const review = () => api.audit.review({ testId });
const signedAs = (role: 'preparer' | 'reviewer') => api.audit.signOff({ testIds: [testId], role });
const row = async () => (await api.audit.reviewOverview({})).find((r) => r.testId === testId);

/** Reopens the conclusion, changes one cell and concludes again with the same words. */
async function changeCell(): Promise<void> {
  await api.audit.conclude({ testId, result: 'not_tested', conclusion: 'All three were approved.' });
  await api.audit.mark({ testId, cells: await cellsOf('exception', 'CR-2', 'B') });
  await api.audit.conclude({ testId, result: 'exceptions', conclusion: 'All three were approved.' });
}

describe('signing', () => {
  it('takes a preparer, then another person', async () => {
    expect(await failureOf(() => signedAs('reviewer'))).toMatchObject({
      code: 'conflict',
      message: 'E-CHG-01 was not signed. Nobody signed as preparer yet. That comes first.',
    });
    expect(await signedAs('preparer')).toEqual({ signed: 1, refused: [] });
    as(' mara ellison');
    const { refuseSigning, selfReview } = await review();
    expect(refuseSigning.reviewer).toBeNull();
    expect(await failureOf(() => signedAs('reviewer'))).toMatchObject({
      code: 'self_review',
      message: selfReview.reviewer,
    });
    as('Jon Okafor');
    await signedAs('reviewer');
    expect(await row()).toMatchObject({
      state: 'reviewed',
      prepared: { by: 'Mara Ellison', state: 'current' },
      reviewed: { by: 'Jon Okafor', state: 'current' },
    });
  });

  it('is undone by a change, which is said in words, and comes back with undo', async () => {
    await signedAs('preparer');
    as('Jon Okafor');
    await signedAs('reviewer');
    const { sha256 } = await review();
    await changeCell();
    const reopened = await review();
    expect(reopened.state).toBe('reopened');
    expect(reopened.sha256).not.toBe(sha256);
    expect(reopened.signOffs.map(({ role, state, changes }) => ({ role, state, changes }))).toEqual(
      ['preparer', 'reviewer'].map((role) => ({
        role,
        state: 'reopened',
        changes: ['CR-2 B: met → exception', 'Result: no exceptions noted → exceptions noted'],
      })),
    );
    expect(reopened.refuseSigning.reviewer).toBe(
      'The sheet changed after Mara Ellison signed. The preparer signs again first.',
    );
    for (let i = 0; i < 3; i += 1) await api.workspace.undo({});
    expect(await review()).toMatchObject({ state: 'reviewed', sha256 });
  });

  it('covers the proof of the population', async () => {
    await signedAs('preparer');
    const populationId = (await api.audit.populations({}))[0]?.id ?? '';
    const { added } = await resultOf<AttachResult>(
      api,
      await api.evidence.attach({ files: [engine.source('screen.txt', '3 rows')], controlIds: [] }),
    );
    await api.audit.setPopulationEvidence({ id: populationId, evidenceIds: [added[0]?.id ?? ''] });
    expect((await review()).signOffs[0]).toMatchObject({
      state: 'reopened',
      changes: [expect.stringMatching(/^Population evidence EV-0002/)],
    });
  });

  it('covers the recorded zero, which stays while a conclusion rests on it', async () => {
    const other = (await api.audit.tests({})).find((t) => t.workpaper === 'E-CHG-02');
    const zero = { sourceSystem: 'Tracker', query: 'all', runBy: 'Bea', runAt: '2026-07-01' };
    const { id } = await resultOf<{ id: string }>(
      api,
      await api.audit.addZeroPopulation({ name: 'None', ...zero, controlIds: [other?.controlId ?? ''] }),
    );
    testId = other?.id ?? '';
    await api.audit.conclude({ testId, result: 'did_not_occur', conclusion: '' });
    await signedAs('preparer');
    const rests = /E-CHG-02 is concluded as/;
    await expect(api.audit.setPopulationControls({ id, controlIds: [] })).rejects.toThrow(rests);
    await expect(api.audit.removePopulation({ id })).rejects.toThrow(rests);
    await api.audit.updatePopulation({ id, patch: { query: 'some' } });
    expect((await review()).signOffs[0]?.changes).toEqual(['Recorded zero P-01 query: "all" → "some"']);
    await api.audit.conclude({ testId, result: 'not_tested', conclusion: '' });
    await api.audit.removePopulation({ id });
  });

  it('again replaces, and a signature is taken back by its owner, the review first', async () => {
    await signedAs('preparer');
    await signedAs('preparer');
    expect((await review()).signOffs).toHaveLength(1);
    as('Jon Okafor');
    await signedAs('reviewer');
    as('Mara Ellison');
    const tooEarly = await failureOf(() => api.audit.withdrawSignOff({ testId, role: 'preparer' }));
    expect(tooEarly.message).toBe('Jon Okafor reviewed this sheet. The review is withdrawn first.');
    as('Jon Okafor');
    await api.audit.withdrawSignOff({ testId, role: 'reviewer' });
    expect(await row()).toMatchObject({ state: 'prepared', reviewed: null });
  });

  it('of several tests is one step, and says which were left out', async () => {
    const tests = await api.audit.tests({});
    const outcome = await api.audit.signOff({ testIds: tests.map((t) => t.id), role: 'preparer' });
    expect(outcome.signed).toBe(1);
    expect(outcome.refused).toHaveLength(tests.length - 1);
    expect((await api.workspace.undo({})).label).toBe('Sign E-CHG-01 as preparer');
  });

  it('waits for marks and for a conclusion', async () => {
    await api.audit.conclude({ testId, result: 'not_tested', conclusion: '' });
    expect((await review()).refuseSigning.preparer).toMatch(/no conclusion/);
    const [cell] = await cellsOf('met', 'CR-1', 'A');
    if (cell) await api.audit.mark({ testId, cells: [{ ...cell, mark: null }] });
    expect((await review()).refuseSigning.preparer).toMatch(/^1 item has attributes without a mark/);
  });
});

describe('review notes', () => {
  const raise = async (text: string) => {
    const [cell] = await cellsOf('met', 'CR-2', 'B');
    return api.audit.raiseReviewNote({
      testId,
      itemId: cell?.itemId ?? null,
      attributeId: cell?.attributeId ?? null,
      text,
    });
  };

  it('are raised, answered, cleared by another person and reopened, and leave signatures alone', async () => {
    await signedAs('preparer');
    as('Jon Okafor');
    const { id } = await raise('Who approved?');
    expect((await review()).refuseSigning.reviewer).toBe('1 review note is not cleared. Clear it first.');
    as('Mara Ellison');
    await api.audit.answerReviewNote({ noteId: id, answer: 'Lena Roth, see EV-0001.' });
    const own = await failureOf(() => api.audit.clearReviewNotes({ noteIds: [id] }));
    expect(own.message).toBe('You answered this note. Another person clears it.');
    expect(await row()).toMatchObject({ state: 'prepared', openNotes: 0, answeredNotes: 1 });
    as('Jon Okafor');
    await api.audit.clearReviewNotes({ noteIds: [id] });
    expect(await api.audit.reviewNotes({ cleared: false })).toEqual([]);
    expect(await api.audit.reviewNotes({ cleared: true })).toMatchObject([
      { place: 'CR-2 B', state: 'cleared', clearedBy: 'Jon Okafor', workpaper: 'E-CHG-01' },
    ]);
    await signedAs('reviewer');
    await api.audit.reopenReviewNotes({ noteIds: [id] });
    expect((await review()).notes).toMatchObject([
      { state: 'open', answer: 'Lena Roth, see EV-0001.', answeredAt: null, clearedBy: '' },
    ]);
    expect(await row()).toMatchObject({ state: 'reviewed', openNotes: 1 });
  });

  it('belong to a place of the test', async () => {
    const [other] = (await api.audit.tests({})).filter((t) => t.controlRef === 'CHG-02');
    const [cell] = await cellsOf('met', 'CR-2', 'B');
    const failure = await failureOf(() =>
      api.audit.raiseReviewNote({
        testId: other?.id ?? '',
        itemId: cell?.itemId ?? null,
        attributeId: null,
        text: 'x',
      }),
    );
    expect(failure.code).toBe('not_found');
  });

  it('stay with the test when their attribute goes', async () => {
    await api.audit.conclude({ testId, result: 'not_tested', conclusion: '' });
    await raise('Who approved?');
    await api.audit.mark({
      testId,
      cells: (await cellsOf('met', undefined, 'B')).map((cell) => ({ ...cell, mark: null })),
    });
    const [first] = (await api.audit.sheet({ testId })).attributes;
    await api.audit.saveAttributes({ testId, attributes: [{ id: first?.id, text: 'Ticketed' }] });
    expect((await review()).notes).toMatchObject([{ place: '', text: 'CR-2 B: Who approved?' }]);
  });

  it('stay with the test when their sample goes', async () => {
    await api.audit.conclude({ testId, result: 'not_tested', conclusion: '' });
    await raise('Who approved?');
    await api.audit.mark({ testId, cells: (await cellsOf('met')).map((cell) => ({ ...cell, mark: null })) });
    const { sample } = await api.audit.sheet({ testId });
    await api.audit.removeSample({ sampleId: sample?.id ?? '' });
    expect((await review()).notes).toMatchObject([
      { place: '', itemId: null, attributeId: null, text: 'CR-2 B: Who approved?' },
    ]);
  });

  it('and signatures go with their control', async () => {
    const control = (await api.matrix.controls({})).find((c) => c.ref === 'CHG-02');
    const design = (await api.audit.tests({})).find(
      (t) => t.controlId === control?.id && t.kind === 'design',
    );
    const other = design?.id ?? '';
    await api.audit.raiseReviewNote({ testId: other, itemId: null, attributeId: null, text: 'Why?' });
    await api.audit.conclude({ testId: other, result: 'unable_to_test', conclusion: 'No document.' });
    engine.session.change('Outcomes', (tx) => {
      for (const step of engine.session.workspace.all<{ id: string }>(
        'SELECT id FROM test_procedure WHERE test_id = ?',
        [other],
      ))
        tx.update('test_procedure', step.id, { outcome: 'Nothing was there' });
    });
    await api.audit.clearReviewNotes({
      noteIds: (await api.audit.reviewNotes({ cleared: false })).map((n) => n.id),
    });
    await api.audit.signOff({ testIds: [other], role: 'preparer' });
    await api.audit.conclude({ testId: other, result: 'not_tested', conclusion: '' });
    await api.matrix.removeControls({ ids: [control?.id ?? ''] });
    expect((await api.audit.reviewOverview({})).map((r) => r.controlRef)).toEqual(['CHG-01', 'CHG-01']);
  });
});
