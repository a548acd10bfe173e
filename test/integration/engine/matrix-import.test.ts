import { expect, it } from 'vitest';
import { createEngagement, startEngine } from '../../fixtures/engine.ts';

const MFA = 'A second factor is required for everyone in all applications';
const REQUEST = 'Access is requested in a ticket and approved before it is given';

const FULL = [
  'Ref,Control,TSC,Owner,Frequency,Risk,Responsibility',
  `AC-01,${MFA},CC6.1,Jane Doe <jane@acme.test>,weekly,Stolen credentials,shared`,
  `AC-02,${REQUEST},"CC6.2, CC6.3",jane@acme.test,monthly,,own`,
].join('\n');

it('an import adds, updates what the sheet says, and leaves the rest as it is', async () => {
  await using engine = startEngine();
  const { api } = engine;
  await createEngagement(engine);
  await api.matrix.importApply({ file: engine.source('full.csv', FULL) });
  const [first, second] = await api.matrix.controls({});
  expect([first, second]).toMatchObject([
    {
      ref: 'AC-01',
      owner: 'Jane Doe',
      frequency: 'weekly',
      risk: 'Stolen credentials',
      responsibility: 'shared',
    },
    { ref: 'AC-02', owner: 'Jane Doe', criteria: ['CC6.2', 'CC6.3'] },
  ]);

  const part = 'Control ID,Owner,Frequency\nAC-01,,quarterly\nAC-02,"Jane Doe, Jim Poe",';
  const result = await api.matrix.importApply({ file: engine.source('part.csv', part) });
  expect(result).toMatchObject({ imported: 0, updated: 2, skipped: 0 });
  expect(await api.matrix.controls({})).toMatchObject([{ ...first, frequency: 'quarterly' }, { ...second }]);
});

it('a grid beside a list of controls adds the criteria by number', async () => {
  await using engine = startEngine();
  const { api } = engine;
  await createEngagement(engine);
  await api.matrix.importApply({ file: engine.source('full.csv', FULL) });
  const grid = 'Criterion,AC-01,AC-02\nCC6.1,x,\nCC6.6,x,x\nCC8.1,,\nCC7.2,,';
  const preview = await api.matrix.importPreview({ file: engine.source('grid.csv', grid) });
  expect(preview).toMatchObject({ turned: true, rows: [{ column: 'B', action: 'update' }, { column: 'C' }] });
  await api.matrix.importApply({ file: engine.source('grid.csv') });
  expect((await api.matrix.controls({})).map(({ criteria, statement }) => [criteria, statement])).toEqual([
    [['CC6.1', 'CC6.6'], MFA],
    [['CC6.6'], REQUEST],
  ]);
});

it('columns that a person chose are offered again for the same client and sheet, and can be guessed anew', async () => {
  await using engine = startEngine();
  const { api } = engine;
  await createEngagement(engine);
  const file = engine.source('full.csv', FULL);
  const guessed = await api.matrix.importPreview({ file });
  expect(guessed.mappingFrom).toBe('guessed');
  const mapping = { ...guessed.mapping, risk: null, notes: guessed.mapping['risk'] ?? null };
  await api.matrix.importApply({ file, mapping });
  const again = await api.matrix.importPreview({ file: engine.source('full.csv') });
  expect(again).toMatchObject({ mappingFrom: 'saved', mapping });
  const anew = await api.matrix.importPreview({ file, guess: true });
  expect(anew).toMatchObject({ mappingFrom: 'guessed', mapping: guessed.mapping });
  const other = await api.matrix.importPreview({
    file: engine.source('other.csv', FULL.replace('Risk', 'Threat')),
  });
  expect(other.mappingFrom).toBe('guessed');
});
