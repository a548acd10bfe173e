import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { IPE_CHECKS } from '../../../shared/domain/ipe-checks.ts';
import { createEngagement, ended, resultOf, startEngine, type TestEngine } from '../../fixtures/engine.ts';

const CHANGES = [
  'Key,Summary,Created,State',
  ...Array.from({ length: 60 }, (_, n) => {
    const day = new Date(Date.UTC(2025, 11, 20) + n * 4 * 86_400_000).toISOString().slice(0, 10);
    // CR-010 is not in the list.
    return `CR-${String(n < 10 ? n : n + 1).padStart(3, '0')},Change ${n},${day}T10:00:00Z,${n % 3 ? 'Done' : 'Failed'}`;
  }),
].join('\r\n');
const FACTS = { name: 'Changes', keyColumn: 'Key', dateColumn: 'Created' };

async function freeze(engine: TestEngine, facts: Partial<typeof FACTS> & Record<string, unknown> = {}) {
  const file = engine.source('changes.csv', CHANGES);
  return resultOf<{ id: string }>(
    engine.api,
    await engine.api.audit.addPopulation({ ...FACTS, ...facts, file }),
  );
}

it('keeps the profile, the columns to show and the controls it serves', async () => {
  await using engine = startEngine();
  await createEngagement(engine, { library: 'all' });
  const { api } = engine;
  const controls = (await api.matrix.controls({})).slice(0, 2);
  const { id } = await freeze(engine, {
    shownColumns: ['Summary', 'State'],
    controlIds: controls.map((control) => control.id),
  });
  const population = await api.audit.population({ id });
  expect(population).toMatchObject({
    ref: 'P-01',
    kind: 'listing',
    rows: 60,
    inPeriod: 46,
    shownColumns: ['Summary', 'State'],
    controls: controls.map(({ id, ref, title }) => ({ id, ref, title })),
    sha256: createHash('sha256').update(CHANGES).digest('hex'),
    periodFrom: '2026-01-01',
  });
  expect(population.profile).toMatchObject({
    beforePeriod: 3,
    afterPeriod: 11,
    sequences: { found: [{ count: 60, missing: 1, gaps: [{ from: 'CR-010', to: 'CR-010' }] }] },
  });
  expect(population.profile?.values.at(-1)).toEqual({
    column: 'State',
    empty: 0,
    distinct: 2,
    top: [
      { value: 'Done', rows: 40 },
      { value: 'Failed', rows: 20 },
    ],
  });
  const page = await api.audit.populationRows({ id, from: 58, count: 50 });
  expect(page.rows.map(([key]) => key)).toEqual(['CR-059', 'CR-060']);
  expect((await api.audit.populationRows({ id, from: 60, count: 50 })).rows).toEqual([]);
});

it('asks how dates are written when the file does not say', async () => {
  await using engine = startEngine();
  await createEngagement(engine);
  const { api } = engine;
  const add = async (dateOrder: 'day-first' | null) =>
    ended(
      api,
      await api.audit.addPopulation({
        name: 'Leavers',
        keyColumn: 'id',
        dateColumn: 'left',
        dateOrder,
        file: engine.source('leavers.csv', 'id,left\nE1,03/04/2026\nE2,05/06/2026\nE3,01/12/2026\n'),
      }),
    );
  expect((await add(null)).error).toMatchObject({
    code: 'bad_input',
    message: expect.stringContaining('day first or month first'),
  });
  expect((await add('day-first')).status).toBe('done');
  const [population] = await api.audit.populations({});
  expect(population).toMatchObject({ dateOrder: 'day-first', firstDate: '2026-04-03', inPeriod: 2 });
});

