import ExcelJS from 'exceljs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dayOf, today } from '../../../electron/engine/readiness/today.ts';
import { createEngagement, resultOf, startEngine, type TestEngine } from '../../fixtures/engine.ts';

async function started(): Promise<TestEngine> {
  const engine = startEngine();
  await createEngagement(engine, { library: ['CHG-01', 'CHG-02', 'IAM-04'] });
  return engine;
}

const yesterday = (): string => dayOf(new Date(Date.now() - 86_400_000));

const evidenceOf = async ({ api, source }: TestEngine, name: string) => {
  const job = await api.evidence.attach({ files: [source(name, `the content of ${name}`)] });
  const { added } = await resultOf<{ added: { id: string; ref: string }[] }>(api, job);
  return added[0]?.id ?? '';
};

describe('generating', () => {
  it('records each proposal once, with its controls, tests and owner, and one undo takes all back', async () => {
    await using engine = await started();
    const { api } = engine;
    const controls = await api.matrix.controls({});
    const { people } = await api.scope.get({});
    await api.matrix.updateControls({
      ids: controls.map(({ id }) => id),
      patch: { ownerId: people[0]?.id ?? null },
    });
    const proposals = await api.requests.proposals({});
    const { added } = await api.requests.generate({ sourceKeys: 'missing', due: '2026-05-01' });
    expect(added.map(({ ref }) => ref).slice(0, 2)).toEqual(['R-001', 'R-002']);
    expect(added).toHaveLength(proposals.filter(({ state }) => state === 'missing').length);
    const rows = await api.requests.list({});
    const evidence = rows.find(({ kind }) => kind === 'evidence');
    expect(evidence).toMatchObject({
      origin: 'generated',
      status: 'open',
      assignee: 'Grace Owner',
      due: '2026-05-01',
      coversFrom: '2026-01-01',
      coversTo: '2026-06-30',
      isOutdated: false,
    });
    expect(evidence?.controls.length).toBeGreaterThan(0);
    expect(evidence?.tests.length).toBeGreaterThan(0);
    expect(await api.requests.generate({ sourceKeys: 'missing' })).toEqual({ added: [], skipped: 0 });
    const key = proposals[0]?.sourceKey ?? '';
    expect(await api.requests.generate({ sourceKeys: [key] })).toEqual({ added: [], skipped: 1 });
    await expect(api.requests.generate({ sourceKeys: ['evidence:nothing'] })).rejects.toThrow(/any more/);
    await api.workspace.undo({});
    expect(await api.requests.list({})).toEqual([]);
    const again = await api.requests.generate({ sourceKeys: [key] });
    expect(again.added).toHaveLength(1);
  });

  it('says when the facts have changed, and takes the new words over', async () => {
    await using engine = await started();
    const { api } = engine;
    await api.requests.generate({ sourceKeys: 'all' });
    const [control] = await api.matrix.controls({});
    await api.matrix.updateControls({
      ids: [control?.id ?? ''],
      patch: { evidenceWanted: 'Three signed tickets' },
    });
    const outdated = (await api.requests.list({})).filter(({ isOutdated }) => isOutdated);
    expect(outdated.map(({ kind }) => kind)).toEqual(['evidence']);
    const id = outdated[0]?.id ?? '';
    expect((await api.requests.get({ id })).update?.wording).toContain('Three signed tickets');
    expect(await api.requests.reword({ ids: [id] })).toEqual({ changed: 1 });
    expect((await api.requests.get({ id })).request).toMatchObject({ isOutdated: false });
    expect(await api.requests.reword({ ids: [id] })).toEqual({ changed: 0 });
  });

  it('asks for what closes an open gap', async () => {
    await using engine = await started();
    const { api } = engine;
    const { ids } = await api.registers.add({
      register: 'gaps',
      records: [{ name: 'No access review', severity: 'high', status: 'open' }],
    });
    const [gap] = (await api.requests.proposals({})).filter(({ kind }) => kind === 'other');
    expect(gap).toMatchObject({ sourceKey: `gap:${ids[0]}`, state: 'missing' });
    expect(gap?.title).toContain('No access review');
  });
});

