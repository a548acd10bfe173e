/** Samples in a workspace: every method, what becomes of them, and drawing them again from the frozen file. */
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Api } from '../../../shared/contract/index.ts';
import type { ReperformResult } from '../../../shared/contract/audit/sample-log.ts';
import { createEngagement, ended, resultOf, startEngine, type TestEngine } from '../../fixtures/engine.ts';
import { sqlite3 } from '../workspace/support.ts';

const ROWS = Array.from(
  { length: 120 },
  (_, i) => `CHG-${i},2026-0${(i % 6) + 1}-10,Change ${i},${i < 100 ? 'normal' : 'emergency'}`,
);
const CSV = `Key,Date,Summary,Type\n${ROWS.join('\n')}\n`;

let engine: TestEngine;
let api: Api;
let populationId = '';
/** Tests of operation that have no sample yet; every example takes two. */
let unused: string[] = [];
let testId = '';
let otherTestId = '';

beforeAll(async () => {
  engine = startEngine();
  ({ api } = engine);
  await createEngagement(engine, { library: 'small' });
  unused = (await api.audit.tests({})).filter((t) => t.kind === 'operation').map((t) => t.id);
  const added = await api.audit.addPopulation({
    file: engine.source('changes.csv', CSV),
    name: 'Changes',
    keyColumn: 'Key',
    dateColumn: 'Date',
  });
  populationId = (await resultOf<{ id: string }>(api, added)).id;
});
afterAll(() => engine[Symbol.asyncDispose]());
beforeEach(() => {
  [testId = '', otherTestId = ''] = unused.splice(0, 2);
});

type Draw = Partial<Parameters<Api['audit']['drawSample']>[0]>;
const draw = async (request: Draw) =>
  (
    await resultOf<{ sampleId: string }>(
      api,
      await api.audit.drawSample({ testId, populationId, basis: 'Policy', ...request }),
    )
  ).sampleId;
const refusal = async (started: Promise<{ jobId: string }>) =>
  (await ended(api, await started)).error?.message ?? '';
const refusedDraw = (request: Draw) =>
  refusal(api.audit.drawSample({ testId, populationId, basis: '', ...request }));
const again = async (sampleId: string, record = false) =>
  resultOf<ReperformResult>(api, await api.audit.reperform({ sampleId, record }));
const sheet = (id = testId) => api.audit.sheet({ testId: id });
const keysOf = async (id = testId) => (await sheet(id)).rows.map((row) => row.key);

async function mark(place: number, kind: 'met' | 'exception' = 'met', id = testId): Promise<void> {
  const { rows, attributes } = await sheet(id);
  const item = rows[place];
  if (!item) throw new Error('The sheet has no such item.');
  await api.audit.mark({
    testId: id,
    cells: attributes.map((a) => ({ itemId: item.id, attributeId: a.id, mark: kind, note: '' })),
  });
}

const agrees = { agrees: true, differences: [] };

