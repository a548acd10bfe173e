import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RetestFields } from '../../../shared/contract/findings.ts';
import { createEngagement, resultOf, startEngine, type TestEngine } from '../../fixtures/engine.ts';
import { failureOf } from '../workspace/support.ts';

let engine: TestEngine;
let api: TestEngine['api'];
let controlId = '';
let otherId = '';

async function start(type: 'I' | 'II'): Promise<void> {
  engine = startEngine();
  ({ api } = engine);
  await createEngagement(engine, { type });
  controlId = (
    await api.matrix.addControl({ ref: 'CHG-01', title: 'Changes are approved', criteria: ['CC8.1'] })
  ).id;
  otherId = (
    await api.matrix.addControl({ ref: 'CHG-02', title: 'Changes are reviewed', criteria: ['CC8.1'] })
  ).id;
}
afterEach(() => engine[Symbol.asyncDispose]());

const testOf = async (id: string, kind: 'design' | 'operation') =>
  (await api.audit.tests({})).find((t) => t.controlId === id && t.kind === kind)?.id ?? '';
const criterion = async () =>
  (await api.audit.results({})).categories.flatMap((c) => c.criteria).find((c) => c.id === 'CC8.1');
const findings = () => api.findings.list({});

const day = (offset: number): string => {
  const moment = new Date(Date.now() + offset * 86_400_000);
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
};
const retest = (patch: Partial<RetestFields> = {}): RetestFields => ({
  testedOn: day(0),
  testedBy: 'Ada Test',
  procedure: 'Inspected five changes made after the fix.',
  items: 5,
  deviations: 0,
  result: 'effective',
  notes: '',
  evidenceIds: [],
  ...patch,
});

describe('Type II: from an exception to the roll-up', () => {
  let testId = '';
  const deviations = () => api.audit.deviations({ testId });
  const itemIds = async () => (await deviations()).deviations.map(({ itemId }) => itemId);

  beforeEach(async () => {
    await start('II');
    testId = await testOf(controlId, 'operation');
    const rows = Array.from({ length: 300 }, (_, i) => `CR-${i},2026-0${(i % 6) + 1}-10,Change ${i},Ada`);
    const { id: populationId } = await resultOf<{ id: string }>(
      api,
      await api.audit.addPopulation({
        file: engine.source('changes.csv', `Key,Date,Summary,Approved by\n${rows.join('\n')}\n`),
        name: 'Changes',
        keyColumn: 'Key',
        dateColumn: 'Date',
      }),
    );
    await resultOf(api, await api.audit.drawSample({ testId, populationId, size: 25, basis: 'Policy' }));
    const { rows: items, attributes } = await api.audit.sheet({ testId });
    await api.audit.mark({
      testId,
      cells: items.map((item, i) => ({
        itemId: item.id,
        attributeId: attributes[0]?.id ?? '',
        mark: i < 2 ? 'exception' : 'met',
        note: i < 2 ? 'approved after the release' : undefined,
      })),
    });
    await api.audit.conclude({ testId, result: 'exceptions', conclusion: 'Two late approvals.' });
    const design = await testOf(controlId, 'design');
    await api.audit.conclude({ testId: design, result: 'no_exceptions', conclusion: 'Inspected.' });
    for (const kind of ['design', 'operation'] as const)
      await api.audit.conclude({
        testId: await testOf(otherId, kind),
        result: 'no_exceptions',
        conclusion: 'Inspected.',
      });
  });

  it('assesses, raises, responds, retests, and keeps the exception in every result', async () => {
    const seen = await deviations();
    expect(seen.open).toEqual([
      '2 of 2 deviations are not yet judged isolated or systematic.',
      '2 of 2 deviations have no finding.',
    ]);
    expect(seen.evaluation).toMatchObject({ basis: 'statistical', supportsReliance: false });
    expect(seen.advice.signs.map(({ sign }) => sign)).toContain('high_rate');

    const ids = await itemIds();
    await api.audit.assessDeviations({
      testId,
      itemIds: ids,
      patch: { extent: 'systematic', signs: ['recurring_cause'], cause: 'The gate was off.' },
    });
    expect((await deviations()).advice.signs.map(({ sign }) => sign)).toContain('recurring_cause');

    const { id, ref } = await api.findings.raise({ testId, itemIds: ids });
    const [finding] = await findings();
    expect(finding).toMatchObject({
      ref,
      severity: 'high',
      status: 'open',
      deviations: 2,
      workpaper: 'E-CHG-01',
    });
    expect(finding?.condition).toMatch(
      /^2 of 25 items tested on E-CHG-01 deviate:\nCR-.*A: approved after the release/,
    );
    expect(finding?.criteria).toMatch(/^CC8.1\nCHG-01: /);
    expect(finding?.cause).toBe('The gate was off.');
    expect((await deviations()).open).toEqual([]);
    expect((await failureOf(() => api.findings.raise({ testId, itemIds: ids }))).message).toContain(
      `${ref} already states`,
    );

    const close = () => api.findings.update({ ids: [id], patch: { status: 'closed' } });
    expect((await failureOf(close)).message).toContain('needs an effective retest');
    const early = () => api.findings.addRetest({ id, retest: retest({ testedOn: day(-1) }) });
    expect((await failureOf(early)).code).toBe('bad_input');

    const before = await criterion();
    const report = { sheet: await api.audit.sheet({ testId }), deviations: await deviations() };
    await api.findings.addRetest({ id, retest: retest() });
    expect((await findings())[0]).toMatchObject({ status: 'remediated', retested: 'effective' });
    await close();
    expect(await api.audit.sheet({ testId })).toEqual(report.sheet);
    expect((await deviations()).evaluation).toEqual(report.deviations.evaluation);
    const after = await criterion();
    expect(after).toMatchObject({ result: 'exceptions', withoutExceptions: 1, isMitigated: false });
    expect(after?.result).toBe(before?.result);
    expect(after?.reasons[0]?.text).toContain(`${ref} closed`);

    await api.findings.setCompensating({
      id,
      controls: [{ controlId: otherId, reason: 'Reviewed weekly.' }],
    });
    expect(await criterion()).toMatchObject({ result: 'exceptions', isMitigated: true });
    expect(await api.findings.detail({ id })).toMatchObject({
      tests: [{ workpaper: 'E-CHG-01', result: 'exceptions' }],
      criteria: [{ id: 'CC8.1', others: [{ ref: 'CHG-02', result: 'no_exceptions' }] }],
      compensating: [{ ref: 'CHG-02', reason: 'Reviewed weekly.' }],
      retests: [{ result: 'effective', items: 5 }],
      deviations: [{ stands: true }, { stands: true }],
    });
  });

  it('opens a finding again when a later retest fails', async () => {
    const { id } = await api.findings.raise({ testId, itemIds: await itemIds() });
    await api.findings.addRetest({ id, retest: retest() });
    const later = await api.findings.addRetest({
      id,
      retest: retest({ testedOn: day(1), deviations: 1, result: 'not_effective' }),
    });
    expect((await findings())[0]?.status).toBe('open');
    await api.findings.removeRetest({ retestId: later.id });
    expect((await findings())[0]?.status).toBe('remediated');
    await api.workspace.undo({});
    expect((await findings())[0]?.status).toBe('open');
    expect(await api.findings.progress({})).toEqual([expect.objectContaining({ open: 1, settled: 0 })]);
  });

  it('closes with a written reason, and removes with all that hangs on it', async () => {
    const { id } = await api.findings.raise({ testId, itemIds: await itemIds() });
    await api.findings.update({ ids: [id], patch: { status: 'closed', statusReason: 'Risk accepted.' } });
    const emptied = () => api.findings.update({ ids: [id], patch: { statusReason: ' ' } });
    expect((await failureOf(emptied)).code).toBe('conflict');
    const { added } = await resultOf<{ added: { id: string }[] }>(
      api,
      await api.evidence.attach({ files: [engine.source('proof.txt', 'proof')], controlIds: [] }),
    );
    const evidenceIds = added.map((one) => one.id);
    await api.findings.addRetest({ id, retest: retest({ evidenceIds }) });
    await api.findings.setCompensating({ id, controls: [{ controlId: otherId, reason: '' }] });
    expect((await failureOf(() => api.evidence.remove({ ids: evidenceIds }))).message).toContain(
      'a retest of F-01',
    );
    await api.findings.remove({ ids: [id] });
    expect((await deviations()).open).toContain('2 of 2 deviations have no finding.');
    await api.evidence.remove({ ids: evidenceIds });
    expect(await findings()).toEqual([]);
  });
});

