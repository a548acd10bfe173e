import { afterEach, describe, expect, it } from 'vitest';
import { gatherReport } from '../../../electron/engine/reports/gather.ts';
import { ratingReasons } from '../../../shared/domain/report-rules.ts';
import { createEngagement, startEngine, type TestEngine } from '../../fixtures/engine.ts';

const engines: TestEngine[] = [];
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine[Symbol.asyncDispose]();
});

async function start(type: 'I' | 'II' = 'II'): Promise<TestEngine> {
  const engine = startEngine();
  engines.push(engine);
  await createEngagement(engine, { type });
  return engine;
}

const criterionOf = async ({ api }: TestEngine, id: string) => {
  const found = (await api.matrix.criteria({})).find((c) => c.id === id);
  if (!found) throw new Error(`${id} is not in scope`);
  return found;
};
const checkOf = async ({ api }: TestEngine, id: string) =>
  (await api.readiness.checks({})).find((c) => c.id === id);
const gapsOf = ({ api }: TestEngine) => api.registers.list({ register: 'gaps' });
const ownerOf = async ({ api }: TestEngine) => (await api.scope.get({})).people[0]?.id ?? '';

/** A control that serves one criterion, tested without exceptions. */
async function concluded(engine: TestEngine, ref: string, criterion: string): Promise<string> {
  const { api } = engine;
  const { id } = await api.matrix.addControl({
    ref,
    title: ref,
    statement: 'The security lead reviews access each quarter and signs the list.',
    criteria: [criterion],
    ownerId: await ownerOf(engine),
    frequency: 'quarterly',
  });
  for (const test of (await api.audit.tests({})).filter((t) => t.controlId === id)) {
    await api.audit.conclude({ testId: test.id, result: 'no_exceptions', conclusion: 'Seen.' });
  }
  return id;
}

