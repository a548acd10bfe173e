import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import papaparse from 'papaparse';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { HistoryFilter } from '../../../shared/contract/workspace.ts';
import { createEngagement, startEngine, type TestEngine } from '../../fixtures/engine.ts';

let engine: TestEngine;
beforeEach(async () => {
  engine = startEngine();
  await createEngagement(engine);
  await engine.api.matrix.addControl({ ref: 'AC-01', title: '=HYPERLINK("http://x")' });
  await engine.api.requests.add({ title: 'List of leavers' });
  await engine.api.workspace.undo({});
});
afterEach(() => engine[Symbol.asyncDispose]());

const labels = async (filter: HistoryFilter) => {
  const { entries } = await engine.api.workspace.history({ ...filter, limit: 50 });
  return entries.map(({ kind, label }) => `${kind}: ${label}`);
};

it('is narrowed by area, kind, person and day', async () => {
  const today = new Date().toISOString().slice(0, 10);
  expect(await labels({ area: 'matrix' })).toEqual(['change: Add control AC-01']);
  expect(await labels({ area: 'requests' })).toEqual([
    'undo: Add request List of leavers',
    'change: Add request List of leavers',
  ]);
  expect(await labels({ kind: 'undo' })).toEqual(['undo: Add request List of leavers']);
  expect(await labels({ actor: 'Ada Test', area: 'findings' })).toEqual([]);
  expect(await labels({ from: today, to: today })).toHaveLength(4);
  expect(await labels({ to: '2020-01-01' })).toEqual([]);
  expect(await engine.api.workspace.historyPeople({})).toEqual(['Ada Test']);
});

async function exported(format: 'csv' | 'json', filter: HistoryFilter) {
  const target = engine.target(`history.${format}`);
  const { jobId } = await engine.api.workspace.exportHistory({ filter, format, target });
  const { result, error } = await engine.session.jobs.ended(jobId);
  expect(error).toBeNull();
  return { result, text: readFileSync(join(engine.folder, `history.${format}`), 'utf8') };
}

it('is exported field by field, and what looks like a formula stays words', async () => {
  const { result, text } = await exported('csv', { area: 'matrix' });
  const { data } = papaparse.parse<Record<string, string>>(text.slice(1), {
    header: true,
    skipEmptyLines: true,
  });
  expect(result).toEqual({ changes: 1, lines: data.length });
  const title = data.find((line) => line['Field'] === 'title' && line['Area'] === 'Matrix');
  expect(title).toMatchObject({ By: 'Ada Test', Record: 'AC-01', After: `'=HYPERLINK("http://x")` });
});

it('is exported as the entries that the screen shows', async () => {
  const { text } = await exported('json', {});
  const shown = await engine.api.workspace.history({ limit: 50 });
  const all = JSON.parse(text) as { transaction: number; changes: unknown[] }[];
  expect(all.map((e) => e.transaction)).toEqual(shown.entries.map((e) => e.transaction));
  // The screen shows the first rows of a long change, the file has all.
  expect(all.at(-1)?.changes.length).toBe(shown.entries.at(-1)?.changeCount);
});
