/** From the sealed copy to the answer of the auditor and back: what comes in, what is refused, what is a conflict. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as formats from 'ajv-formats';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { REVIEW_SCHEMA_PATH, reviewSchema } from '../../../build/review-schema.ts';
import { ENGAGEMENT_AREAS } from '../../../shared/domain/area-tables.ts';
import { reviewFile, type ReviewItem } from '../../../shared/contract/auditor-review.ts';
import { newId } from '../../../electron/engine/workspace/workspace.ts';
import { createEngagement, resultOf, startEngine, type TestEngine } from '../../fixtures/engine.ts';
import { failureOf } from '../workspace/support.ts';

const AT = '2026-07-01T09:00:00.000Z';
const WHO = { name: 'Ida Auditor', organization: 'Pell Assurance' };

let engine: TestEngine;
let other: TestEngine;
let items: ReviewItem[];
const ids: Record<string, string> = {};
const review = () => join(engine.folder, 'sealed.trustbench-review');
const open = (name: string) => engine.api.workspace.open({ file: engine.source(name) });

/** An item of the review on a record. */
const item = (kind: ReviewItem['kind'], text: string, target: ReviewItem['target'] = null): ReviewItem => ({
  id: newId(),
  kind,
  target,
  text,
  writtenAt: AT,
});

beforeAll(async () => {
  engine = startEngine();
  other = startEngine();
  await createEngagement(engine);
  const { api } = engine;
  ids['control'] = (await api.matrix.addControl({ ref: 'AC-01', title: 'Access is reviewed' })).id;
  ids['same'] = (await api.requests.add({ title: 'List of leavers' })).id;
  ids['changed'] = (await api.requests.add({ title: 'List of joiners' })).id;
  ids['removed'] = (await api.requests.add({ title: 'List of movers' })).id;
  await api.seal.createKey({ target: null, passphrase: 'correct horse' });
  const selection = { areas: [...ENGAGEMENT_AREAS], evidence: 'all' as const, notes: false };
  const target = engine.target('sealed.trustbench');
  await resultOf(
    api,
    await api.seal.start({ key: null, target, selection, sealedBy: 'Ada Test', passphrase: 'correct horse' }),
  );
  await api.requests.update({ ids: [ids['changed'] ?? ''], patch: { title: 'List of new joiners' } });
  await api.requests.remove({ ids: [ids['removed'] ?? ''] });

  const request = (name: string) => ({ table: 'request' as const, id: ids[name] ?? '', label: name });
  items = [
    item('comment', 'Who approves?', { table: 'control', id: ids['control'] ?? '', label: 'AC-01' }),
    item('request', 'Access list of March\nWith roles.', { table: 'criterion', id: 'CC6.1', label: 'CC6.1' }),
    item('return', 'It lacks contractors.', request('same')),
    item('accept', '', request('changed')),
    item('comment', 'Not needed.', request('removed')),
  ];
});
afterAll(async () => {
  await engine[Symbol.asyncDispose]();
  await other[Symbol.asyncDispose]();
});

it('is written beside the copy after each change, and not before the reviewer has a name', async () => {
  await open('sealed.trustbench');
  const { api } = engine;
  expect((await failureOf(() => api.auditorReview.put({ items }))).message).toMatch(/who reviews/);
  await api.auditorReview.setReviewer(WHO);
  const spare = item('comment', 'A slip', { table: 'control', id: ids['control'] ?? '', label: 'AC-01' });
  // Asked at once: each reads what the one before wrote.
  await Promise.all([...items, spare].map((one) => api.auditorReview.put({ items: [one] })));
  await api.auditorReview.remove({ ids: [spare.id] });
  expect(await api.auditorReview.mine({})).toEqual({
    fileName: 'sealed.trustbench-review',
    reviewer: WHO,
    items,
  });
  expect(reviewFile.parse(JSON.parse(readFileSync(review(), 'utf8'))).items).toEqual(items);
  const { message } = await failureOf(() => api.requests.add({ title: 'No' }));
  expect(message).toMatch(/sealed copy/);
});