async function attach(
  engine: TestEngine,
  controlId: string,
  dates: { coversFrom: string; coversTo: string },
) {
  const token = engine.source(`${dates.coversFrom}.txt`, `evidence ${dates.coversFrom}`);
  const { jobId } = await engine.api.evidence.attach({ files: [token], controlIds: [controlId], ...dates });
  for (;;) {
    const job = await engine.api.jobs.get({ id: jobId });
    if (job.status === 'done') return;
    if (job.status !== 'running') throw new Error(job.error?.message);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe('ratings', () => {
  it('follow the facts, one change after the other', async () => {
    const engine = await start();
    expect(await criterionOf(engine, 'CC6.2')).toMatchObject({
      computed: 'not_in_place',
      rating: 'not_in_place',
      coverage: 'none',
      reasons: [{ code: 'no_control', link: '/matrix/criteria/CC6.2' }],
    });
    const control = await concluded(engine, 'IAM-01', 'CC6.2');
    expect(await criterionOf(engine, 'CC6.2')).toMatchObject({
      rating: 'minor_gap',
      coverage: 'single',
      reasons: [{ code: 'no_evidence', text: 'IAM-01: No evidence is attached.' }],
    });
    await attach(engine, control, { coversFrom: '2025-10-01', coversTo: '2025-12-31' });
    expect((await criterionOf(engine, 'CC6.2')).reasons.map((r) => r.code)).toEqual([
      'evidence_outside_period',
    ]);
    await attach(engine, control, { coversFrom: '2026-01-01', coversTo: '2026-03-31' });
    expect(await criterionOf(engine, 'CC6.2')).toMatchObject({ rating: 'ready', reasons: [] });
  });

  it('know the policy and the provider behind a control', async () => {
    const engine = await start();
    const { api } = engine;
    const control = await concluded(engine, 'IAM-01', 'CC6.2');
    const { ids } = await api.registers.add({
      register: 'policies',
      records: [{ name: 'Access control', status: 'draft' }],
    });
    await api.matrix.updateControls({
      ids: [control],
      patch: { policyId: ids[0] ?? null, responsibility: 'provider', provider: 'Host AG' },
    });
    const codes = (await criterionOf(engine, 'CC6.2')).reasons.map((r) => r.code);
    expect(codes).toEqual(
      expect.arrayContaining(['policy_not_in_force', 'provider_unreviewed', 'provider_only']),
    );
    await api.registers.add({
      register: 'vendors',
      records: [{ name: 'HOST AG', report: 'SOC 2 Type II', reviewedOn: '2026-02-01' }],
    });
    expect((await criterionOf(engine, 'CC6.2')).reasons.map((r) => r.code)).not.toContain(
      'provider_unreviewed',
    );
  });
});

describe('decisions', () => {
  it('an override counts, names who and when, and leaves the computed rating visible', async () => {
    const engine = await start();
    const { api } = engine;
    await api.readiness.override({
      criterionId: 'CC1.1',
      rating: 'minor_gap',
      reason: 'Code of conduct seen.',
    });
    const row = await criterionOf(engine, 'CC1.1');
    expect(row).toMatchObject({ rating: 'minor_gap', computed: 'not_in_place' });
    expect(row.override).toMatchObject({
      rating: 'minor_gap',
      reason: 'Code of conduct seen.',
      by: 'Ada Test',
    });
    const { ratings } = await api.reports.overview({});
    expect(ratings).toMatchObject({ minor_gap: 1, not_in_place: 32 });
    await api.readiness.override({ criterionId: 'CC1.1', rating: null, reason: '' });
    expect(await criterionOf(engine, 'CC1.1')).toMatchObject({ rating: 'not_in_place', override: null });
  });

  it('not relevant needs a reason, takes the criterion out of the work, and one undo brings it back', async () => {
    const engine = await start();
    const { api } = engine;
    const criterionIds = ['CC6.4', 'CC6.5'];
    await expect(
      api.readiness.setRelevance({ criterionIds, isRelevant: false, reason: ' ' }),
    ).rejects.toThrow(/written reason/);
    await api.readiness.setRelevance({
      criterionIds,
      isRelevant: false,
      reason: 'No premises and no media.',
    });
    expect(await criterionOf(engine, 'CC6.5')).toMatchObject({
      rating: 'not_relevant',
      computed: 'not_in_place',
      isRelevant: false,
      irrelevantBecause: 'No premises and no media.',
    });
    const { coverage } = await api.readiness.summary({});
    expect(coverage).toEqual({ none: 31, single: 0, several: 0 });
    await api.workspace.undo({});
    expect((await api.readiness.summary({})).coverage.none).toBe(33);
  });

  it('are refused for criteria outside the scope', async () => {
    const { api } = await start();
    await expect(api.readiness.noteCriterion({ criterionId: 'P1.1', notes: 'x' })).rejects.toThrow(/P1\.1/);
  });

  it('notes stay beside a decision', async () => {
    const engine = await start();
    await engine.api.readiness.noteCriterion({ criterionId: 'CC1.1', notes: ' Ask the board. ' });
    await engine.api.readiness.override({ criterionId: 'CC1.1', rating: 'ready', reason: 'Seen.' });
    expect(await criterionOf(engine, 'CC1.1')).toMatchObject({ notes: 'Ask the board.', rating: 'ready' });
  });

  it('stand in the history of the criterion, with its gaps and controls and nothing else', async () => {
    const engine = await start();
    const { api } = engine;
    await api.readiness.noteCriterion({ criterionId: 'CC1.1', notes: 'Ask the board.' });
    await api.readiness.noteCriterion({ criterionId: 'CC1.2', notes: 'Another one.' });
    await api.readiness.raiseGaps({ criterionIds: ['CC1.1'] });
    await api.matrix.addControl({ ref: 'GOV-01', title: 'Code of conduct', criteria: ['CC1.1', 'CC1.2'] });
    const record = { table: 'criterion', rowId: 'CC1.1' };
    const { entries } = await api.workspace.history({ record, limit: 10 });
    expect(entries.map(({ changes }) => changes.map(({ table }) => table))).toEqual([
      ['control_criterion'],
      ['gap'],
      ['criterion_assessment'],
    ]);
  });
});

describe('the summary', () => {
  it('groups every criterion in canonical order and follows progress by week', async () => {
    const engine = await start();
    const control = await concluded(engine, 'IAM-01', 'CC6.2');
    await attach(engine, control, { coversFrom: '2026-01-01', coversTo: '2026-03-31' });
    await engine.api.readiness.raiseGaps({ criterionIds: ['CC1.1'] });
    const { categories, groups, progress } = await engine.api.readiness.summary({});
    expect(categories).toMatchObject([{ category: 'security', rating: 'major_gap', counts: { ready: 1 } }]);
    expect(groups.flatMap((g) => g.criteria.map((c) => c.id))).toEqual(
      (await engine.api.matrix.criteria({})).map((c) => c.id),
    );
    expect(progress.controls).toBe(1);
    expect(progress.weeks.at(-1)).toMatchObject({
      owned: 1,
      evidenced: 1,
      designConcluded: 1,
      operationConcluded: 1,
      gapsOpen: 1,
      gapsClosed: 0,
    });
  });
});

describe('checks', () => {
  it('see what changes', async () => {
    const engine = await start();
    expect(await checkOf(engine, 'no-owner')).toMatchObject({ status: 'not_applicable' });
    const { id } = await engine.api.matrix.addControl({ ref: 'X-1', title: 'Locks the door' });
    expect(await checkOf(engine, 'no-owner')).toMatchObject({
      status: 'attention',
      count: 1,
      items: [{ text: 'X-1 Locks the door', link: `/matrix/controls/${id}` }],
    });
    await engine.api.matrix.updateControls({ ids: [id], patch: { ownerId: await ownerOf(engine) } });
    expect(await checkOf(engine, 'no-owner')).toMatchObject({ status: 'passed', count: 0, items: [] });
  });

  it('show the first 50 items and count them all', async () => {
    const engine = await start();
    engine.session.change('Many', (tx) => {
      for (let i = 0; i < 60; i += 1) tx.insert('exclusion', { id: `e${i}`, name: `Part ${i}`, reason: '' });
    });
    const check = await checkOf(engine, 'exclusion-without-reason');
    expect(check?.count).toBe(60);
    expect(check?.items).toHaveLength(50);
  });
});

describe('gaps', () => {
  it('are raised once for each source, with severity, condition and recommendation', async () => {
    const engine = await start();
    const { api } = engine;
    await api.matrix.addControl({ ref: 'X-1', title: 'Locks the door' });
    expect(await api.readiness.raiseGaps({ criterionIds: ['CC6.4'], checkIds: ['no-owner'] })).toEqual({
      added: 2,
    });
    expect(await api.readiness.raiseGaps({ criterionIds: ['CC6.4'], checkIds: ['no-owner'] })).toEqual({
      added: 0,
    });
    const [rated, checked] = await gapsOf(engine);
    expect(rated).toMatchObject({
      ref: 'G-001',
      values: {
        criterionId: 'CC6.4',
        severity: 'critical',
        status: 'open',
        condition: 'No control serves this criterion.',
      },
    });
    expect(checked?.values['condition']).toContain('X-1 Locks the door');
    // The gap of a rating mirrors it and does not weigh on it again.
    expect(await criterionOf(engine, 'CC6.4')).toMatchObject({
      openGaps: 1,
      reasons: [{ code: 'no_control' }],
    });
    await api.workspace.undo({});
    expect(await gapsOf(engine)).toHaveLength(0);
  });

  it('are raised again after the first one is done', async () => {
    const engine = await start();
    await engine.api.readiness.raiseGaps({ criterionIds: ['CC6.4'] });
    const [gap] = await gapsOf(engine);
    await engine.api.registers.change({
      register: 'gaps',
      changes: [{ id: gap?.id ?? '', values: { status: 'done' } }],
    });
    expect(await engine.api.readiness.raiseGaps({ criterionIds: ['CC6.4'] })).toEqual({ added: 1 });
  });

  it('of everything at once are one change', async () => {
    const engine = await start();
    const { added } = await engine.api.readiness.raiseGaps({});
    const failed = (await engine.api.readiness.checks({})).filter((c) => c.status === 'attention');
    expect(added).toBeGreaterThan(33);
    expect(failed.length).toBeGreaterThan(0);
    await engine.api.workspace.undo({});
    expect(await gapsOf(engine)).toHaveLength(0);
  });

  it('of a person weigh on their criterion', async () => {
    const engine = await start();
    const control = await concluded(engine, 'IAM-01', 'CC6.2');
    await attach(engine, control, { coversFrom: '2026-01-01', coversTo: '2026-03-31' });
    await engine.api.registers.add({
      register: 'gaps',
      records: [{ name: 'Contractors are missing', criterionId: 'CC6.2', severity: 'high' }],
    });
    expect(await criterionOf(engine, 'CC6.2')).toMatchObject({
      rating: 'major_gap',
      openGaps: 1,
      reasons: [{ code: 'gap_open' }],
    });
  });

  it('of unknown checks are refused', async () => {
    const { api } = await start();
    await expect(api.readiness.raiseGaps({ checkIds: ['no-such-check'] })).rejects.toThrow(/no-such-check/);
  });
});

describe('reports', () => {
  it('show the computed rating beside an override, and the reason of what is not relevant', async () => {
    const engine = await start();
    await engine.api.readiness.override({ criterionId: 'CC1.1', rating: 'ready', reason: 'Seen on site.' });
    await engine.api.readiness.setRelevance({
      criterionIds: ['CC6.4'],
      isRelevant: false,
      reason: 'It has no premises.',
    });
    const { criteria, summary } = gatherReport(engine.session, 'type2');
    const overridden = criteria.find((c) => c.id === 'CC1.1');
    expect(overridden).toMatchObject({
      rating: 'ready',
      computed: 'not_in_place',
      override: { by: 'Ada Test', reason: 'Seen on site.' },
    });
    expect(overridden && ratingReasons(overridden)).toEqual([
      expect.stringMatching(/^Rated by Ada Test on .* The computed rating is not in place\.$/),
      'No control serves this criterion.',
    ]);
    expect(criteria.find((c) => c.id === 'CC6.4')).toMatchObject({
      rating: 'not_relevant',
      reasons: ['It has no premises.'],
    });
    expect(summary.criteria).toMatchObject({ ready: 1, not_relevant: 1, not_in_place: 31 });
  });

  it('of design say nothing about operation', async () => {
    const engine = await start();
    const id = await concluded(engine, 'IAM-01', 'CC6.2');
    await attach(engine, id, { coversFrom: '2026-06-01', coversTo: '2026-06-30' });
    const test = (await engine.api.audit.tests({})).find((t) => t.kind === 'operation');
    await engine.api.audit.conclude({ testId: test?.id ?? '', result: 'not_tested', conclusion: '' });
    const rated = (kind: 'type1' | 'type2') =>
      gatherReport(engine.session, kind).criteria.find((c) => c.id === 'CC6.2');
    expect(rated('type2')).toMatchObject({ rating: 'minor_gap' });
    expect(rated('type1')).toMatchObject({ rating: 'ready', reasons: [] });
    await engine.api.findings.add({
      title: 'A review came late',
      severity: 'high',
      controlId: id,
      testId: test?.id ?? null,
    });
    expect(rated('type2')).toMatchObject({ rating: 'major_gap' });
    expect(rated('type1')).toMatchObject({ rating: 'ready', reasons: [] });
  });

  it('name as preparer who signed, and nobody while nobody did', async () => {
    const engine = await start();
    const controlId = await concluded(engine, 'IAM-01', 'CC6.2');
    const preparer = () => {
      const test = gatherReport(engine.session, 'type2').tests.find(({ kind }) => kind === 'design');
      return { by: test?.preparedBy, on: test?.preparedOn };
    };
    expect(preparer()).toEqual({ by: '', on: null });
    const test = (await engine.api.audit.tests({})).find(
      (one) => one.controlId === controlId && one.kind === 'design',
    );
    await engine.api.audit.signOff({ testIds: [test?.id ?? ''], role: 'preparer' });
    expect(preparer()).toEqual({ by: 'Ada Test', on: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
  });
});

describe('the path to the report', () => {
  it('names what blocks, who acts on it and by when', async () => {
    const engine = await start('I');
    const { api } = engine;
    await api.readiness.raiseGaps({ criterionIds: ['CC6.4'] });
    const [gap] = await gapsOf(engine);
    await api.registers.change({
      register: 'gaps',
      changes: [{ id: gap?.id ?? '', values: { ownerId: await ownerOf(engine), due: '2026-07-15' } }],
    });
    const path = await api.readiness.path({ date: null });
    expect(path).toMatchObject({ type: 'I', date: '2026-06-30' });
    expect(path.blockers[0]).toMatchObject({
      code: 'not_in_place',
      link: '/overview/readiness/CC6.4',
      owner: 'Grace Owner',
      due: '2026-07-15',
      isLate: true,
    });
    expect(path.done + path.blockers.length + path.warnings.length).toBe(path.total);
  });

  it('looks at another date as if it were the one of the report', async () => {
    const engine = await start('I');
    const control = await concluded(engine, 'IAM-01', 'CC6.2');
    await attach(engine, control, { coversFrom: '2026-05-01', coversTo: '2026-05-31' });
    const blocks = async (date: string | null) => {
      const { blockers, warnings } = await engine.api.readiness.path({ date });
      return [...blockers, ...warnings].some((step) => step.link === '/overview/readiness/CC6.2');
    };
    expect(await blocks(null)).toBe(false);
    expect(await blocks('2028-01-01')).toBe(true);
  });

  it('of a period refuses to end before it begins', async () => {
    const { api } = await start();
    await expect(api.readiness.path({ date: '2025-01-01' })).rejects.toThrow(/begins on 2026-01-01/);
  });
});