describe('methods', () => {
  it('divides a stratified sample by the size of its strata', async () => {
    const counted = await resultOf(api, await api.audit.sampleStrata({ populationId, column: 'Type' }));
    expect(counted).toEqual({
      frameSize: 120,
      strata: [
        { value: 'emergency', items: 20 },
        { value: 'normal', items: 100 },
      ],
    });
    const sampleId = await draw({ method: 'stratified', stratumColumn: 'Type', size: 12 });
    const { rows, sample } = await sheet();
    expect(rows.map((row) => row.stratum).filter((value) => value === 'emergency')).toHaveLength(2);
    expect(rows.every((row) => row.data['Type'] === row.stratum)).toBe(true);
    expect(sample).toMatchObject({ method: 'stratified', size: 12, drawn: 12, frameSize: 120 });
    await resultOf(
      api,
      await api.audit.extendSample({
        sampleId,
        strata: [{ value: 'emergency', count: 3 }],
        reason: 'More of the urgent ones',
      }),
    );
    expect((await sheet()).rows.slice(12).map((row) => row.stratum)).toEqual(Array(3).fill('emergency'));
    expect(await again(sampleId)).toEqual(agrees);
    expect(await refusedDraw({ method: 'stratified', size: 5 })).toContain('column to stratify by');
    expect(await refusedDraw({ method: 'stratified', stratumColumn: 'Nope', size: 5 })).toContain(
      'no column "Nope"',
    );
  });

  it('takes every so-manieth item, and does not extend that', async () => {
    const sampleId = await draw({ method: 'systematic', size: 10 });
    const { rows } = await sheet();
    const places = rows.map((row) => Number(row.ticket));
    expect(places.slice(1).map((place, i) => place - (places[i] ?? 0))).toEqual(Array(9).fill(12));
    expect(await refusal(api.audit.extendSample({ sampleId, size: 2, reason: 'More' }))).toContain(
      'interval',
    );
    await resultOf(api, await api.audit.replaceItem({ itemId: rows[3]?.id ?? '', reason: 'A test ticket' }));
    expect((await sheet()).rows[10]).toMatchObject({
      ticket: String((places[3] ?? 0) + 1),
      replacesKey: rows[3]?.key,
    });
    expect(await again(sampleId)).toEqual(agrees);
  });

  it('takes named items for a written reason, and never as statistics', async () => {
    const keys = ['CHG-7', 'CHG-110'];
    const request = { method: 'targeted', keys, reason: 'The largest two' } as const;
    const sampleId = await draw(request);
    expect(await keysOf()).toEqual(keys);
    expect((await sheet()).sample).toMatchObject({ seed: 'none', design: { basis: 'judgment' } });
    expect(await refusedDraw({ ...request, reason: ' ' })).toContain('reason');
    expect(await refusedDraw({ ...request, keys: ['CHG-7', 'CHG-999'] })).toContain('CHG-999');
    expect(await refusedDraw({ ...request, design: statistical(2) })).toContain('no statistical basis');
    await resultOf(api, await api.audit.extendSample({ sampleId, keys: ['CHG-1'], reason: 'One more' }));
    expect(await refusal(api.audit.extendSample({ sampleId, keys: ['CHG-1'], reason: 'Twice' }))).toContain(
      'already',
    );
    expect(await again(sampleId)).toEqual(agrees);
  });

  it('takes the whole population in the order of the file', async () => {
    const sampleId = await draw({ method: 'all' });
    expect((await keysOf()).slice(0, 3)).toEqual(['CHG-0', 'CHG-1', 'CHG-2']);
    expect((await sheet()).items).toBe(120);
    const { rows } = await sheet();
    const replaced = api.audit.replaceItem({ itemId: rows[0]?.id ?? '', reason: 'n/a' });
    expect(await refusal(replaced)).toContain('no item left');
    expect(await again(sampleId)).toEqual(agrees);
  });
});

const statistical = (size: number) => ({
  basis: 'statistical' as const,
  model: 'binomial' as const,
  confidence: 0.9,
  tolerable: 0.05,
  expectedDeviations: 0,
  policyName: `Attributes, ${size} items`,
});