describe('a request', () => {
  it('keeps the two sides apart and says what is late', async () => {
    await using engine = await started();
    const { api } = engine;
    const { id, ref } = await api.requests.add({ title: 'Firewall rules', number: 'A-7', due: yesterday() });
    const row = async () => (await api.requests.get({ id })).request;
    expect(await row()).toMatchObject({ ref: 'R-001', number: 'A-7', timing: 'overdue', origin: 'manual' });
    await expect(api.requests.update({ ids: [id], patch: { status: 'not_applicable' } })).rejects.toThrow(
      ref,
    );
    await api.requests.update({ ids: [id], patch: { status: 'submitted' } });
    expect(await row()).toMatchObject({ submittedOn: today(), auditorStatus: 'none', timing: 'settled' });
    await api.requests.update({ ids: [id], patch: { auditorStatus: 'returned', auditorReason: 'No dates' } });
    expect(await row()).toMatchObject({ status: 'in_progress', timing: 'overdue', closedOn: null });
    await api.requests.update({ ids: [id], patch: { auditorStatus: 'accepted' } });
    expect(await row()).toMatchObject({ closedOn: today(), timing: 'settled' });
    await api.workspace.undo({});
    expect(await row()).toMatchObject({ auditorStatus: 'returned', closedOn: null });
  });

  it('is in progress once evidence is linked, which then can not be removed', async () => {
    await using engine = await started();
    const { api } = engine;
    const evidence = await evidenceOf(engine, 'rules.txt');
    const { id } = await api.requests.add({ title: 'Firewall rules' });
    await api.requests.linkEvidence({ requestIds: [id], evidenceIds: [evidence] });
    await api.requests.linkEvidence({ requestIds: [id], evidenceIds: [evidence] });
    const { request } = await api.requests.get({ id });
    expect(request).toMatchObject({ status: 'in_progress', evidence: [{ ref: 'EV-0001' }] });
    await expect(api.evidence.remove({ ids: [evidence] })).rejects.toThrow(/R-001 rests on it/);
    await api.requests.unlinkEvidence({ requestIds: [id], evidenceIds: [evidence] });
    await api.evidence.remove({ ids: [evidence] });
  });

  it('is in progress too when files come in for it', async () => {
    await using engine = await started();
    const { api } = engine;
    const { id } = await api.requests.add({ title: 'Firewall rules' });
    const files = [engine.source('rules.txt', 'deny all')];
    await resultOf(api, await api.evidence.attach({ files, requestIds: [id] }));
    expect((await api.requests.get({ id })).request).toMatchObject({
      status: 'in_progress',
      evidence: [{ ref: 'EV-0001' }],
    });
  });

  it('is followed up, talked about, and goes with what hangs on it', async () => {
    await using engine = await started();
    const { api } = engine;
    const { id } = await api.requests.add({ title: 'Firewall rules', criteria: ['CC6.6'] });
    const follow = await api.requests.duplicate({ id, asFollowUp: true });
    expect(follow.ref).toBe('R-002');
    expect((await api.requests.get({ id })).followUps).toMatchObject([{ ref: 'R-002', status: 'open' }]);
    await expect(api.requests.update({ ids: [id], patch: { followUpOfId: follow.id } })).rejects.toThrow(
      /follows up on it/,
    );
    await api.requests.addComment({ requestId: id, side: 'auditor', author: 'Ann Auditor', text: ' Soon? ' });
    expect((await api.requests.get({ id })).comments).toMatchObject([
      { side: 'auditor', author: 'Ann Auditor', text: 'Soon?' },
    ]);
    await expect(api.requests.remove({ ids: [id] })).rejects.toThrow(/R-002 follows up on it/);
    await api.requests.remove({ ids: [id, follow.id] });
    expect(await api.requests.list({})).toEqual([]);
    await api.workspace.undo({});
    expect((await api.requests.get({ id })).comments).toHaveLength(1);
    expect((await api.requests.add({ title: 'Next' })).ref).toBe('R-003');
  });

  it('stays when a control or a person it names is removed', async () => {
    await using engine = await started();
    const { api } = engine;
    const { people } = await api.scope.get({});
    const [control] = await api.matrix.controls({});
    await api.requests.generate({ sourceKeys: 'all', assigneeId: people[0]?.id ?? null });
    const before = (await api.requests.list({})).length;
    await api.matrix.removeControls({ ids: [control?.id ?? ''] });
    await api.scope.removePeople({ ids: [people[0]?.id ?? ''] });
    const rows = await api.requests.list({});
    expect(rows).toHaveLength(before);
    expect(rows.every(({ assignee }) => assignee === null)).toBe(true);
    expect(rows.flatMap(({ controls }) => controls.map(({ ref }) => ref))).not.toContain(control?.ref);
  });
});

describe('the request list as a workbook', () => {
  const written = async (engine: TestEngine) => {
    const target = engine.target('list.xlsx');
    await resultOf(engine.api, await engine.api.reports.export({ kind: 'requests', format: 'xlsx', target }));
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(join(engine.folder, 'list.xlsx'));
    const sheet = workbook.getWorksheet('Requests');
    if (!sheet) throw new Error('There is no sheet of requests.');
    return sheet;
  };

  it('holds the proposals until something is recorded, and then the records with lists to choose from', async () => {
    await using engine = await started();
    const { api } = engine;
    const proposals = await api.requests.proposals({});
    const proposed = await written(engine);
    expect(proposed.rowCount).toBe(proposals.length + 1);
    expect(proposed.getCell('A2').text).toBe('Proposed');
    expect(proposed.getCell('G2').text).toBe(proposals[0]?.wording);
    await api.requests.add({ title: 'Firewall rules', number: 'A-7', status: 'received' });
    const sheet = await written(engine);
    expect(sheet.rowCount).toBe(2);
    expect(['A2', 'B2', 'C2', 'O2', 'P2'].map((cell) => sheet.getCell(cell).text)).toEqual([
      'R-001',
      'A-7',
      'Firewall rules',
      'Received',
      'No answer',
    ]);
    expect(sheet.getCell('O2').dataValidation).toMatchObject({ type: 'list' });
    const pdf = await api.reports.export({ kind: 'requests', format: 'pdf', target: engine.target('a.pdf') });
    await expect(resultOf(api, pdf)).rejects.toThrow(/Choose Excel, JSON/);
  });
});
