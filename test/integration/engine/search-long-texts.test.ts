import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AttachResult } from '../../../shared/contract/evidence/intake.ts';
import { createEngagement, resultOf, startEngine, type TestEngine } from '../../fixtures/engine.ts';

/** A log of 1.5 million characters, which stands in the index in pieces. */
const LINES = 30_000;
const line = (n: number): string =>
  `2026-03-01T00:00:00Z host-${n % 7} session ${String(n).padStart(6, '0')} opened`;
const log = Array.from({ length: LINES }, (_, n) => line(n));
log[10] = 'the beginning speaks of marigold';
log[29_990] = 'the end speaks of kestrel';
log[20_000] = 'marigold and juniper in one line';
const text = log.join('\n');
/** Where one piece ends: two words that stand across it. */
const seam = 100_000;
const seamed = `${text.slice(0, seam - 8)} crossing borders ${text.slice(seam + 10)}`;

let engine: TestEngine;
beforeAll(async () => {
  engine = startEngine();
  await createEngagement(engine);
  const files = [engine.source('long.log', seamed), engine.source('short.log', 'kestrel and marigold')];
  await resultOf<AttachResult>(engine.api, await engine.api.evidence.attach({ files, containers: 'keep' }));
  const { jobId } = await engine.api.evidence.read({});
  if (jobId !== null) await resultOf(engine.api, { jobId });
});
afterAll(() => engine[Symbol.asyncDispose]());

const found = async (query: string) =>
  (await engine.api.evidence.search({ text: query })).hits.map(({ fileName, place, passage }) => ({
    fileName,
    place,
    marked: passage?.marks.map(([start, end]) => passage.text.slice(start, end)),
  }));
const long = (number: number, ...marked: string[]) => ({
  fileName: 'long.log',
  place: { in: 'line', number },
  marked,
});

it('finds words anywhere in a long text, and the line', async () => {
  expect(await found('"session 029000"')).toEqual([long(29_001, 'session 029000')]);
  expect(await found('juniper marigold')).toEqual([long(20_001, 'marigold', 'juniper')]);
  expect(await found('"crossing borders"')).toMatchObject([
    { fileName: 'long.log', marked: ['crossing borders'] },
  ]);
});

it('finds a long text by words that stand far apart, and leaves it out by one of them', async () => {
  expect((await found('juniper kestrel')).map(({ fileName }) => fileName)).toEqual(['long.log']);
  expect((await found('marigold kestrel')).map(({ fileName }) => fileName).toSorted()).toEqual([
    'long.log',
    'short.log',
  ]);
  expect((await found('kestrel -juniper')).map(({ fileName }) => fileName)).toEqual(['short.log']);
});

it('keeps no piece of a text that is read again or indexed anew', async () => {
  const { workspace } = engine.session;
  const rows = () =>
    workspace.need<{ n: number }>('Rows', 'SELECT count(*) AS n FROM content_search_docsize').n;
  const before = rows();
  await resultOf(engine.api, await engine.api.evidence.rebuildSearch({}));
  expect(rows()).toBe(before);
  expect(await found('"session 029000"')).toHaveLength(1);

  const ids = (await engine.api.evidence.list({ search: 'long.log' })).rows.map(({ id }) => id);
  const { jobId } = await engine.api.evidence.readAgain({ ids });
  if (jobId !== null) await resultOf(engine.api, { jobId });
  expect(rows()).toBe(before);
  expect(await found('juniper')).toHaveLength(1);
});
