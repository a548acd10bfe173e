import { describe, expect, it } from 'vitest';
import { createEngagement, resultOf, startEngine, type TestEngine } from '../../fixtures/engine.ts';

async function started(): Promise<TestEngine> {
  const engine = startEngine();
  await createEngagement(engine, { library: ['CHG-01', 'CHG-02', 'IAM-04'] });
  return engine;
}

const firm = async (engine: TestEngine, name: string): Promise<string> =>
  (await engine.api.scope.addPerson({ name, title: '', email: '', side: 'firm' })).id;

const controlNamed = async ({ api }: TestEngine, ref: string) => {
  const control = (await api.matrix.controls({})).find((known) => known.ref === ref);
  if (!control) throw new Error(`There is no control ${ref}.`);
  return control;
};

describe('the plan', () => {
  it('plans many tests in one step, and one undo takes it back', async () => {
    await using engine = await started();
    const { api } = engine;
    const [ada, rita] = [await firm(engine, 'Ada Preparer'), await firm(engine, 'Rita Reviewer')];
    const { rows, people } = await api.audit.plan({});
    expect(people.map(({ name }) => name)).toEqual(['Ada Preparer', 'Rita Reviewer']);
    expect(rows.map(({ workpaper }) => workpaper)).toContain('E-CHG-01');
    await api.audit.savePlan({
      changes: rows.map(({ id }) => ({
        testId: id,
        patch: { preparerId: ada, reviewerId: rita, plannedOn: '2026-06-01', samplingRisk: 'high' },
      })),
    });
    const planned = (await api.audit.plan({})).rows;
    expect(planned).toHaveLength(rows.length);
    expect(planned.every((row) => row.preparer === 'Ada Preparer' && row.samplingRisk === 'high')).toBe(true);
    await api.workspace.undo({});
    expect((await api.audit.plan({})).rows).toEqual(rows);
  });

  it('refuses that one person does both, and anybody of the client', async () => {
    await using engine = await started();
    const { api } = engine;
    const ada = await firm(engine, 'Ada Preparer');
    const [row] = (await api.audit.plan({})).rows;
    const save = (patch: { preparerId?: string; reviewerId?: string }) =>
      api.audit.savePlan({ changes: [{ testId: row?.id ?? '', patch }] });
    await save({ preparerId: ada });
    await expect(save({ reviewerId: ada })).rejects.toThrow(/would review what .* prepares/);
    const client = (await api.scope.get({})).people.find(({ side }) => side === 'client');
    await expect(save({ reviewerId: client?.id ?? '' })).rejects.toThrow(
      /Grace Owner is a person of the client/,
    );
    expect((await api.audit.plan({})).rows.find(({ id }) => id === row?.id)?.reviewerId).toBeNull();
  });
});

describe('walkthroughs and interviews', () => {
  it('starts with the questions, keeps answers, and goes with its links', async () => {
    await using engine = await started();
    const { api, session } = engine;
    const [changes, access] = [await controlNamed(engine, 'CHG-01'), await controlNamed(engine, 'IAM-04')];
    const { id, ref } = await api.audit.startWalkthrough({
      kind: 'interview',
      controlIds: [changes.id, access.id],
    });
    expect(ref).toBe('W-01');
    const about = await api.audit.sessionControl({ controlId: access.id });
    const [first] = about.interview.questions;
    expect(about.interview.record).toMatchObject({ id, ref: 'W-01' });
    await api.audit.answerInterview({
      controlId: access.id,
      walkthroughId: id,
      question: first?.text ?? '',
      answer: 'Ticket 12, approved by two.',
    });
    await api.audit.answerInterview({
      controlId: access.id,
      walkthroughId: id,
      question: 'Who approves for contractors?',
      answer: '',
    });
    const { interview } = await api.audit.sessionControl({ controlId: access.id });
    expect(interview.questions.filter(({ answer }) => answer !== '').map(({ answer }) => answer)).toEqual([
      'Ticket 12, approved by two.',
    ]);
    expect(interview.questions.at(-1)?.text).toBe('Who approves for contractors?');
    const other = await api.audit.sessionControl({ controlId: changes.id });
    expect(other.interview.questions.every(({ answer }) => answer === '')).toBe(true);
    await api.registers.remove({ register: 'walkthroughs', ids: [id] });
    expect(session.workspace.all('SELECT id FROM walkthrough_control')).toEqual([]);
    await api.workspace.undo({});
    expect((await api.audit.walkthroughLinks({}))[0]?.controls.map((c) => c.ref)).toEqual([
      'CHG-01',
      'IAM-04',
    ]);
  });

  it('makes an interview for the first answer, and gives way to the control', async () => {
    await using engine = await started();
    const { api } = engine;
    const control = await controlNamed(engine, 'CHG-02');
    const { id } = await api.audit.answerInterview({
      controlId: control.id,
      walkthroughId: null,
      question: 'Who reviews?',
      answer: 'The team',
    });
    await api.audit.linkWalkthrough({ id, evidenceIds: [] });
    await api.matrix.removeControls({ ids: [control.id] });
    expect((await api.audit.walkthroughLinks({}))[0]).toMatchObject({ id, controls: [] });
  });
});

describe('what follows from the tests', () => {
  it('asks for a population until it is there, and then for what it lacks', async () => {
    await using engine = await started();
    const { api } = engine;
    const changes = await controlNamed(engine, 'CHG-01');
    const wanted = (await api.requests.proposals({})).filter(({ kind }) => kind === 'population');
    expect(wanted.map(({ controls }) => controls.map(({ ref }) => ref))).toContainEqual(['CHG-01', 'CHG-02']);
    const file = engine.source(
      'changes.csv',
      'id,merged\nPR-1,2026-02-01\nPR-2,2026-03-01\nPR-2,2026-03-02\n',
    );
    const job = await api.audit.addPopulation({
      file,
      name: 'Changes',
      keyColumn: 'id',
      dateColumn: 'merged',
    });
    const { id } = await resultOf<{ id: string }>(api, job);
    engine.session.change('Link', (tx) =>
      tx.insert('population_control', { id: crypto.randomUUID(), population_id: id, control_id: changes.id }),
    );
    const proposals = await api.requests.proposals({});
    expect(proposals.find(({ sourceKey }) => sourceKey === `completeness:${id}`)?.state).toBe('missing');
    const { questions, controls, criteria } = await api.audit.auditorView({});
    expect(questions.map(({ text }) => text)).toContain(
      'Changes has 1 duplicate key: which are the true ones?',
    );
    expect(criteria.find(({ id: criterion }) => criterion === 'CC8.1')?.controlIds).toContain(changes.id);
    const shown = controls.find((control) => control.id === changes.id);
    expect(shown?.tests.map(({ result }) => result)).toEqual([null, null]);
    const steps = await api.audit.sessionSteps({});
    expect(steps.map(({ criterion }) => criterion)).toEqual(['CC5.2', 'CC6.2', 'CC8.1']);
    const { missing } = await api.audit.sessionControl({ controlId: changes.id });
    expect(missing.map(({ code }) => code)).toContain('completeness');
    const board = await api.audit.dashboard({});
    expect(board).toMatchObject({ tests: 6, populations: 1, notAgreed: 1 });
    expect(board.requests.open).toBe(proposals.filter(({ state }) => state === 'missing').length);
  });
});
