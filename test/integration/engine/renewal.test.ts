import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PriorFileCheck, rolledForward } from '../../../shared/contract/renewal.ts';
import type { z } from 'zod';
import { RENEWAL_PARTS, type RenewalPart } from '../../../shared/domain/renewal/parts.ts';
import type { RenewalDates } from '../../../shared/domain/renewal/dates.ts';
import type { VerifyResult } from '../../../shared/contract/workspace.ts';
import { ANEW_TABLES, CARRIED_TABLES } from '../../../electron/engine/renewal/carried-tables.ts';
import { createEngagement, ended, resultOf, startEngine, type TestEngine } from '../../fixtures/engine.ts';
import { failureOf } from '../workspace/support.ts';

const NEXT: RenewalDates = { type: 'II', asOf: null, periodFrom: '2026-07-01', periodTo: '2026-12-31' };

let engine: TestEngine;
let api: TestEngine['api'];
const path = (name: string) => join(engine.folder, name);
const hashOf = (name: string) =>
  createHash('sha256')
    .update(readFileSync(path(name)))
    .digest('hex');
const count = (table: string) =>
  engine.session.workspace.need<{ n: number }>('The table', `SELECT count(*) AS n FROM "${table}"`).n;
const start = (dates: RenewalDates = NEXT, parts: readonly RenewalPart[] = RENEWAL_PARTS) =>
  api.renewal.start({ target: engine.target('next.trustbench'), dates, parts: [...parts] });
const rollForward = async (dates?: RenewalDates, parts?: readonly RenewalPart[]) =>
  resultOf<z.infer<typeof rolledForward>>(api, await start(dates, parts));

afterEach(() => engine[Symbol.asyncDispose]());

/** An engagement with a test that found something, evidence, a finding, and records of the programme. */
async function audited(type: 'I' | 'II'): Promise<{ controlId: string }> {
  engine = startEngine();
  ({ api } = engine);
  await createEngagement(engine, { type });
  const { people } = await api.scope.get({});
  const { id: controlId } = await api.matrix.addControl({
    ref: 'CHG-01',
    title: 'Changes are approved',
    criteria: ['CC8.1'],
  });
  await api.matrix.updateControls({
    ids: [controlId],
    patch: { ownerId: people[0]?.id ?? null, frequency: 'monthly', samplingRisk: 'moderate', notes: 'Kept' },
  });
  await api.matrix.addControl({ ref: 'CHG-02', title: 'Changes are reviewed', criteria: ['CC8.1'] });
  await api.matrix.addComment({ controlId, text: 'Only here' });
  for (const month of ['01', '02']) {
    await resultOf(
      api,
      await api.evidence.attach({
        files: [engine.source(`review-${month}.txt`, `Changes of ${month}`)],
        controlIds: [controlId],
      }),
    );
  }
  const { rows: evidence } = await api.evidence.list({});
  for (const [i, { id }] of evidence.entries())
    await api.evidence.update({
      ids: [id],
      patch: { title: 'Change review', coversFrom: `2026-0${i + 1}-01`, coversTo: `2026-0${i + 1}-28` },
    });
  const testId =
    (await api.audit.tests({})).find(
      (test) => test.controlId === controlId && test.kind === (type === 'I' ? 'design' : 'operation'),
    )?.id ?? '';
  await api.audit.conclude({
    testId,
    result: type === 'I' ? 'not_suitably_designed' : 'unable_to_test',
    conclusion: 'Nobody kept the approvals.',
  });
  await api.findings.add({
    title: 'Approvals are not kept',
    severity: 'high',
    controlId,
    testId,
    condition: 'No approval was found.',
  });
  const add = async (register: Parameters<typeof api.registers.add>[0]['register'], record: object) =>
    (await api.registers.add({ register, records: [record as never] })).ids[0] ?? '';
  await add('risks', {
    name: 'Old keys',
    decision: 'accept',
    approvedOn: '2026-02-01',
    acceptedUntil: '2026-09-30',
  });
  const incidentId = await add('incidents', { name: 'Import stopped', number: 'INC-1' });
  await add('actions', { name: 'Alert on the queue', incidentId });
  await add('actions', { name: 'Finished', status: 'done', doneOn: '2026-03-01' });
  await add('people', { name: 'Stays' });
  await add('people', { name: 'Left', leftOn: '2026-03-31' });
  await add('milestones', { name: 'Fieldwork', kind: 'fieldwork', due: '2026-06-30', doneOn: '2026-06-30' });
  await api.scope.noteDescription({ criterion: 4, text: 'None in the period', isComplete: true });
  await api.scope.noteDescription({ criterion: 6, text: 'None needed', isComplete: true });
  return { controlId };
}