it('keeps the facts editable and says who called the list sufficient', async () => {
  await using engine = startEngine();
  await createEngagement(engine);
  const { api } = engine;
  const { id } = await freeze(engine);
  await api.audit.updatePopulation({
    id,
    patch: { name: 'All changes', query: 'project = NWL', independentTotal: 60, totalSource: 'Page footer' },
  });
  await expect(api.audit.updatePopulation({ id, patch: { shownColumns: ['Nope'] } })).rejects.toMatchObject({
    code: 'bad_input',
  });
  await expect(api.audit.setIpeVerdict({ id, verdict: 'sufficient', note: '' })).rejects.toMatchObject({
    code: 'conflict',
  });
  for (const { id: check } of IPE_CHECKS)
    await api.audit.answerIpeCheck({ id, check, answer: 'yes', note: '' });
  await api.audit.setIpeVerdict({ id, verdict: 'sufficient', note: 'Agreed on screen.' });
  expect(await api.audit.population({ id })).toMatchObject({
    name: 'All changes',
    independentTotal: 60,
    totalSource: 'Page footer',
    ipeVerdict: 'sufficient',
    ipeNote: 'Agreed on screen.',
    ipeBy: 'Ada Test',
  });
  // An answer that does not carry the verdict takes it back.
  await api.audit.answerIpeCheck({ id, check: 'gaps', answer: 'no', note: '' });
  expect(await api.audit.population({ id })).toMatchObject({ ipeVerdict: null, ipeBy: '', ipeAt: null });
});

it('picks spot checks that Python picks too, and looks keys up in the list', async () => {
  await using engine = startEngine();
  await createEngagement(engine);
  const { api } = engine;
  const { id } = await freeze(engine);
  const picked = await resultOf<{ keys: string[] }>(api, await api.audit.pickSpotChecks({ id, count: 2 }));
  const more = await resultOf<{ keys: string[] }>(api, await api.audit.pickSpotChecks({ id, count: 1 }));
  const script = `import csv,io,sys,hashlib
data=sys.stdin.buffer.read()
h=lambda s:hashlib.sha256(s.encode()).hexdigest()
seed=h(h2+'\\nspot check')[:32] if (h2:=hashlib.sha256(data).hexdigest()) else ''
keys=[r['Key'] for r in csv.DictReader(io.StringIO(data.decode()))]
ticket=lambda k:str(int(h(h(seed)+k),16)).zfill(64)[::-1]
print(','.join(sorted(keys,key=ticket)[:3]))`;
  const python = spawnSync('python3', ['-c', script], { input: CHANGES, encoding: 'utf8' });
  expect([...picked.keys, ...more.keys]).toEqual(python.stdout.trim().split(','));

  const looked = await api.audit.lookUpSpotChecks({ id, keys: ['CR-005', ' CR-010 ', 'CR-005'] });
  expect(await resultOf(api, looked)).toEqual({ found: ['CR-005'], missing: ['CR-010'] });
  const { spotChecks } = await api.audit.population({ id });
  expect(spotChecks.map(({ direction, key, outcome }) => [direction, key, outcome])).toEqual([
    ...python.stdout
      .trim()
      .split(',')
      .map((key) => ['list_to_system', key, null]),
    ['system_to_list', 'CR-005', 'agrees'],
    ['system_to_list', 'CR-010', 'differs'],
  ]);
  const [first, , , found] = spotChecks;
  await api.audit.updateSpotCheck({ id: first?.id ?? '', outcome: 'agrees', note: 'Seen in Jira' });
  await expect(api.audit.updateSpotCheck({ id: found?.id ?? '', outcome: 'differs' })).rejects.toMatchObject({
    code: 'conflict',
  });
  await api.audit.removeSpotCheck({ id: found?.id ?? '' });
  expect((await api.audit.population({ id })).spotChecks[0]).toMatchObject({
    outcome: 'agrees',
    note: 'Seen in Jira',
    checkedBy: 'Ada Test',
  });
});

