import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AttachResult } from '../../../shared/contract/evidence/intake.ts';
import { createEngagement, resultOf, startEngine, type TestEngine } from '../../fixtures/engine.ts';
import { failureOf } from '../workspace/support.ts';

let engine: TestEngine;
let ids: string[];
beforeEach(async () => {
  engine = startEngine();
  await createEngagement(engine, { library: 'saas' });
  const files = ['Access review Q1 2026 signed.pdf', 'okta_users_export_20260630.csv', 'notes.txt'];
  const attached = await resultOf<AttachResult>(
    engine.api,
    await engine.api.evidence.attach({
      files: files.map((name) => engine.source(name, `content of ${name}`)),
    }),
  );
  ids = attached.added.map(({ id }) => id);
});
afterEach(() => engine[Symbol.asyncDispose]());

const evidence = () => engine.api.evidence;
const get = (index: number) => evidence().get({ id: ids[index] ?? '' });
const one = (index: number) => [ids[index] ?? ''];
const addVersion = async (index: number) => {
  const files = [engine.source('newer.txt', 'newer content')];
  await resultOf(engine.api, await evidence().attach({ files, versionOf: ids[index] }));
};

it('offers what names say, writes nothing by itself, and fills in one step', async () => {
  const [review, users] = await evidence().guesses({ ids });
  expect(review?.guesses.find(({ field }) => field === 'covers')).toMatchObject({
    value: '2026-01-01 to 2026-03-31',
    reason: 'From the file name: Q1 2026',
    strength: 'strong',
  });
  expect(users?.guesses.map(({ field }) => field)).toEqual(
    expect.arrayContaining(['kind', 'method', 'source', 'asOf', 'retainUntil']),
  );
  expect(await get(0)).toMatchObject({ kind: null, coversFrom: null });

  const changes = [review, users].flatMap((record) =>
    record ? [{ id: record.id, patch: Object.assign({}, ...record.guesses.map(({ patch }) => patch)) }] : [],
  );
  await evidence().updateEach({ changes });
  expect(await get(0)).toMatchObject({ kind: 'record', coversFrom: '2026-01-01', coversTo: '2026-03-31' });
  expect(await get(1)).toMatchObject({ kind: 'listing', source: 'Okta', asOf: '2026-06-30' });
  expect((await evidence().guesses({ ids: one(1) }))[0]?.guesses.map(({ field }) => field)).not.toContain(
    'kind',
  );

  await engine.api.workspace.undo({});
  expect(await get(0)).toMatchObject({ kind: null, coversFrom: null });
  expect(await get(1)).toMatchObject({ kind: null, source: '' });
});

const overrideReason = 'Nobody else is in this engagement';

it('gives verdicts on the version that was looked at', async () => {
  const refused = await failureOf(() => evidence().setVerdict({ ids, verdict: 'insufficient' }));
  expect(refused.message).toMatch(/^EV-0001: Write down why/);
  await evidence().setVerdict({ ids, verdict: 'sufficient', overrideReason });
  expect(await get(0)).toMatchObject({ verdict: 'sufficient', verdictVersion: 1, reviewedBy: 'Ada Test' });
  expect((await evidence().facets({})).reviews).toEqual({ to_review: 0, sufficient: 3, insufficient: 0 });

  await new Promise((resolve) => setTimeout(resolve, 5));
  await addVersion(0);
  const row = await get(0);
  expect(row).toMatchObject({ versions: 2, verdict: 'sufficient', verdictVersion: 1 });
  expect(row.warnings).toContain('The verdict was given for version 1, not for this one.');
  expect((await evidence().facets({})).reviews).toMatchObject({ to_review: 1, sufficient: 2 });
  const waiting = await evidence().list({ review: 'to_review' });
  expect(waiting.rows.map(({ ref }) => ref)).toEqual(['EV-0001']);

  await evidence().setVerdict({
    ids: one(0),
    verdict: 'insufficient',
    reason: 'Page 2 is missing',
    overrideReason,
  });
  expect(await get(0)).toMatchObject({ verdictVersion: 2, verdictReason: 'Page 2 is missing' });
  await evidence().setVerdict({ ids: one(0), verdict: null });
  expect(await get(0)).toMatchObject({
    verdict: null,
    verdictVersion: null,
    reviewedBy: '',
    reviewedAt: null,
  });
});