describe('what becomes of a sample', () => {
  it('goes on from the next ticket, with marks on what was there', async () => {
    const sampleId = await draw({ size: 45, design: statistical(45) });
    await mark(0, 'exception');
    const before = await keysOf();
    expect(await refusal(api.audit.extendSample({ sampleId, size: 33, reason: ' ' }))).toContain('why');
    await resultOf(api, await api.audit.extendSample({ sampleId, size: 33, reason: 'One deviation' }));
    expect((await keysOf()).slice(0, 45)).toEqual(before);
    expect((await sheet()).sample).toMatchObject({ size: 78, stageSizes: [45, 33], events: 2 });
    expect((await sheet()).sample?.plannedRisk).toBeCloseTo(0.0994402569871, 10);
    expect(await again(sampleId)).toEqual(agrees);
    await api.workspace.undo({});
    expect(await keysOf()).toEqual(before);
    expect(await again(sampleId)).toEqual(agrees);
  });

  it('replaces an item by the next ticket; both stay, one counts', async () => {
    const sampleId = await draw({ size: 5 });
    const { rows } = await sheet();
    const itemId = rows[1]?.id ?? '';
    expect(await refusal(api.audit.replaceItem({ itemId, reason: '' }))).toContain('why');
    await mark(1, 'exception');
    expect(await refusal(api.audit.replaceItem({ itemId, reason: 'n/a' }))).toContain('deviation');
    await api.workspace.undo({});
    await resultOf(api, await api.audit.replaceItem({ itemId, reason: 'A cancelled change' }));
    const after = await sheet();
    expect(after.rows).toHaveLength(6);
    expect(after.rows[1]).toMatchObject({
      voidReason: 'A cancelled change',
      replacedByKey: after.rows[5]?.key,
    });
    expect(after.rows[5]).toMatchObject({ replacesKey: rows[1]?.key, stage: 1, position: 6 });
    expect({ items: after.items, size: after.sample?.size, drawn: after.sample?.drawn }).toEqual({
      items: 5,
      size: 5,
      drawn: 6,
    });
    expect(await refusal(api.audit.replaceItem({ itemId, reason: 'Again' }))).toContain('already');
    await expect(mark(1)).rejects.toThrow('was replaced');
    await resultOf(api, await api.audit.extendSample({ sampleId, size: 2, reason: 'More' }));
    await resultOf(
      api,
      await api.audit.replaceItem({ itemId: after.rows[5]?.id ?? '', reason: 'Cancelled too' }),
    );
    expect(await again(sampleId, true)).toEqual(agrees);
    const log = await api.audit.sampleLog({ sampleId });
    expect(log.map((event) => event.kind)).toEqual(['draw', 'replace', 'extend', 'replace', 'reperform']);
    await api.audit.removeSample({ sampleId });
    expect((await sheet()).sample).toBeNull();
    await api.workspace.undo({});
    expect(await again(sampleId)).toEqual(agrees);
  });

  it('draws a stage when the deviations ask for it', async () => {
    const stages = [
      { size: 2, accept: 0 },
      { size: 3, accept: 1 },
      { size: 3, accept: 2 },
    ];
    const sampleId = await draw({ design: { ...statistical(2), stages } });
    expect(await keysOf()).toHaveLength(2);
    const next = () => api.audit.nextStage({ sampleId });
    expect(await refusal(next())).toContain('Finish stage 1');
    await mark(0);
    await mark(1);
    expect(await refusal(next())).toContain('no further stage');
    await mark(1, 'exception');
    expect(await resultOf(api, await next())).toEqual({ added: 3, stage: 2 });
    expect((await sheet()).sample?.stageSizes).toEqual([2, 3]);
    for (const place of [2, 3]) await mark(place, 'exception');
    expect(await refusal(next())).toContain('Conclude on them');
    expect(await again(sampleId)).toEqual(agrees);
  });

  it('serves another test with marks of its own', async () => {
    const sampleId = await draw({ size: 4 });
    await api.audit.useSample({ testId: otherTestId, sampleId });
    await mark(0, 'exception');
    expect(await keysOf(otherTestId)).toEqual(await keysOf());
    expect(await sheet(otherTestId)).toMatchObject({
      items: 4,
      itemsDone: 0,
      exceptions: 0,
      result: 'not_tested',
    });
    expect(await sheet()).toMatchObject({ items: 4, itemsDone: 1, exceptions: 1, result: 'in_progress' });
    await mark(2, 'met', otherTestId);
    expect(await sheet(otherTestId)).toMatchObject({ itemsDone: 1, exceptions: 0 });
    const listed = (await api.audit.samples({})).find((s) => s.id === sampleId);
    expect(listed?.tests.map((t) => t.id)).toEqual([testId, otherTestId]);
    await expect(api.audit.stopUsingSample({ testId: otherTestId })).rejects.toThrow('carry marks');
    await expect(api.audit.removeSample({ sampleId })).rejects.toThrow('carry marks');
    expect(await refusedDraw({ testId: otherTestId, size: 3 })).toContain('uses the sample of');
    await api.workspace.undo({});
    await api.audit.stopUsingSample({ testId: otherTestId });
    expect(await keysOf(otherTestId)).toEqual([]);
  });

  it('stays while a finding states one of its items, for every test that uses it', async () => {
    const sampleId = await draw({ size: 4 });
    await api.audit.useSample({ testId: otherTestId, sampleId });
    await mark(0, 'exception', otherTestId);
    const [item] = (await sheet()).rows;
    const itemId = item?.id ?? '';
    const { id } = await api.findings.raise({ testId: otherTestId, itemIds: [itemId] });
    const cells = (await sheet(otherTestId)).attributes.map((a) => ({
      itemId,
      attributeId: a.id,
      mark: null,
    }));
    await api.audit.mark({ testId: otherTestId, cells });
    const states = `F-01 states the deviation of ${item?.key}`;
    await expect(api.audit.stopUsingSample({ testId: otherTestId })).rejects.toThrow(states);
    await expect(api.audit.removeSample({ sampleId })).rejects.toThrow(states);
    expect(await refusedDraw({ size: 6 })).toContain(states);
    expect(await refusal(api.audit.replaceItem({ itemId, reason: 'No change' }))).toContain('F-01 states');
    await api.findings.remove({ ids: [id] });
    await api.audit.stopUsingSample({ testId: otherTestId });
    await api.audit.removeSample({ sampleId });
  });

  it('is drawn again for all tests that use it', async () => {
    await api.audit.useSample({ testId: otherTestId, sampleId: await draw({ size: 4 }) });
    await draw({ size: 6 });
    expect(await keysOf(otherTestId)).toEqual(await keysOf());
    expect((await keysOf()).length).toBe(6);
  });

  it('can be drawn for a test of design', async () => {
    const design = (await api.audit.tests({})).find((t) => t.kind === 'design')?.id ?? '';
    await draw({ testId: design, method: 'targeted', keys: ['CHG-3'], reason: 'A walk through one change' });
    expect(await keysOf(design)).toEqual(['CHG-3']);
  });
});

