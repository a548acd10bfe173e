/** The matrix to a spreadsheet and back, through real files and through LibreOffice, as a client would have it. */
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertControl } from '../../electron/engine/matrix/control-writes.ts';
import { rowState } from '../../electron/engine/matrix/round-trip-record.ts';
import type { ControlRow, MatrixChoice, MatrixDiff } from '../../shared/contract/matrix.ts';
import { ROUND_TRIP_FIELDS, type Texts } from '../../shared/domain/matrix-round-trip/fields.ts';
import { createEngagement, resultOf, startEngine, type TestEngine } from '../fixtures/engine.ts';
import { hasProgram, run } from './reports/programs.ts';

const HAS_OFFICE = hasProgram('soffice');

/** Texts that spreadsheets like to change. */
const NASTY = [
  '=SUM(A1:A9)',
  "'=cmd|' /C calc'!A0",
  "'quoted",
  '+49 30 1234',
  '-1',
  '@home',
  '007',
  '1.10',
  '3/4',
  '2026-01-02',
  'Jan 5',
  '1e5',
  'TRUE',
  '#REF!',
  '  outer blanks  ',
  'two\nlines\n\nand a\ttab',
  'Zoë, "Müller"; 山田 太郎 👩‍👩‍👧 e\u0301 \u00a0x',
  '<b>&amp;</b>',
  `${'A long statement with many words. '.repeat(200)}end`,
  'CC6.1: looks like a reason',
  '\r\nWindows\r\n',
];
const nasty = (n: number): string => NASTY[n % NASTY.length] ?? '';

let engine: TestEngine;
let policyId = '';
beforeAll(async () => {
  engine = startEngine();
  await createEngagement(engine);
  const { session } = engine;
  session.change('Fill', (tx) => {
    policyId = '00000000-0000-7000-8000-00000000000a';
    tx.insert('policy', {
      id: policyId,
      name: 'Access, "control"',
      template: null,
      status: 'approved',
      version: '1',
      owner_id: null,
      approved_by: '',
      approved_on: null,
      review_due: null,
      notes: '',
    });
    for (let n = 0; n < 500; n += 1) {
      insertControl(session.workspace, tx, {
        ref: `IAM-${n + 1}`,
        title: `${nasty(n)} ${n}`.slice(0, 200),
        domain: nasty(n + 1),
        statement: nasty(n + 2),
        risk: nasty(n + 3),
        system: nasty(n + 4),
        provider: nasty(n + 5),
        evidenceWanted: nasty(n + 6),
        notes: nasty(n + 7),
        ownerName: n % 3 === 0 ? 'Grace Owner' : n % 3 === 1 ? 'Renée Dubois-Clark' : '',
        frequency: n % 2 === 0 ? 'quarterly' : null,
        nature: n % 4 === 0 ? 'detective' : null,
        mode: 'it-dependent',
        isKey: n % 5 === 0,
        samplingRisk: n % 4 === 1 ? 'high' : null,
        responsibility: n % 7 === 0 ? 'shared' : 'own',
        policyId: n % 6 === 0 ? policyId : null,
        criteria: n % 8 === 0 ? [] : ['CC6.1', 'CC6.2', 'A1.2'],
        rationales: n % 8 === 0 ? {} : { 'CC6.1': nasty(n + 8), 'CC6.2': 'two\nlines' },
      });
    }
  });
});
afterAll(() => engine[Symbol.asyncDispose]());

async function exportTo(name: string, format: 'xlsx' | 'csv' = 'xlsx'): Promise<string> {
  const { api } = engine;
  const result = await resultOf<{ controls: number }>(
    api,
    await api.matrix.exportMatrix({ format, target: engine.target(name) }),
  );
  expect(result.controls).toBe((await api.matrix.controls({})).length);
  return join(engine.folder, name);
}

const compare = (name: string): Promise<MatrixDiff> =>
  engine.api.matrix.reimportPreview({ file: engine.source(name) });

/** Everything that can be kept, wherever it was changed. */
const everything = (diff: MatrixDiff): MatrixChoice => ({
  fields: diff.changed.map(({ id, fields }) => ({
    id,
    fields: fields.filter(({ problem }) => problem === null).map(({ field }) => field),
  })),
  add: diff.added.map(({ row }) => row),
  remove: diff.removed.map(({ id }) => id),
});

/** Opens a workbook, changes its sheet of controls, and saves it under another name. */
async function edit(from: string, to: string, work: (sheet: ExcelJS.Worksheet) => void): Promise<void> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(join(engine.folder, from));
  const sheet = workbook.getWorksheet('Controls');
  if (!sheet) throw new Error('no sheet');
  work(sheet);
  await workbook.xlsx.writeFile(join(engine.folder, to));
}

const columnOf = (sheet: ExcelJS.Worksheet, heading: string): number =>
  (sheet.getRow(1).values as string[]).indexOf(heading);