describe('Type I: a design fixed before the date', () => {
  it('is concluded again after the retest, and history keeps both', async () => {
    await start('I');
    const testId = await testOf(controlId, 'design');
    const conclude = (result: 'exceptions' | 'in_progress' | 'no_exceptions', conclusion: string) =>
      api.audit.conclude({ testId, result, conclusion });
    await conclude('exceptions', 'Nobody is named as approver.');
    const { deviations, evaluation } = await api.audit.deviations({ testId });
    expect(deviations).toMatchObject([{ itemId: null, facts: ['Nobody is named as approver.'] }]);
    expect(evaluation.basis).toBe('event');
    const { id } = await api.findings.raise({ testId, itemIds: [null] });
    expect((await findings())[0]).toMatchObject({
      condition: 'Nobody is named as approver.',
      workpaper: 'D-CHG-01',
    });
    expect(await criterion()).toMatchObject({ result: 'exceptions' });

    await api.findings.addRetest({ id, retest: retest({ items: 0 }) });
    expect(await criterion()).toMatchObject({ result: 'exceptions' });
    await conclude('in_progress', 'Approvers are named since the fix.');
    expect((await criterion())?.result).toBe('incomplete');
    await conclude('no_exceptions', 'Approvers are named since the fix.');
    await api.audit.conclude({
      testId: await testOf(otherId, 'design'),
      result: 'no_exceptions',
      conclusion: 'Inspected.',
    });
    expect(await criterion()).toMatchObject({ result: 'no_exceptions', withoutExceptions: 2 });
    expect((await api.findings.detail({ id })).deviations).toMatchObject([{ stands: false }]);
    const { entries } = await api.workspace.history({ record: { table: 'test', rowId: testId }, limit: 50 });
    expect(entries.map(({ label }) => label).filter((label) => /onclude|eopen/.test(label))).toEqual([
      'Conclude D-CHG-01',
      'Reopen D-CHG-01',
      'Conclude D-CHG-01',
    ]);
  });
});
