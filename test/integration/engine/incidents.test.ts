import { afterEach, beforeEach, expect, it } from 'vitest';
import type { VerifyResult } from '../../../shared/contract/workspace.ts';
import { createEngagement, resultOf, startEngine, type TestEngine } from '../../fixtures/engine.ts';
import { failureOf } from '../workspace/support.ts';

let engine: TestEngine;
let api: TestEngine['api'];
let incidentId = '';

beforeEach(async () => {
  engine = startEngine();
  ({ api } = engine);
  await createEngagement(engine);
  const { ids } = await api.registers.add({
    register: 'incidents',
    records: [
      {
        name: 'Import stopped',
        number: 'INC-1',
        severity: 'high',
        beganAt: '2026-04-02T08:00:00Z',
        detectedAt: '2026-04-02T08:38:00Z',
        effect: 'No feeds',
        rootCause: 'A queue that nobody watched',
      },
    ],
  });
  incidentId = ids[0] ?? '';
});
afterEach(() => engine[Symbol.asyncDispose]());

const events = () => api.registers.incidentEvents({ incidentId });
const description = async (criterion: number) =>
  (await api.scope.description({})).find((row) => row.criterion === criterion);

it('keeps entries in order of time, with who wrote them, and one undo takes one back', async () => {
  await api.registers.addIncidentEvent({ incidentId, at: '2026-04-02T10:00:00Z', text: 'Restarted' });
  const { id } = await api.registers.addIncidentEvent({
    incidentId,
    at: '2026-04-02T09:00:00Z',
    text: 'Called the provider',
  });
  expect(await events()).toMatchObject([
    { text: 'Called the provider', author: 'Ada Test' },
    { text: 'Restarted' },
  ]);
  await api.registers.updateIncidentEvent({ eventId: id, at: '2026-04-02T11:00:00Z' });
  expect((await events()).map(({ text }) => text)).toEqual(['Restarted', 'Called the provider']);
  await api.registers.removeIncidentEvent({ eventId: id });
  expect(await events()).toHaveLength(1);
  await api.workspace.undo({});
  expect(await events()).toHaveLength(2);

  const gone = () => api.registers.removeIncidentEvent({ eventId: incidentId });
  expect(await failureOf(gone)).toMatchObject({ code: 'not_found' });
  await api.registers.remove({ register: 'incidents', ids: [incidentId] });
  expect(await events()).toEqual([]);
  expect((await resultOf<VerifyResult>(api, await api.workspace.verify({}))).problems).toEqual([]);
});

it('becomes a finding of the control that failed', async () => {
  const { id: controlId } = await api.matrix.addControl({ ref: 'OPS-01', title: 'Queues are watched' });
  await api.registers.setLinked({
    register: 'incidents',
    id: incidentId,
    link: 'incident_control',
    targets: [controlId],
  });
  await api.registers.raiseIncidentFinding({ incidentId });
  expect(await api.findings.list({})).toMatchObject([
    { title: 'INC-1 Import stopped', severity: 'high', controlId, cause: 'A queue that nobody watched' },
  ]);
});

it('is told in the description when a person holds it significant', async () => {
  const change = (values: Record<string, string | null>) =>
    api.registers.change({ register: 'incidents', changes: [{ id: incidentId, values }] });
  expect((await description(4))?.missing).toMatchObject([
    { text: 'Whether it is told is not decided: INC-1 Import stopped', link: '/registers/incidents' },
  ]);
  await change({ significance: 'yes', resolvedAt: '2026-04-02T17:43:00Z' });
  expect((await description(4))?.missing.map(({ text }) => text)).toEqual([
    'INC-1 Import stopped: how it ended is not said',
  ]);
  await change({ resolution: 'The queue was restarted and has an alert' });
  expect(await description(4)).toMatchObject({ state: 'covered', facts: [{ text: 'INC-1 Import stopped' }] });

  await change({ beganAt: '2026-08-01T08:00:00Z', detectedAt: '2026-08-01T08:00:00Z', resolvedAt: null });
  expect(await description(4)).toMatchObject({ state: 'missing', facts: [] });
});

it('makes a population of the incidents of the period', async () => {
  const { id } = await resultOf<{ id: string }>(
    api,
    await api.registers.addPopulation({ of: 'incidents', name: 'Incidents' }),
  );
  const population = (await api.audit.populations({})).find((known) => known.id === id);
  expect(population).toMatchObject({ keyColumn: 'Number', inPeriod: 1, frameSize: 1 });
});

it('a change of the period waits for a decision, too', async () => {
  await api.registers.add({
    register: 'changes',
    records: [
      { name: 'New queue', kind: 'infrastructure', changedOn: '2026-03-01' },
      { name: 'Long ago', kind: 'data', changedOn: '2025-03-01' },
    ],
  });
  expect((await description(9))?.missing.map(({ text }) => text)).toEqual([
    'Whether it is told is not decided: New queue',
  ]);
});