it('brings chosen items in once, in one change that undo takes back, and names conflicts', async () => {
  await open('engagement.trustbench');
  const { api } = engine;
  const file = () => engine.source('sealed.trustbench-review');
  const found = await api.auditorReview.preview({ file: file() });
  expect(found.items.map(({ state }) => state)).toEqual(['new', 'new', 'new', 'changed', 'removed']);
  expect(found.items[3]?.conflict).toMatch(/^Changed since the seal, last by Ada Test on/);
  const all = found.items.map(({ id }) => id);
  const { transactions } = (await api.workspace.status({})).open ?? {};

  expect(await api.auditorReview.import({ file: file(), ids: all, take: true })).toEqual({
    imported: 5,
    taken: 3,
  });
  expect((await api.workspace.status({})).open?.transactions).toBe((transactions ?? 0) + 1);
  const listed = await api.auditorReview.list({});
  expect(listed.map(({ decision }) => decision)).toEqual(['taken', 'taken', 'taken', 'open', 'open']);
  const same = (await api.requests.list({})).find(({ id }) => id === ids['same']);
  expect(same).toMatchObject({ auditorStatus: 'returned', auditorReason: 'It lacks contractors.' });
  const made = (await api.requests.list({})).find(({ id }) => id === listed[1]?.request?.id);
  expect(made).toMatchObject({ title: 'Access list of March', requestedBy: WHO.name, criteria: ['CC6.1'] });
  const comments = await api.matrix.comments({ controlId: ids['control'] ?? '' });
  expect(comments).toMatchObject([{ author: WHO.name, text: 'Who approves?', writtenAt: AT }]);
  const again = await failureOf(() => api.auditorReview.import({ file: file(), ids: all, take: false }));
  expect(again.message).toMatch(/came in before/);
  await api.workspace.undo({});
  expect(await api.auditorReview.list({})).toEqual([]);
  await api.workspace.redo({});
});

it('takes and declines what waits; what is gone can be declined only', async () => {
  const { api } = engine;
  const [changed, removed] = (await api.auditorReview.list({})).slice(3).map(({ id }) => id);
  await api.auditorReview.decide({ ids: [changed ?? ''], decision: 'taken', note: '' });
  expect((await api.requests.list({})).find(({ id }) => id === ids['changed'])?.auditorStatus).toBe(
    'accepted',
  );
  const gone = { ids: [removed ?? ''], note: '' };
  const refused = await failureOf(() => api.auditorReview.decide({ ...gone, decision: 'taken' }));
  expect(refused.message).toMatch(/removed was removed since the seal.*Decline it/);
  await api.auditorReview.decide({ ...gone, decision: 'declined' });
  const twice = await failureOf(() =>
    api.auditorReview.decide({ ids: [changed ?? ''], decision: 'declined', note: '' }),
  );
  expect(twice.message).toMatch(/taken already/);
});

it('keeps what the auditor wrote when the request that was made of it is removed', async () => {
  const { api } = engine;
  const made = (await api.auditorReview.list({})).flatMap(({ request }) => request?.id ?? []);
  expect(made).toHaveLength(1);
  await api.requests.remove({ ids: made });
  const kept = (await api.auditorReview.list({})).find(({ kind }) => kind === 'request');
  expect(kept).toMatchObject({ decision: 'taken', request: null });
});

it('refuses the review of another engagement, of a state that never was, and what is no review', async () => {
  const text = readFileSync(review(), 'utf8');
  await createEngagement(other);
  const file = other.source('theirs.trustbench-review', text);
  expect(await failureOf(() => other.api.auditorReview.preview({ file }))).toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('another engagement') as string,
  });
  const bad = async (content: string) => {
    const offered = engine.source('bad.trustbench-review', content);
    return (await failureOf(() => engine.api.auditorReview.preview({ file: offered }))).message;
  };
  const { seal } = reviewFile.parse(JSON.parse(text));
  expect(await bad(text.replace(seal.headHash, '0'.repeat(64)))).toMatch(/another state/);
  expect(await bad('PK')).toMatch(/no JSON/);
  expect(await bad(text.replace('{', '{"__proto__": {"isAdmin": true},'))).toMatch(/not a review file/);
  expect(await bad(text.replace('"criterion"', '"sqlite_schema"'))).toMatch(/not a review file/);
  expect(await bad(text.replaceAll(items[1]?.id ?? '', items[0]?.id ?? ''))).toMatch(/twice/);
  expect(await bad(text.replace('It lacks contractors.', ' '))).toMatch(/why it is returned/);
});

it('is written as the published schema says, which is the one that reads it', () => {
  const schema: unknown = JSON.parse(readFileSync(REVIEW_SCHEMA_PATH, 'utf8'));
  expect(schema).toEqual(reviewSchema());
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  formats.default.default(ajv);
  const isReview = ajv.compile(reviewSchema());
  const text = readFileSync(review(), 'utf8');
  expect(isReview(JSON.parse(text))).toBe(true);
  expect(isReview(JSON.parse(text.replace('"criterion"', '"sqlite_schema"')))).toBe(false);
});