it('keeps answers to checks, and explains what does not hold', async () => {
  await evidence().update({ ids: one(0), patch: { method: 'screenshot', collectedBy: 'ada test' } });
  await evidence().answerCheck({ ids: one(0), check: 'clock', answer: 'no', note: '' });
  await evidence().answerCheck({ ids: one(0), check: 'legible', answer: 'yes', note: '' });
  const refused = await failureOf(() => evidence().setVerdict({ ids: one(0), verdict: 'sufficient' }));
  expect(refused.message).toBe('EV-0001: Write down why it does not matter: date and time visible.');
  await evidence().answerCheck({ ids: one(0), check: 'clock', answer: 'no', note: 'Dated by the page' });
  await evidence().answerCheck({ ids: one(0), check: 'legible', answer: null, note: '' });
  await evidence().setVerdict({ ids: one(0), verdict: 'sufficient', overrideReason });
  const row = await get(0);
  expect(row.checks).toEqual({ clock: { answer: 'no', note: 'Dated by the page' } });
  expect(row.warnings).toContain('Ada Test collected it and reviewed it too.');
});

it('links to policies, vendors and requests, from either side', async () => {
  const policies = (
    await engine.api.registers.add({
      register: 'policies',
      records: [{ name: 'Access policy', status: 'approved' }],
    })
  ).ids;
  const [policy = ''] = policies;
  expect(await evidence().linkTargets({ kind: 'policy' })).toContainEqual({
    id: policy,
    ref: '',
    title: 'Access policy',
  });
  await evidence().linkTo({ evidenceIds: ids, kind: 'policy', targetIds: policies });
  await evidence().linkTo({ evidenceIds: one(0), kind: 'policy', targetIds: policies });
  expect((await evidence().evidenceOf({ kind: 'policy', id: policy })).map(({ ref }) => ref)).toEqual([
    'EV-0001',
    'EV-0002',
    'EV-0003',
  ]);
  await evidence().setEvidenceOf({ kind: 'policy', id: policy, evidenceIds: one(1) });
  expect((await evidence().linked({ id: ids[1] ?? '' })).policy).toMatchObject([{ title: 'Access policy' }]);
  expect(await evidence().linked({ id: ids[0] ?? '' })).not.toHaveProperty('policy');
  await evidence().unlinkFrom({ evidenceIds: one(1), kind: 'policy', targetIds: policies });
  expect(await evidence().evidenceOf({ kind: 'policy', id: policy })).toEqual([]);
  await engine.api.workspace.undo({});
  expect(await evidence().evidenceOf({ kind: 'policy', id: policy })).toHaveLength(1);
  // A policy that goes takes its links along, and leaves the evidence.
  await engine.api.registers.remove({ register: 'policies', ids: policies });
  expect(await evidence().linked({ id: ids[1] ?? '' })).not.toHaveProperty('policy');
});

it('marks what is superseded, and never goes round in a circle', async () => {
  await evidence().update({ ids: one(0), patch: { supersedesId: ids[1] ?? '' } });
  await evidence().update({ ids: one(1), patch: { supersedesId: ids[2] ?? '' } });
  expect((await get(1)).supersededBy.map(({ ref }) => ref)).toEqual(['EV-0001']);
  const superseded = await evidence().list({ filter: 'superseded' });
  expect(superseded.rows.map(({ ref }) => ref)).toEqual(['EV-0002', 'EV-0003']);
  const refused = await failureOf(() =>
    evidence().update({ ids: one(2), patch: { supersedesId: ids[0] ?? '' } }),
  );
  expect(refused.message).toBe('EV-0003 can not supersede EV-0001, because that would go round in a circle.');
});

it('counts what each filter would show, and shows that many', async () => {
  const [control] = await engine.api.matrix.controls({});
  await evidence().link({ evidenceIds: one(0), controlIds: [control?.id ?? ''] });
  await evidence().update({
    ids: one(1),
    patch: { kind: 'listing', method: 'export', personalData: true, expiresOn: '2020-01-01' },
  });
  const facets = await evidence().facets({});
  expect(facets).toMatchObject({
    total: 3,
    kinds: { listing: 1, unset: 2 },
    methods: { export: 1, unset: 2 },
  });
  for (const [flag, shown] of Object.entries(facets.flags)) {
    const filter = flag as keyof typeof facets.flags;
    expect({ flag, total: (await evidence().list({ filter })).total }).toEqual({ flag, total: shown });
  }
  expect(facets.flags).toMatchObject({ unlinked: 2, personal_data: 1, expired: 1, superseded: 0 });
  const narrow = await evidence().list({
    kind: 'listing',
    method: 'export',
    review: 'to_review',
    search: 'okta',
  });
  expect(narrow.rows.map(({ ref }) => ref)).toEqual(['EV-0002']);
  expect((await evidence().list({ kind: 'policy' })).total).toBe(0);
});
