import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import papaparse from 'papaparse';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AttachResult } from '../../../shared/contract/evidence/intake.ts';
import type { HistoryFilter, HistoryPlace } from '../../../shared/contract/workspace.ts';
import { createEngagement, resultOf, startEngine, type TestEngine } from '../../fixtures/engine.ts';

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

describe('beside the changes', () => {
  const exportMatrix = async (name: string) =>
    resultOf(
      engine.api,
      await engine.api.reports.export({ kind: 'matrix', format: 'json', target: engine.target(name) }),
    );

  it('tells exports, after the change whose state they show, whatever the clock said', async () => {
    await exportMatrix('first.json');
    await engine.api.requests.add({ title: 'List of joiners' });
    vi.spyOn(Date.prototype, 'toISOString').mockReturnValue('2020-01-01T00:00:00.000Z');
    await exportMatrix('second.json').finally(() => vi.restoreAllMocks());
    await engine.api.requests.add({ title: 'List of movers' });
    const all = await labels({});
    expect(all.slice(0, 4)).toEqual([
      'change: Add request List of movers',
      expect.stringMatching(/^export: Export .*: second\.json$/),
      'change: Add request List of joiners',
      expect.stringMatching(/^export: Export .*: first\.json$/),
    ]);
    expect(await labels({ kind: 'export' })).toHaveLength(2);
    expect(await labels({ kind: 'export', search: 'FIRST' })).toHaveLength(1);
    expect(await labels({ area: 'matrix', kind: 'export' })).toEqual([]);

    // Pages of any size meet each entry once.
    const paged: string[] = [];
    let before: HistoryPlace | undefined;
    for (let more = true; more;) {
      const page = await engine.api.workspace.history({ limit: 1, before });
      paged.push(...page.entries.map(({ kind, label }) => `${kind}: ${label}`));
      const last = page.entries.at(-1);
      before = last && { transaction: last.transaction, place: last.place };
      more = page.more;
    }
    expect(paged).toEqual(all);
  });

  it('is narrowed to locks, overrides and reviews of auditors, undone ones too', async () => {
    const { added } = await resultOf<AttachResult>(
      engine.api,
      await engine.api.evidence.attach({ files: [engine.source('a.txt', 'a')], controlIds: [] }),
    );
    await engine.api.evidence.setVerdict({
      ids: added.map(({ id }) => id),
      verdict: 'sufficient',
      overrideReason: 'Nobody else is in this engagement',
    });
    await engine.api.workspace.undo({});
    await engine.api.areaLocks.lock({ areas: ['matrix'], reason: 'Signed off' });
    expect(await labels({ kind: 'override' })).toEqual([
      'undo: Give a verdict on EV-0001',
      'change: Give a verdict on EV-0001',
    ]);
    const [, given] = (await engine.api.workspace.history({ kind: 'override', limit: 5 })).entries;
    const override = given?.changes.find(({ table }) => table === 'rule_override');
    expect(override?.fields).toContainEqual({ field: 'target_id', before: null, after: 'EV-0001' });
    expect(override).toMatchObject({ record: 'rule override of EV-0001', isThere: false });
    expect(await labels({ kind: 'lock' })).toEqual(['change: Lock Matrix: Signed off']);
    expect(await labels({ kind: 'review' })).toEqual([]);
  });

  it('says which records are there no more', async () => {
    const { entries } = await engine.api.workspace.history({ limit: 10 });
    const there = entries.flatMap(({ label, changes }) => changes.map((c) => [label, c.table, c.isThere]));
    expect(there).toContainEqual(['Add control AC-01', 'control', true]);
    expect(there).toContainEqual(['Add request List of leavers', 'request', false]);
  });

  it('is a workbook that another program reads', async () => {
    await exportMatrix('matrix.json');
    const target = engine.target('history.xlsx');
    const started = await engine.api.workspace.exportHistory({ filter: {}, format: 'xlsx', target });
    const { lines } = await resultOf<{ lines: number }>(engine.api, started);
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(join(engine.folder, 'history.xlsx'));
    const sheet = book.getWorksheet('Changes and exports');
    expect(sheet?.actualRowCount).toBe(lines + 1);
    expect(sheet?.getRow(2).getCell(7).text).toBe('matrix.json');
    const titles = sheet?.getColumn(11).values.map(String);
    expect(titles).toContain('=HYPERLINK("http://x")');
  });
});