/** A copy that LibreOffice opened and saved. */
function throughOffice(name: string, format = 'xlsx'): string {
  const folder = join(engine.folder, `office-${name}`);
  mkdirSync(folder);
  const profile = `-env:UserInstallation=file://${engine.folder}/profile`;
  run(
    'soffice',
    profile,
    '--headless',
    '--convert-to',
    format,
    '--outdir',
    folder,
    join(engine.folder, name),
  );
  const saved = `office-${name}.${format}`;
  copyFileSync(join(folder, name.replace(/\.\w+$/, `.${format}`)), join(engine.folder, saved));
  return saved;
}

const UNCHANGED = { changed: [], added: [], removed: [], problems: [] };
const NO_CHOICE: MatrixChoice = { fields: [], add: [], remove: [] };

describe('500 controls', () => {
  it('come back from Excel without a change', async () => {
    await exportTo('matrix.xlsx');
    expect(await compare('matrix.xlsx')).toMatchObject(UNCHANGED);
    await edit('matrix.xlsx', 'saved.xlsx', () => undefined);
    expect(await compare('saved.xlsx')).toMatchObject(UNCHANGED);
  });

  it('come back from CSV without a change, and no cell starts a formula', async () => {
    const path = await exportTo('matrix.csv', 'csv');
    expect(readFileSync(path, 'utf8')).not.toMatch(/(^|,"?)[=+@-]/m);
    expect(await compare('matrix.csv')).toMatchObject(UNCHANGED);
  });

  it.skipIf(!HAS_OFFICE)('come back from LibreOffice without a change', async () => {
    const { api } = engine;
    // How the format itself writes "A"; here it is what the text says.
    const ids = (await api.matrix.controls({})).slice(0, 1).map(({ id }) => id);
    await api.matrix.updateControls({ ids, patch: { notes: '_x0041_' } });
    await exportTo('client.xlsx');
    expect(await compare('client.xlsx')).toMatchObject(UNCHANGED);
    expect(await compare(throughOffice('client.xlsx'))).toMatchObject(UNCHANGED);
    await api.workspace.undo({});
  });
});

describe('the workbook', () => {
  it('locks the ids and the headings, and nothing else', async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(await exportTo('look.xlsx'));
    expect(workbook.worksheets.map(({ name, state }) => [name, state])).toEqual([
      ['Read me', 'visible'],
      ['Controls', 'visible'],
      ['Criteria', 'visible'],
      ['Lists', 'hidden'],
      ['Trustbench', 'hidden'],
    ]);
    const sheet = workbook.getWorksheet('Controls');
    if (!sheet) throw new Error('no sheet');
    const isLocked = (row: number, column: number) => sheet.getCell(row, column).protection?.locked !== false;
    expect([isLocked(1, 1), isLocked(1, 5), isLocked(2, 1), isLocked(2, 2), isLocked(501, 20)]).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', xSplit: 3, ySplit: 1 });
    expect(sheet.pageSetup).toMatchObject({ orientation: 'landscape', fitToWidth: 1, fitToHeight: 0 });
    for (const heading of [
      'Owner',
      'Frequency',
      'Policy',
      'Key control',
      'Sampling risk',
      'Responsibility',
    ]) {
      const cell = sheet.getCell(2, columnOf(sheet, heading));
      expect(cell.dataValidation).toMatchObject({ type: 'list' });
    }
    sheet.eachRow((row) =>
      row.eachCell((cell) =>
        expect([ExcelJS.ValueType.String, ExcelJS.ValueType.RichText]).toContain(cell.type),
      ),
    );
  });
});

it('knows a row that went out before the risk was a column', () => {
  const texts = Object.fromEntries(ROUND_TRIP_FIELDS.map((field) => [field, `the ${field}`])) as Texts;
  const then = ROUND_TRIP_FIELDS.filter((field) => field !== 'samplingRisk').map((field) => texts[field]);
  const state = createHash('sha256')
    .update(JSON.stringify(['id', ...then]))
    .digest('hex')
    .slice(0, 32);
  expect(rowState('id', { ...texts, samplingRisk: '' })).toBe(state);
  expect(rowState('id', texts)).not.toBe(state);
});

describe('what the client changed', () => {
  it('is shown field by field, applied in one change, and then nothing differs', async () => {
    const { api } = engine;
    await exportTo('away.xlsx');
    const before = await api.matrix.controls({});
    await edit('away.xlsx', 'back.xlsx', (sheet) => {
      const set = (row: number, heading: string, value: ExcelJS.CellValue) => {
        sheet.getCell(row, columnOf(sheet, heading)).value = value;
      };
      set(2, 'Title', 'A new title');
      set(2, 'Owner', 'Someone New');
      set(3, 'Frequency', 'monthly');
      set(3, 'Criteria', 'CC7.1; cc 6.1');
      set(3, 'Policy', 'Access, "control"');
      set(3, 'Sampling risk', 'Low');
      set(4, 'Number', 'IAM-4');
      set(5, 'Number', 'IAM-3');
      set(4, 'Frequency', 'sometimes');
      set(6, 'Notes', 'theirs');
      set(502, 'Number', 'NEW-1');
      set(502, 'Title', 'A new control');
      set(502, 'Criteria', 'CC1.1');
      for (let column = 2; column <= sheet.columnCount; column += 1) sheet.getCell(501, column).value = null;
    });
    const byRef = (rows: ControlRow[], ref: string): ControlRow | undefined =>
      rows.find((c) => c.ref === ref);
    const fifth = byRef(before, 'IAM-5');
    await api.matrix.updateControls({ ids: [fifth?.id ?? ''], patch: { notes: 'ours', risk: 'ours' } });

    const diff = await compare('back.xlsx');
    const summary = diff.changed.flatMap(({ ref, fields }) =>
      fields.map(({ field, kind, problem }) => `${ref} ${field} ${kind}${problem ? ` ${problem.code}` : ''}`),
    );
    expect(summary).toEqual([
      'IAM-1 title client',
      'IAM-1 owner client',
      'IAM-2 criteria client',
      'IAM-2 rationales client',
      'IAM-2 frequency client',
      'IAM-2 samplingRisk client',
      'IAM-2 policy client',
      'IAM-3 ref client',
      'IAM-3 frequency client frequency_unknown',
      'IAM-4 ref client',
      'IAM-5 risk here',
      'IAM-5 notes both',
    ]);
    expect(diff.added).toMatchObject([{ row: 502, texts: { ref: 'NEW-1', criteria: 'CC1.1' } }]);
    expect(diff.removed.map(({ ref }) => ref)).toEqual(['IAM-500']);

    const file = engine.source('back.xlsx');
    const choice = everything(diff);
    expect(await api.matrix.reimportApply({ file, state: diff.state, choice })).toEqual({
      fields: 11,
      added: 1,
      removed: 1,
    });
    const after = await api.matrix.controls({});
    expect(byRef(after, 'IAM-1')).toMatchObject({ title: 'A new title', owner: 'Someone New' });
    expect(byRef(after, 'IAM-2')).toMatchObject({
      frequency: 'monthly',
      samplingRisk: 'low',
      criteria: ['CC6.1', 'CC7.1'],
      policyId,
    });
    expect(byRef(after, 'IAM-3')?.id).toBe(byRef(before, 'IAM-4')?.id);
    expect(byRef(after, 'IAM-5')).toMatchObject({ notes: 'theirs' });
    expect(byRef(after, 'NEW-1')).toMatchObject({ responsibility: 'own', isKey: false });
    expect(byRef(after, 'IAM-500')).toBeUndefined();

    const second = await compare('back.xlsx');
    expect(second.changed.flatMap(({ fields }) => fields.filter(({ problem }) => !problem))).toEqual([]);
    expect(second.added).toEqual([]);
    expect(second.removed).toEqual([]);
    expect(second.changed.map(({ ref }) => ref)).toEqual(['IAM-4']);

    const { open } = await api.workspace.status({});
    expect(open?.undo).toBe('Read back back.xlsx');
    await api.workspace.undo({});
    await api.workspace.undo({});
    expect(await api.matrix.controls({})).toEqual(before);
    await expect(
      api.matrix.reimportApply({ file, state: diff.state, choice: NO_CHOICE }),
    ).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('is told from what changed here also in a CSV file', async () => {
    const { api } = engine;
    const path = await exportTo('away.csv', 'csv');
    const text = readFileSync(path, 'utf8').replace('IAM-2,', 'IAM-2b,').replace('IAM-3,', 'IAM-3b,');
    engine.file('back.csv', text);
    const third = (await api.matrix.controls({})).find(({ ref }) => ref === 'IAM-3');
    await api.matrix.updateControls({ ids: [third?.id ?? ''], patch: { notes: 'ours' } });
    const { changed } = await compare('back.csv');
    expect(changed.map(({ fields }) => fields.map(({ field, kind }) => `${field} ${kind}`))).toEqual([
      ['ref client'],
      ['ref both', 'notes both'],
    ]);
    await api.workspace.undo({});
  });
});

describe('files that are no export of this engagement', () => {
  it('are refused with the next step', async () => {
    await exportTo('mine.xlsx');
    const other = startEngine();
    try {
      await createEngagement(other);
      const file = other.session.files.offerSource(join(engine.folder, 'mine.xlsx')).token;
      await expect(other.api.matrix.reimportPreview({ file })).rejects.toMatchObject({
        code: 'conflict',
        message: expect.stringContaining('of Northwind Ledger. Open that engagement'),
      });
    } finally {
      await other[Symbol.asyncDispose]();
    }
    engine.file('list.csv', 'Date,Amount\n2026-01-01,5\n');
    await expect(compare('list.csv')).rejects.toMatchObject({
      code: 'unknown_format',
      message: expect.stringContaining('Use "Import sheet"'),
    });
    engine.file('rcm.csv', 'Number,Title,Owner,Frequency,Criteria\nA-1,Title,,,CC6.1\n');
    await expect(compare('rcm.csv')).rejects.toMatchObject({
      message: expect.stringContaining('it has no IDs in a column "Trustbench ID"'),
    });
  });
});
