import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, expect, it } from 'vitest';
import { SCHEMA_VERSION } from '../../../electron/engine/workspace/schema.ts';
import { ended, startEngine } from '../../fixtures/engine.ts';
import { sqlite3 } from './support.ts';

const FILES = join(import.meta.dirname, '../../fixtures/workspaces');
const folder = mkdtempSync(join(tmpdir(), 'trustbench-formats-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Transactions in the file of each format. */
const TRANSACTIONS: Record<number, number> = { 1: 7, 2: 10, 3: 10, 4: 14, 5: 14, 6: 12 };

/** One file of every format, made by the version that released it: today's too, for the day when it is not today's any more. */
const released = readdirSync(FILES).map((name) => Number(/^format-(\d+)\.trustbench\.gz$/.exec(name)?.[1]));

it('keeps a file of every format', () => {
  expect(released.toSorted((a, b) => a - b)).toEqual(Array.from({ length: SCHEMA_VERSION }, (_, i) => i + 1));
});

it.each(released)('opens a file of format %i, verifies it and takes its changes back', async (format) => {
  const path = join(folder, `format-${format}.trustbench`);
  writeFileSync(path, gunzipSync(readFileSync(join(FILES, `format-${format}.trustbench.gz`))));
  await using engine = startEngine(mkdtempSync(join(folder, 'engine-')));
  const { api } = engine;
  await api.workspace.open({ file: engine.session.files.offerSource(path).token });
  const verify = async () => (await ended(api, await api.workspace.verify({}))).result;
  expect(await verify()).toMatchObject({
    ok: true,
    problems: [],
    transactions: TRANSACTIONS[format],
    files: 1,
  });

  const controls = await api.matrix.controls({});
  expect(controls).toHaveLength(42);
  await api.matrix.updateControls({ ids: [controls[0]?.id ?? ''], patch: { notes: 'after the upgrade' } });
  // The first three take back what was done in the old format: a removed control comes back among them.
  for (let i = 0; i < 4; i += 1) await api.workspace.undo({});
  expect(await api.matrix.controls({})).toHaveLength(43);
  expect(await verify()).toMatchObject({ ok: true, problems: [] });
  await api.workspace.close({});

  sqlite3(path, "UPDATE control SET risk = 'made up' WHERE ref = 'GOV-01'");
  await api.workspace.open({ file: engine.session.files.offerSource(path).token });
  expect(await verify()).toMatchObject({
    ok: false,
    problems: [{ code: 'row', table: 'control', column: 'risk' }],
  });
});

it('takes changes back that were made while vendors were called subservice organizations', async () => {
  const path = join(folder, 'renamed.trustbench');
  writeFileSync(path, gunzipSync(readFileSync(join(FILES, 'format-4.trustbench.gz'))));
  await using engine = startEngine(mkdtempSync(join(folder, 'engine-')));
  const { api } = engine;
  await api.workspace.open({ file: engine.session.files.offerSource(path).token });
  const vendors = () => api.registers.list({ register: 'vendors' });
  const [vendor] = await vendors();
  expect(vendor?.values).toMatchObject({ name: 'Cloud host', service: 'Hosting', subservice: 'yes' });
  const evidence = () => api.evidence.evidenceOf({ kind: 'vendor', id: vendor?.id ?? '' });
  expect(await evidence()).toHaveLength(1);
  // A finding, its response and a removed control came after.
  for (let i = 0; i < 4; i += 1) await api.workspace.undo({});
  expect(await evidence()).toHaveLength(0);
  await api.workspace.undo({});
  expect((await vendors())[0]?.values).toMatchObject({ service: '' });
  await api.workspace.undo({});
  expect(await api.registers.list({ register: 'complementary-controls' })).toEqual([]);
  for (let i = 0; i < 3; i += 1) await api.workspace.redo({});
  expect(await evidence()).toHaveLength(1);
  expect((await api.registers.list({ register: 'complementary-controls' }))[0]?.values).toMatchObject({
    vendorId: vendor?.id,
  });
  expect((await ended(api, await api.workspace.verify({}))).result).toMatchObject({ ok: true, problems: [] });
});
