import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GovernanceModel } from '../../../shared/domain/governance-model.ts';
import { readFileSync } from 'node:fs';
import { createEngagement, resultOf, startEngine, type TestEngine } from '../../fixtures/engine.ts';
import { failureOf } from '../workspace/support.ts';

let engine: TestEngine;
let api: TestEngine['api'];

beforeAll(async () => {
  engine = startEngine();
  ({ api } = engine);
  await createEngagement(engine);
  await api.registers.add({
    register: 'incidents',
    records: [
      {
        name: 'Slow log-in',
        number: 'INC-1',
        severity: 'high',
        detectedAt: '2026-01-14T08:12:00Z',
        resolvedAt: '2026-01-14T10:12:00Z',
      },
      { name: 'Import stopped', number: 'INC-2', detectedAt: '2026-05-14T08:12:00Z' },
    ],
  });
  await api.registers.add({
    register: 'risks',
    records: [
      { name: 'A leaver keeps access', likelihood: 5, impact: 5, residualLikelihood: 3, residualImpact: 4 },
    ],
  });
  await api.registers.add({
    register: 'actions',
    records: [
      { name: 'Alert on the queue', due: '2026-02-01' },
      { name: 'Runbook', due: '2026-03-01', status: 'done', doneOn: '2026-04-20' },
    ],
  });
  await api.registers.add({
    register: 'policy-exceptions',
    records: [{ name: 'Legacy host', expiresOn: '2026-02-28' }],
  });
  await api.registers.add({
    register: 'vendors',
    records: [{ name: 'Cloud host', nextReview: '2026-01-31' }],
  });
});
afterAll(() => engine[Symbol.asyncDispose]());

const meetings = async () => (await api.governance.list({})).meetings;
const only = async () => {
  const [meeting] = await meetings();
  if (!meeting) throw new Error('No meeting');
  return meeting;
};

describe('quarterly meetings', () => {
  it('are offered for the quarters of the period', async () => {
    expect((await api.governance.list({})).open.map(({ key }) => key)).toEqual(['2026-Q1', '2026-Q2']);
    const added = await api.governance.add({ quarter: '2026-Q1' });
    expect(added.ref).toBe('GM-01');
    const again = await failureOf(() => api.governance.add({ quarter: '2026-q1' }));
    expect(again.code).toBe('conflict');
    const wrong = await failureOf(() => api.governance.add({ quarter: 'spring' }));
    expect(wrong.code).toBe('bad_input');
    expect((await api.governance.list({})).open.map(({ key }) => key)).toEqual(['2026-Q2']);
  });

  it('freeze the figures of their quarter', async () => {
    const { figures } = await only();
    expect(figures.metrics.find(({ id }) => id === 'mttr')).toMatchObject({ value: 2, denominator: 1 });
    expect(figures.incidents.map(({ number }) => number)).toEqual(['INC-1']);
    expect(figures.risks).toMatchObject({ open: 1, appetite: 9, over: [{ ref: 'RK-001', score: 12 }] });
    expect(figures.risks.cells.filter(({ risks }) => risks > 0)).toEqual([
      { likelihood: 3, impact: 4, risks: 1, score: 12 },
    ]);
    // Done by now, and overdue on the last day of the quarter.
    expect(figures.actions).toMatchObject([{ ref: 'CA-001', due: '2026-02-01' }, { ref: 'CA-002' }]);
    expect(figures.exceptions).toMatchObject([{ ref: 'PX-001', isExpired: true }]);
    expect(figures.vendorReviews).toMatchObject([
      { vendor: 'Cloud host', state: 'overdue', on: '2026-01-31' },
    ]);
  });

  it('keep what they were shown, until refreshed, and for good once held', async () => {
    const { id } = await only();
    await api.registers.add({
      register: 'incidents',
      records: [{ name: 'Wrong report', number: 'INC-3', detectedAt: '2026-03-31T23:59:00Z' }],
    });
    expect((await only()).figures.incidents).toHaveLength(1);
    await api.governance.refresh({ id });
    expect((await only()).figures.incidents.map(({ number }) => number)).toEqual(['INC-1', 'INC-3']);
    await api.governance.update({
      id,
      patch: { heldOn: '2026-04-14', chair: 'Ada Test', attendees: 'Grace Owner' },
    });
    const refused = await failureOf(() => api.governance.refresh({ id }));
    expect(refused.code).toBe('conflict');
    const early = await failureOf(() => api.governance.update({ id, patch: { heldOn: '2025-12-31' } }));
    expect(early.code).toBe('bad_input');
  });

  it('record decisions in order, and actions that are carried over until done', async () => {
    const { id } = await only();
    const decisions = [
      { text: 'Leavers are removed by the HR system.', decidedBy: 'Board' },
      { text: 'The appetite stays.', decidedBy: '' },
    ];
    await api.governance.setDecisions({ id, decisions });
    await api.governance.setDecisions({ id, decisions: decisions.toReversed() });
    expect((await only()).decisions.map(({ text }) => text)).toEqual([
      'The appetite stays.',
      'Leavers are removed by the HR system.',
    ]);
    const action = await api.governance.addAction({ id, name: 'Connect the HR system', due: '2026-05-31' });
    expect(action.ref).toBe('CA-003');
    const next = await api.governance.add({ quarter: '2026-Q2' });
    expect((await meetings())[1]?.carriedOver).toMatchObject([{ ref: 'CA-003', meeting: 'GM-01' }]);
    await api.registers.change({
      register: 'actions',
      changes: [{ id: action.id, values: { status: 'done', doneOn: '2026-05-20' } }],
    });
    expect((await meetings())[1]?.carriedOver).toEqual([]);
    expect((await meetings())[0]?.actions).toHaveLength(1);
    await api.governance.remove({ id: next.id });
    expect(await meetings()).toHaveLength(1);
  });
});

describe('the pack', () => {
  const exported = (format: 'pdf' | 'xlsx' | 'json', name: string) =>
    api.reports
      .export({ kind: 'governance', format, target: engine.target(name), quarter: '2026-Q1' })
      .then((started) => resultOf<{ pages: number | null; missing: string[] }>(api, started));

  it('is a PDF that another program reads', async () => {
    const { pages, missing } = await exported('pdf', 'pack.pdf');
    expect(pages).toBeGreaterThanOrEqual(6);
    expect(missing).toEqual([]);
    const read = execFileSync('pdftotext', [join(engine.folder, 'pack.pdf'), '-'], { encoding: 'utf8' });
    const text = read.replaceAll(/\s+/g, ' ');
    for (const words of [
      'Governance pack 2026-Q1',
      '2026-01-01 to 2026-03-31',
      'Mean time to resolve',
      'A leaver keeps access',
      'INC-3',
      'Expired 2026-02-28',
      'was due 2026-01-31',
      'The appetite stays.',
      'Connect the HR system',
      'name and signature',
      'Readiness view, not an attestation.',
    ])
      expect(text).toContain(words);
    expect(text).not.toContain('INC-2');
  });

  it('is a workbook and data too', async () => {
    expect((await exported('xlsx', 'pack.xlsx')).pages).toBeNull();
    await exported('json', 'pack.json');
    const model = JSON.parse(readFileSync(join(engine.folder, 'pack.json'), 'utf8')) as GovernanceModel;
    expect(model.meeting?.ref).toBe('GM-01');
    expect(model.decisions).toHaveLength(2);
  });
});
