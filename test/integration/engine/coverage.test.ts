import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { AttachResult } from '../../../shared/contract/evidence/intake.ts';
import { createEngagement, resultOf, startEngine, type TestEngine } from '../../fixtures/engine.ts';

let engine: TestEngine;
beforeEach(async () => {
  vi.useFakeTimers({ now: new Date('2026-05-22T12:00:00Z'), toFake: ['Date'] });
  engine = startEngine();
  await createEngagement(engine, { library: ['IAM-07', 'IAM-02'] });
});
afterEach(async () => {
  vi.useRealTimers();
  await engine[Symbol.asyncDispose]();
});

it('says what controls owe over the period and what linked evidence shows of it, and follows every change', async () => {
  const { api } = engine;
  const controls = new Map((await api.matrix.controls({})).map(({ ref, id }) => [ref, id]));
  const of = async (ref: string) =>
    (await api.evidence.coverage({})).rows.find((row) => row.ref === ref)?.coverage;
  expect(await of('IAM-07')).toMatchObject({ kind: 'occurrences', owed: 2, held: 0, due: 1 });

  const { added } = await resultOf<AttachResult>(
    api,
    await api.evidence.attach({
      files: [engine.source('review.txt', 'reviewed and signed')],
      controlIds: [controls.get('IAM-07') ?? '', controls.get('IAM-02') ?? ''],
      coversFrom: '2026-01-01',
      coversTo: '2026-03-31',
    }),
  );
  expect(await of('IAM-07')).toMatchObject({
    held: 1,
    occurrences: [
      { key: '2026-Q1', state: 'held', evidenceIds: [added[0]?.id] },
      { key: '2026-Q2', state: 'not_due', evidenceIds: [] },
    ],
  });
  expect(await of('IAM-02')).toMatchObject({ kind: 'days', owed: 181, held: 90, due: 141 });

  const ids = [added[0]?.id ?? ''];
  await api.evidence.update({ ids, patch: { coversFrom: null, coversTo: null, asOf: '2026-04-09' } });
  expect(await of('IAM-07')).toMatchObject({
    held: 1,
    occurrences: [{ state: 'missed' }, { state: 'held' }],
  });
  await api.workspace.undo({});
  await api.workspace.undo({});
  expect(await of('IAM-07')).toMatchObject({ held: 0 });
});

it('keeps the rules of evidence, changes one without the others, and takes it back', async () => {
  const { api } = engine;
  const before = await api.evidence.rules({});
  expect(before).toMatchObject({ retentionYears: 7, freshness: { configuration: 92, record: null } });
  await api.evidence.setRules({ freshness: { ...before.freshness, configuration: 31 } });
  await api.evidence.setRules({ retentionYears: 10 });
  expect(await api.evidence.rules({})).toMatchObject({
    retentionYears: 10,
    freshness: { configuration: 31 },
  });
  await api.workspace.undo({});
  await api.workspace.undo({});
  expect(await api.evidence.rules({})).toEqual(before);
});
