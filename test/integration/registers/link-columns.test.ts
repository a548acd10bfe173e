import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createEngagement, resultOf, startEngine, type TestEngine } from '../../fixtures/engine.ts';

async function start(engine: TestEngine) {
  await createEngagement(engine, { library: 'small' });
  const controls = engine.session.workspace.all<{ id: string; ref: string }>(
    'SELECT id, ref FROM control ORDER BY ref LIMIT 3',
  );
  const { ids } = await engine.api.registers.add({
    register: 'risks',
    records: [{ name: 'A leaver keeps access' }, { name: 'A region fails' }],
  });
  const [first = '', second = ''] = ids;
  const link = (table: string, targets: string[]) =>
    engine.api.registers.setLinked({ register: 'risks', id: first, link: table, targets });
  await link(
    'risk_control',
    controls.slice(0, 2).map(({ id }) => id),
  );
  await link('risk_criterion', ['CC6.3', 'CC6.1']);
  return { refs: controls.map(({ ref }) => ref), first, second };
}

const linked = async ({ api }: TestEngine, id: string) => {
  const { risk_control: controls = [], risk_criterion: criteria = [] } = await api.registers.linked({
    register: 'risks',
    id,
  });
  return [controls, criteria].map((records) => records.map(({ ref }) => ref));
};

const list = (engine: TestEngine, lines: readonly string[]) => {
  writeFileSync(join(engine.folder, 'risks.csv'), `${lines.join('\r\n')}\r\n`);
  return { kind: 'risks' as const, file: engine.source('risks.csv') };
};

it('exports what records are linked to, and takes it back as a client changed it', async () => {
  await using engine = startEngine();
  const { refs, first, second } = await start(engine);
  const [a = '', b = '', c = ''] = refs;
  const target = engine.target('out.csv');
  await resultOf(
    engine.api,
    await engine.api.registers.exportFile({ register: 'risks', format: 'csv', target }),
  );
  const csv = readFileSync(join(engine.folder, 'out.csv'), 'utf8');
  expect(csv).toContain('Notes,Controls,Criteria,Evidence');
  expect(csv).toContain(`,${a}; ${b},CC6.1; CC6.3,`);

  // The reference finds the record again though it has another name.
  const changed = list(engine, [
    'Ref,Risk,Controls,Criteria',
    `RK-001,Access outlives the contract,${a};${c},`,
    `RK-002,A region fails,"${b}, ${c}","A1.2, A1.3"`,
  ]);
  const preview = await engine.api.registers.importPreview(changed);
  expect(preview.rows.map(({ action, changes }) => [action, changes.map(({ field }) => field)])).toEqual([
    ['update', ['name', 'risk_control']],
    ['update', ['risk_control', 'risk_criterion']],
  ]);
  expect(await engine.api.registers.importApply({ ...changed, leaveOut: [] })).toMatchObject({
    added: 0,
    updated: 2,
    problems: [],
  });
  expect(await linked(engine, first)).toEqual([
    [a, c],
    ['CC6.1', 'CC6.3'],
  ]);
  expect(await linked(engine, second)).toEqual([
    [b, c],
    ['A1.2', 'A1.3'],
  ]);
  const again = await engine.api.registers.importPreview(changed);
  expect(again.rows.map(({ action }) => action)).toEqual(['same', 'same']);
});

it('names a control that is not there, and takes no link away because of it', async () => {
  await using engine = startEngine();
  const { refs, first } = await start(engine);
  const [a = '', b = '', c = ''] = refs;
  const source = list(engine, ['Ref,Risk,Controls', `RK-001,A leaver keeps access,${c}; XX-99`]);
  const { problems } = await engine.api.registers.importApply({ ...source, leaveOut: [] });
  expect(problems.map(({ code, column, message }) => [code, column, message])).toEqual([
    ['record_unknown', 'C', 'Controls: "XX-99"; nothing here is called so.'],
  ]);
  expect((await linked(engine, first))[0]).toEqual([a, b, c]);
});

it('does not take prose for references', async () => {
  await using engine = startEngine();
  const { refs, first } = await start(engine);
  const source = list(engine, [
    'Ref,Risk,Controls,Evidence',
    'RK-001,A leaver keeps access,Joiners and leavers are reviewed,see the ticket',
  ]);
  expect(await engine.api.registers.importApply({ ...source, leaveOut: [] })).toMatchObject({
    unchanged: 1,
    problems: [],
  });
  expect((await linked(engine, first))[0]).toEqual(refs.slice(0, 2));
});