describe('from a period to the next', () => {
  let controlId = '';
  beforeEach(async () => ({ controlId } = await audited('II')));

  it('carries what goes on, starts the rest anew, and leaves the prior file as it was', async () => {
    const before = await api.workspace.status({});
    const verified = await resultOf<VerifyResult>(api, await api.workspace.verify({}));
    const preview = await api.renewal.preview({ type: 'II', dates: null, parts: [...RENEWAL_PARTS] });
    const untouched = hashOf('engagement.trustbench');
    const made = await rollForward();
    expect(preview.dates).toEqual(NEXT);
    expect(made.carried).toEqual(preview.counts);
    expect(made.carried).toMatchObject({ controls: 2, risks: 1, workers: 1, slots: 1, follow_up: 2 });
    expect(made.prior).toMatchObject({
      engagementId: before.open?.id,
      headHash: verified.headHash,
      transactions: verified.transactions,
      fileName: 'engagement.trustbench',
    });
    expect(made.attention).toEqual(['RK-001 Old keys: the acceptance ends 2026-09-30']);
    expect(preview.raised).toEqual([{ ref: 'CHG-01', words: 'Unable to test' }]);
    expect((await api.workspace.status({})).open?.fileName).toBe('engagement.trustbench');

    const open = await api.workspace.open({ file: made.file });
    expect(hashOf('engagement.trustbench')).toBe(untouched);
    expect(open.id).not.toBe(before.open?.id);
    expect(open.engagement).toMatchObject({ client: 'Northwind Ledger', ...NEXT });
    expect((await resultOf<VerifyResult>(api, await api.workspace.verify({}))).problems).toEqual([]);

    const written = [
      'counter',
      'engagement',
      'prior_engagement',
      'prior_result',
      'request',
      'request_control',
    ];
    const filled = ANEW_TABLES.filter((table) => !written.includes(table) && count(table) > 0);
    expect(filled).toEqual([]);
    const control = (await api.matrix.controls({})).find(({ id }) => id === controlId);
    expect(control).toMatchObject({
      ref: 'CHG-01',
      notes: 'Kept',
      samplingRisk: 'high',
      criteria: ['CC8.1'],
    });
    for (const test of await api.audit.tests({})) expect(test.result).toBe('not_tested');
    expect(await api.registers.list({ register: 'milestones' })).toMatchObject([
      { values: { due: '2026-12-31', doneOn: null } },
    ]);
    expect(await api.registers.list({ register: 'actions' })).toMatchObject([
      {
        values: {
          name: 'Alert on the queue',
          incidentId: null,
          notes: 'From the incident INC-1 Import stopped',
        },
      },
    ]);
    expect(await api.registers.list({ register: 'gaps' })).toMatchObject([
      { values: { name: 'Approvals are not kept', controlId, severity: 'high', status: 'open' } },
    ]);
    const notes = await api.scope.description({});
    expect(notes.find(({ criterion }) => criterion === 4)?.note).toBe('');
    expect(notes.find(({ criterion }) => criterion === 6)).toMatchObject({
      note: 'None needed',
      isComplete: false,
    });
  });

  it('asks again for evidence of last time, once for pieces of one title', async () => {
    const { file } = await rollForward();
    await api.workspace.open({ file });
    const [request, ...others] = await api.requests.list({});
    expect(others).toEqual([]);
    expect(request).toMatchObject({
      title: 'Change review',
      kind: 'evidence',
      status: 'open',
      origin: 'generated',
      assignee: 'Grace Owner',
      coversFrom: '2026-07-01',
      coversTo: '2026-12-31',
      isOutdated: false,
    });
    expect(request?.wording).toContain('EV-0001 (2026-01-01 to 2026-01-28), EV-0002');
  });

  it('keeps the link to the prior file and tells its state', async () => {
    const { file } = await rollForward();
    await api.workspace.open({ file });
    const check = (name: string): Promise<PriorFileCheck> =>
      api.renewal.checkPriorFile({ file: engine.source(name) });
    expect((await check('engagement.trustbench')).state).toBe('same');
    expect(await failureOf(() => check('next.trustbench'))).toMatchObject({ code: 'conflict' });
    const prior = await api.renewal.prior({});
    expect(prior?.results).toEqual([
      {
        controlId,
        kind: 'operation',
        result: 'unable_to_test',
        sampleSize: null,
        deviations: 0,
        summary: 'Nobody kept the approvals.\nF-01 Approvals are not kept',
      },
    ]);

    await api.workspace.open({ file: engine.source('engagement.trustbench') });
    await api.scope.updateEngagement({ system: 'Another name' });
    await api.workspace.open({ file });
    expect((await check('engagement.trustbench')).state).toBe('continued');
    await createEngagement(engine, { name: 'other.trustbench' });
    await api.workspace.open({ file });
    expect((await check('other.trustbench')).state).toBe('other_engagement');
    expect(await failureOf(() => check('review-01.txt'))).toMatchObject({ code: 'workspace_foreign' });
  });

  it('leaves out what nobody chose', async () => {
    const { carried, file } = await rollForward(NEXT, []);
    expect(Object.keys(carried).toSorted()).toEqual(['controls', 'scope']);
    await api.workspace.open({ file });
    expect([count('risk'), count('request'), count('gap')]).toEqual([0, 0, 0]);
  });
});

