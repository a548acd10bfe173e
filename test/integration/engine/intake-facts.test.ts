import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AttachResult } from '../../../shared/contract/evidence/intake.ts';
import { createEngagement, resultOf, startEngine, type TestEngine } from '../../fixtures/engine.ts';

let engine: TestEngine;
beforeEach(async () => {
  engine = startEngine();
  await createEngagement(engine);
});
afterEach(() => engine[Symbol.asyncDispose]());

it('keeps what is said of an intake on every record, in the one change that undo takes back', async () => {
  const facts = {
    asOf: '2026-06-30',
    source: 'Okta',
    collectedBy: 'Dana Ruiz',
    environment: 'production',
    method: 'export',
  } as const;
  const files = [engine.source('users.csv', 'a,b\n1,2\n'), engine.source('groups.csv', 'c,d\n3,4\n')];
  const started = await engine.api.evidence.attach({ files, facts });
  const { added } = await resultOf<AttachResult>(engine.api, started);
  expect(added).toHaveLength(2);
  for (const { id } of added) expect(await engine.api.evidence.get({ id })).toMatchObject(facts);
  await engine.api.workspace.undo({});
  expect((await engine.api.evidence.list({})).total).toBe(0);
});

it('leaves the person who attaches as the one who collected, unless told', async () => {
  const started = await engine.api.evidence.attach({ files: [engine.source('a.txt', 'x')] });
  const { added } = await resultOf<AttachResult>(engine.api, started);
  const record = await engine.api.evidence.get({ id: added[0]?.id ?? '' });
  expect(record.collectedBy).toBe(engine.session.actor);
  expect(record).toMatchObject({ source: '', environment: null, method: null });
});