describe('drawing again', () => {
  /** Changes the file as somebody with another program could. */
  async function edited(sql: string, sampleId: string): Promise<string[]> {
    await api.workspace.close({});
    const path = join(engine.folder, 'engagement.trustbench');
    sqlite3(path, sql);
    await api.workspace.open({ file: engine.source('engagement.trustbench') });
    return (await again(sampleId)).differences;
  }

  it('finds an item, a ticket, a value or an entry of the log that was edited by hand', async () => {
    const id = await draw({ size: 5 });
    const [first, second, third] = await keysOf();
    await resultOf(api, await api.audit.extendSample({ sampleId: id, size: 1, reason: 'More' }));
    const item = (place: number, set: string) =>
      `UPDATE sample_item SET ${set} WHERE position = ${place} AND sample_id = '${id}';`;
    const found = await edited(
      item(1, "data = json_set(data, '$.Type', 'none')") +
        item(2, "key = 'CHG-X'") +
        item(3, "ticket = '0.5'"),
      id,
    );
    expect(found).toEqual([
      `Item 2 is CHG-X, the draw gives ${second}.`,
      expect.stringContaining(`${third} is recorded with the ticket 0.5`),
      expect.stringContaining(`Type of ${first} is recorded as "none"`),
      'CHG-X is not in the frozen file.',
    ]);
    const seeded = await edited(`UPDATE sample SET seed = 'picked' WHERE id = '${id}'`, id);
    expect(seeded[0]).toContain('The seed is picked');
    expect(seeded).toContain('Entry 2 of the log names other items than the draw gives.');
  });

  it('finds entries of the log that are missing, unreadable or say another reason', async () => {
    const id = await draw({ size: 5 });
    const [item] = (await sheet()).rows;
    await resultOf(api, await api.audit.replaceItem({ itemId: item?.id ?? '', reason: 'A trial run' }));
    const entry = (set: string, place: number) =>
      `UPDATE sample_event SET ${set} WHERE position = ${place} AND sample_id = '${id}'`;
    expect(await edited(entry("reason = 'Too hard'", 2), id)).toEqual([
      `The reason for replacing ${item?.key} is recorded as "A trial run", the log says "Too hard".`,
    ]);
    const draws = `DELETE FROM sample_event WHERE position = 1 AND sample_id = '${id}'`;
    expect(await edited(`${entry("reason = 'A trial run'", 2)};${draws}`, id)).toEqual([
      'Entry 1 of the log is missing.',
    ]);
    expect(await edited(entry("details = '{}'", 2), id)).toEqual([
      expect.stringContaining('Entry 2 of the log of the sample was changed outside'),
    ]);
  });

  it('finds a byte that was changed in the frozen file, wherever it is', async () => {
    const id = await draw({ size: 5 });
    const drawn = await keysOf();
    const spared = ROWS.find((row) => !drawn.includes(row.split(',')[0] ?? '')) ?? '';
    const other = spared.replace('Change', 'Chance');
    const replaced = (from: string, to: string) =>
      `UPDATE content_chunk SET bytes = CAST(replace(CAST(bytes AS TEXT), '${from}', '${to}') AS BLOB)`;
    expect(await edited(replaced(spared, other), id)).toEqual([
      expect.stringContaining('The bytes of "changes.csv" are not those that were frozen'),
    ]);
    expect(await edited(replaced(other, spared), id)).toEqual([]);
    expect(
      await refusal(api.audit.extendSample({ sampleId: id, strata: [{ value: '', count: 0 }], reason: 'x' })),
    ).toContain('at least one item');
  });
});