describe('any engagement', () => {
  beforeEach(async () => {
    engine = startEngine();
    ({ api } = engine);
    await createEngagement(engine);
  });

  it('names each table of the file once, as carried or as new', () => {
    const tables = engine.session.workspace
      .all<{ name: string }>(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'journal_%' AND name NOT LIKE 'content%' ORDER BY name",
      )
      .map(({ name }) => name);
    expect([...CARRIED_TABLES.map(({ table }) => table), ...ANEW_TABLES].toSorted()).toEqual(tables);
  });

  it('refuses dates that make no engagement and a name that is taken, and makes no file', async () => {
    const refused = await ended(api, await start({ ...NEXT, periodTo: '2026-06-01' }));
    expect(refused.error).toMatchObject({ code: 'bad_input' });
    engine.file('next.trustbench', 'mine');
    expect((await ended(api, await start())).error).toMatchObject({ code: 'conflict' });
    expect(readFileSync(path('next.trustbench'), 'utf8')).toBe('mine');
    expect(readdirSync(engine.folder).filter((name) => name.includes('partial'))).toEqual([]);
  });

  it('makes nothing when it is cancelled', async () => {
    const started = await start();
    await api.jobs.cancel({ id: started.jobId });
    expect((await ended(api, started)).status).toBe('cancelled');
    expect(existsSync(path('next.trustbench'))).toBe(false);
  });

  it('warns of days that no report covers', async () => {
    const { warnings } = await rollForward({ ...NEXT, periodFrom: '2026-08-01' });
    expect(warnings).toEqual([
      'No report covers 2026-07-01 to 2026-07-31: customers will ask about these 31 days.',
    ]);
    expect(statSync(path('next.trustbench')).size).toBeGreaterThan(0);
  });
});

it('rolls a Type I forward to a Type II that starts the day after', async () => {
  const { controlId } = await audited('I');
  const { dates } = await api.renewal.preview({ type: 'II', dates: null, parts: [] });
  expect(dates).toEqual(NEXT);
  const { file, prior } = await rollForward(dates);
  expect(prior).toMatchObject({ type: 'I', asOf: '2026-06-30', periodFrom: null });
  await api.workspace.open({ file });
  const tests = (await api.audit.tests({})).filter((test) => test.controlId === controlId);
  expect(tests.map(({ kind }) => kind).toSorted()).toEqual(['design', 'operation']);
  expect((await api.renewal.prior({}))?.results).toMatchObject([
    { kind: 'design', result: 'not_suitably_designed' },
  ]);
});