it('records a zero with the search behind it', async () => {
  await using engine = startEngine();
  await createEngagement(engine, { library: 'all' });
  const { api } = engine;
  const facts = {
    name: 'Emergency changes',
    sourceSystem: 'Jira',
    query: 'type = Emergency AND created >= 2026-01-01',
    runBy: 'Bea',
    runAt: '2026-07-02 09:00',
  };
  expect(
    (await ended(api, await api.audit.addZeroPopulation({ ...facts, runAt: '' }))).error?.message,
  ).toContain('Write down when.');
  const { id } = await resultOf<{ id: string }>(api, await api.audit.addZeroPopulation(facts));
  const zero = await api.audit.population({ id });
  expect(zero).toMatchObject({ kind: 'zero', rows: 0, frameSize: 0, fileName: 'zero-emergency-changes.txt' });

  const refused = await api.audit.addZeroPopulation({
    ...facts,
    name: 'Other',
    file: engine.source('rows.csv', CHANGES),
  });
  expect((await ended(api, refused)).error?.message).toContain('Add it as a listing');
  const file = engine.source('empty.csv', 'Key,Created\r\n');
  const empty = await resultOf<{ id: string }>(
    api,
    await api.audit.addZeroPopulation({ ...facts, name: 'Other', file }),
  );
  expect(await api.audit.population({ id: empty.id })).toMatchObject({
    rows: 0,
    columns: ['Key', 'Created'],
    fileName: 'empty.csv',
  });
});

it('freezes the calendar of a periodic control, so that draws need no special case', async () => {
  await using engine = startEngine();
  await createEngagement(engine, { library: 'all' });
  const { api } = engine;
  const control = (await api.matrix.controls({})).find(({ frequency }) => frequency === 'weekly');
  const controlIds = [control?.id ?? ''];
  const { id } = await resultOf<{ id: string }>(
    api,
    await api.audit.addCalendarPopulation({ name: 'Weekly reviews', controlIds, frequency: 'weekly' }),
  );
  const calendar = await api.audit.population({ id });
  expect(calendar).toMatchObject({ kind: 'calendar', rows: 26, inPeriod: 26, keyColumn: 'Occurrence' });
  const { rows } = await api.audit.populationRows({ id, from: 0, count: 2 });
  expect(rows[0]?.slice(0, 3)).toEqual(['2026-W01', '2026-01-02', 'weekly']);
  const test = (await api.audit.tests({})).find(
    ({ controlId, kind }) => controlId === control?.id && kind === 'operation',
  );
  const started = await api.audit.drawSample({
    testId: test?.id ?? '',
    populationId: id,
    size: 5,
    basis: 'Weekly',
  });
  expect((await ended(api, started)).status).toBe('done');
  expect((await api.audit.population({ id })).drawn).toMatchObject([{ workpaper: test?.workpaper, size: 5 }]);
  await expect(api.audit.removePopulation({ id })).rejects.toMatchObject({ code: 'conflict' });
});

it('goes with what hangs on it, and evidence and controls go too', async () => {
  await using engine = startEngine();
  await createEngagement(engine, { library: 'all' });
  const { api } = engine;
  const [control] = await api.matrix.controls({});
  const { id } = await freeze(engine, { controlIds: [control?.id ?? ''] });
  const attached = await api.evidence.attach({ files: [engine.source('query.txt', 'project = NWL')] });
  const { added } = await resultOf<{ added: { id: string }[] }>(api, attached);
  const evidenceIds = added.map((evidence) => evidence.id);
  await api.audit.setPopulationEvidence({ id, evidenceIds });
  await resultOf(api, await api.audit.pickSpotChecks({ id, count: 3 }));
  await expect(api.evidence.remove({ ids: evidenceIds })).rejects.toMatchObject({ code: 'conflict' });
  await api.matrix.removeControls({ ids: [control?.id ?? ''] });
  expect((await api.audit.population({ id })).controls).toEqual([]);
  await api.audit.removePopulation({ id });
  expect(await api.audit.populations({})).toEqual([]);
  await api.evidence.remove({ ids: evidenceIds });
  await api.workspace.undo({});
  await api.workspace.undo({});
  expect((await api.audit.population({ id })).spotChecks).toHaveLength(3);
});

it('counts all rows of a list in a Type I engagement, which has no period', async () => {
  await using engine = startEngine();
  await createEngagement(engine, { type: 'I' });
  const { id } = await freeze(engine);
  expect(await engine.api.audit.population({ id })).toMatchObject({
    rows: 60,
    inPeriod: 60,
    periodFrom: null,
  });
  const calendar = await engine.api.audit.addCalendarPopulation({
    name: 'Weekly',
    controlIds: [id],
    frequency: 'weekly',
  });
  expect((await ended(engine.api, calendar)).error?.message).toContain('A Type I engagement has no period');
});
