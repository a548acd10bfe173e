import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Metric } from '../../../shared/contract/metrics.ts';
import type { FieldValue, RegisterId } from '../../../shared/domain/registers.ts';
import { createEngagement, startEngine, type TestEngine } from '../../fixtures/engine.ts';
import { failureOf } from '../workspace/support.ts';

let engine: TestEngine;
let api: TestEngine['api'];

beforeAll(async () => {
  engine = startEngine();
  ({ api } = engine);
  await createEngagement(engine);
});
afterAll(() => engine[Symbol.asyncDispose]());

const add = (register: RegisterId, ...records: Record<string, FieldValue>[]) =>
  api.registers.add({ register, records });
const metric = async (id: string): Promise<Metric> => {
  const found = (await api.metrics.list({})).metrics.find((one) => one.id === id);
  if (!found) throw new Error(`No metric ${id}`);
  return found;
};

describe('figures from the registers', () => {
  it('have no value before there is anything to measure', async () => {
    const { from, to, metrics } = await api.metrics.list({});
    expect([from, to]).toEqual(['2026-01-01', '2026-06-30']);
    expect(metrics.length).toBeGreaterThanOrEqual(25);
    expect(metrics.filter(({ status }) => status !== 'no_data').map(({ id }) => id)).toEqual([]);
    expect(metrics.every(({ note, about }) => note !== '' && about !== '')).toBe(true);
  });

  it('count late leavers with the offsets of their places', async () => {
    await add(
      'people',
      {
        name: 'In time',
        number: 'E1',
        leftOn: '2026-02-08',
        leftAt: '2026-02-08T17:00:00-05:00',
        accessRemovedAt: '2026-02-09T22:00:00Z',
      },
      {
        name: 'Late',
        number: 'E2',
        leftOn: '2026-02-11',
        leftAt: '2026-02-11T17:00:00+09:00',
        accessRemovedAt: '2026-02-12T15:30:00Z',
      },
      { name: 'Never', number: 'E3', leftOn: '2026-01-18', leftAt: '2026-01-18T17:00:00+00:00' },
    );
    const late = await metric('late-leavers');
    expect(late).toMatchObject({ value: 2, denominator: 3, target: 0, status: 'missed', records: 2 });
    expect(late.months.map(({ value }) => value)).toEqual([1, 1, null, null, null, null]);
    const { records } = await api.metrics.detail({ id: 'late-leavers' });
    expect(records.map(({ ref }) => ref)).toEqual(['E3', 'E2']);
  });

  it('count nights of backups and findings beyond their days', async () => {
    await add(
      'backups',
      { name: 'ledger', day: '2026-02-23', outcome: 'failed', attempt: 1 },
      { name: 'ledger', day: '2026-02-23', outcome: 'succeeded', attempt: 2 },
      { name: 'ledger', day: '2026-02-24', outcome: 'failed', attempt: 1 },
    );
    expect(await metric('backup-success-rate')).toMatchObject({ value: 50, numerator: 1, denominator: 2 });
    await add(
      'vulnerabilities',
      {
        name: 'Last day',
        number: 'V1',
        severity: 'high',
        openedOn: '2026-03-01',
        closedOn: '2026-03-31',
        slaDays: 30,
      },
      {
        name: 'By the rule',
        number: 'V2',
        severity: 'critical',
        openedOn: '2026-03-01',
        closedOn: '2026-03-09',
      },
    );
    expect(await metric('patch-overdue')).toMatchObject({ value: 1 });
    expect(await metric('patch-sla-rate')).toMatchObject({ value: 50, denominator: 2 });
  });

  it('read times of incidents', async () => {
    await add('incidents', {
      name: 'Slow log-in',
      number: 'INC-1',
      beganAt: '2026-01-14T08:00:00Z',
      detectedAt: '2026-01-14T08:12:00Z',
      resolvedAt: '2026-01-14T10:12:00Z',
      reviewedOn: '2026-01-23',
    });
    expect((await metric('mttd')).value).toBeCloseTo(0.2);
    expect(await metric('mttr')).toMatchObject({ value: 2, status: 'no_target' });
    expect(await metric('incident-closure')).toMatchObject({ value: 9, denominator: 1 });
  });

  it('take missed occurrences and coverage from the calendar', async () => {
    await api.matrix.addControl({
      ref: 'IAM-07',
      title: 'Access is reviewed',
      criteria: ['CC6.2'],
      frequency: 'quarterly',
    });
    expect(await metric('missed-occurrences')).toMatchObject({ value: 2, denominator: 2, status: 'missed' });
    expect(await metric('evidence-coverage')).toMatchObject({ value: 0, denominator: 2 });
  });
});

describe('targets and series', () => {
  it('set a target and go back to the usual one', async () => {
    await api.metrics.set({ id: 'late-leavers', patch: { target: 2, drift: 25 } });
    expect(await metric('late-leavers')).toMatchObject({
      target: 2,
      status: 'met',
      drift: 25,
      defaultTarget: 0,
    });
    await api.workspace.undo({});
    expect(await metric('late-leavers')).toMatchObject({ target: 0, status: 'missed', drift: 10 });
    const refused = await failureOf(() => api.metrics.set({ id: 'no-such', patch: { target: 1 } }));
    expect(refused.code).toBe('not_found');
  });

  it('import uptime against the promise', async () => {
    await add('commitments', {
      name: 'The service is available 99.9 % of each month',
      kind: 'commitment',
      category: 'availability',
      measure: '99.9 % a month',
    });
    const csv =
      'month,incidents,uptime\n2026-01,1,99.98\n2026-02,0,"99,95 %"\n2026-03,2,99.5\n2026-04,0,n/a\n2026-05,0,99.4\n';
    const file = engine.source('uptime.csv', csv);
    expect(await api.metrics.readSeries({ file })).toMatchObject({
      proposed: { day: 0, value: 1 },
      numeric: [1, 2],
    });
    const result = await api.metrics.importSeries({ id: 'uptime', file });
    expect(result).toEqual({ rows: 5, imported: 4, problems: [{ row: 5, text: '"n/a" is not a number.' }] });
    const uptime = await metric('uptime');
    expect(uptime.value).toBeCloseTo((99.98 + 99.95 + 99.5 + 99.4) / 4);
    expect(uptime).toMatchObject({
      target: 99.9,
      status: 'missed',
      drifting: 'The last two months missed the target.',
    });
    expect((await api.metrics.detail({ id: 'uptime' })).points[0]).toEqual({
      day: '2026-05-31',
      value: 99.4,
      source: 'uptime.csv',
    });
  });

  it('add a figure of the firm, feed it by hand and remove it', async () => {
    const { id } = await api.metrics.add({
      title: 'Späte Tickets',
      unit: 'count',
      better: 'lower',
      target: 3,
    });
    expect(id).toBe('spate-tickets');
    await api.metrics.setPoint({ id, day: '2026-04-30', value: 7 });
    expect(await metric(id)).toMatchObject({ value: 7, isOwn: true, status: 'missed', group: 'own' });
    await api.metrics.setPoint({ id, day: '2026-04-30', value: null });
    expect((await metric(id)).status).toBe('no_data');
    await api.metrics.remove({ id });
    expect((await api.metrics.list({})).metrics.some((one) => one.id === id)).toBe(false);
    const kept = await failureOf(() => api.metrics.remove({ id: 'mttd' }));
    expect(kept.code).toBe('bad_input');
  });
});
