import { copyFile, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../electron/engine/tables/table-file.ts';
import { interpretMatrix, layoutOf, type MatrixReading } from '../../shared/domain/matrix-import.ts';
import { findHeader } from '../../shared/domain/matrix-import/header.ts';
import type { SheetTable } from '../../shared/domain/table.ts';
import reference from '../fixtures/criteria-reference.json' with { type: 'json' };

const MATRIX = fileURLToPath(new URL('../fixtures/inputs/control-matrix.xlsx', import.meta.url));
const CATEGORY = new Map(reference.map(({ id, category }) => [id, category]));
const findCriterion = (id: string): string | undefined => (CATEGORY.has(id) ? id : undefined);
const IN_SCOPE = ['Security', 'Availability', 'Confidentiality'];

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trustbench-matrix-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('the matrix of Northwind Ledger', () => {
  let tables: SheetTable[] = [];
  let reading: MatrixReading = { rows: [], left: [], problems: [] };
  beforeAll(async () => {
    tables = await readWorkbook(MATRIX);
    const [table] = tables;
    reading = interpretMatrix(table!, layoutOf(table!, findCriterion), {
      findCriterion,
      inScope: (id) => IN_SCOPE.includes(CATEGORY.get(id) ?? ''),
      today: '2026-07-15',
    });
  });

  it('has three sheets, a hidden column and cells of every kind', () => {
    expect(tables.map(({ name, hidden, hiddenColumns }) => ({ name, hidden, hiddenColumns }))).toEqual([
      { name: 'RCM', hidden: false, hiddenColumns: [6] },
      { name: 'Legend', hidden: false, hiddenColumns: [] },
      { name: 'Lists', hidden: true, hiddenColumns: [] },
    ]);
    const [{ rows }] = tables as [SheetTable];
    expect(rows[9]?.[13]).toEqual({ text: '2026-01-19', kind: 'date' });
    expect(rows[47]?.[13]).toEqual({ text: '2026-03-22', kind: 'formula' });
    expect(rows[58]?.[5]).toEqual({ text: '山田 太郎', kind: 'text', merged: true });
    expect(rows[49]?.[14]).toEqual({
      text: '=HYPERLINK("http://wiki.example.com/vault","vault page")',
      kind: 'text',
    });
    expect(tables.slice(1).map(findHeader)).toEqual([null, null]);
  });

  it('finds the columns below the banner and leaves the old reference alone', () => {
    const [table] = tables;
    expect(findHeader(table!)?.row).toBe(6);
    expect(layoutOf(table!, findCriterion)?.mapping).toEqual({
      group: 0,
      ref: 1,
      criteria: 2,
      risk: 3,
      statement: 4,
      owner: 5,
      frequency: 7,
      nature: 8,
      mode: 9,
      isKey: 10,
      system: 11,
      evidence: 12,
      lastTested: 13,
      notes: 14,
    });
  });

  it('imports 95 controls', () => {
    expect(reading.rows).toHaveLength(95);
    const find = (ref: string): unknown => reading.rows.find((row) => row.ref === ref);
    expect(find('SO-12')).toMatchObject({
      row: 75,
      criteria: ['CC7.3', 'CC7.4', 'CC7.5'],
      frequency: 'weekly',
      nature: 'corrective',
    });
    expect(find('SO-09')).toMatchObject({
      row: 72,
      criteria: ['CC2.3', 'CC7.4'],
      owner: 'Renée Dubois-Clark',
    });
    expect(find('LA-18')).toMatchObject({
      owner: '山田 太郎',
      criteria: ['CC6.1', 'C1.1'],
      mode: 'automated',
      isKey: true,
    });
    expect(find('LA-22')).toMatchObject({ criteria: ['CC6.7'] });
    expect(find('MA-04')).toMatchObject({ owner: 'Maya Okonkwo' });
    expect(find('CE-02')).toMatchObject({
      lastTested: '2026-05-31',
      title: 'All staff confirm the code again each January',
    });
    expect(find('CF-03')).toMatchObject({
      notes: '=see RM-07 for copies held by suppliers',
      mode: 'it-dependent',
    });
    expect(find('CM-05')).toMatchObject({ row: 81 });
    expect(reading.rows.filter(({ isKey }) => isKey)).toHaveLength(49);
    expect(reading.rows.filter(({ frequency }) => frequency === null).map(({ ref }) => ref)).toEqual([
      'RA-06',
    ]);
  });

  it('reports every row that needs a decision, and no other', () => {
    expect(
      reading.problems.map(({ row, column, code, severity }) => `${column ?? '-'}${row} ${code} ${severity}`),
    ).toEqual([
      'G7 column_hidden informs',
      'N14 date_unreadable warns',
      'C21 criterion_missing warns',
      'N29 date_unreadable warns',
      'H31 frequency_unknown warns',
      'N48 formula warns',
      'F52 owner_shared warns',
      'H55 frequency_ambiguous warns',
      'I55 nature_unknown warns',
      'N55 date_unreadable warns',
      'N61 date_unreadable warns',
      'C63 criterion_unknown warns',
      'F75 owner_shared warns',
      'B84 ref_duplicate blocks',
      'F86 owner_missing warns',
      'N89 date_unreadable warns',
      'M98 formula warns',
      'C99 criterion_out_of_scope warns',
      'C101 criterion_out_of_scope warns',
      '-105 skipped_total informs',
      '-107 skipped_section informs',
    ]);
    expect(reading.problems.find(({ code }) => code === 'criterion_unknown')?.message).toContain(
      '"CC6.9" of LA-22',
    );
  });
});

async function fileOf(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

describe('files that are no workbook', () => {
  it('refuses them by name with the next step', async () => {
    const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex');
    const cut = join(folder, 'cut.xlsx');
    await copyFile(MATRIX, cut);
    await truncate(cut, 20_000);
    const bytes = await readFile(MATRIX);
    const broken = Buffer.from(bytes).fill(0x41, 2000, 12_000);
    const cases: [string, RegExp][] = [
      [
        await fileOf('old.xlsx', Buffer.concat([ole, Buffer.alloc(600)])),
        /"old.xlsx" is in the Excel format before 2007/,
      ],
      [
        await fileOf('locked.xlsx', Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')])),
        /protected by a password/,
      ],
      [cut, /"cut.xlsx" is damaged or cut off/],
      [await fileOf('broken.xlsx', broken), /"broken.xlsx" cannot be read as an Excel workbook/],
      [
        await fileOf('empty.zip', Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(18)])),
        /"empty.zip" is not a spreadsheet/,
      ],
      [
        await fileOf('picture.xlsx', Buffer.from('89504e470d0a1a0a00000000', 'hex')),
        /"picture.xlsx" is not a spreadsheet/,
      ],
      [await fileOf('empty.csv', ''), /"empty.csv" is empty/],
    ];
    for (const [path, message] of cases) {
      await expect(readWorkbook(path)).rejects.toMatchObject({
        code: 'unknown_format',
        message: expect.stringMatching(message),
      });
    }
    await expect(readWorkbook(join(folder, 'gone.xlsx'))).rejects.toMatchObject({ code: 'file_missing' });
  });

  it('reads delimited text in the usual encodings as one sheet', async () => {
    const text = 'Ref;Criteria;Owner\r\nA-1;"CC6.1\nCC6.2";Zoë Hartmann\r\n\r\nA-2;CC8.1;"O""Hara"\r\n';
    const files = [
      await fileOf('utf8.csv', `\uFEFF${text}`),
      await fileOf('utf16.csv', Buffer.from(`\uFEFF${text}`, 'utf16le')),
      await fileOf('utf16be.txt', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()),
      await fileOf('ansi.csv', Buffer.from(text, 'latin1')),
    ];
    for (const file of files) {
      const [table] = await readWorkbook(file);
      expect(table?.rows.map((row) => row.map((cell) => cell.text))).toEqual([
        ['Ref', 'Criteria', 'Owner'],
        ['A-1', 'CC6.1\nCC6.2', 'Zoë Hartmann'],
        [''],
        ['A-2', 'CC8.1', 'O"Hara'],
      ]);
    }
  });
});
