import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readWorkbook } from '../../electron/engine/tables/table-file.ts';
import { findCriterion } from '../../shared/domain/criteria.ts';
import { interpretMatrix, layoutOf, type MatrixReading } from '../../shared/domain/matrix-import.ts';
import { readZip, writeZip } from '../fixtures/zip.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trustbench-matrix-files-'));
});
afterAll(() => rm(folder, { recursive: true }));

const MFA = 'A second factor is required for everyone in all applications';
const REQUEST = 'Access is requested in a ticket and approved before it is given';

async function fileOf(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

async function read(path: string): Promise<MatrixReading> {
  const [table] = await readWorkbook(path);
  return interpretMatrix(table!, layoutOf(table!, findCriterion), { findCriterion });
}

const problems = (reading: MatrixReading): string[] =>
  reading.problems.map(({ row, column, code }) => `${column ?? '-'}${row} ${code}`);

it('leaves out what is struck through in a text, and marks a text that is struck through', async () => {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Controls');
  const struck = { strike: true };
  sheet.addRow(['No.', 'Control', 'TSC', 'Owner']);
  sheet.addRow([
    'AC-1',
    { richText: [{ text: 'A firewall. ', font: struck }, { text: MFA }] },
    'CC6.1',
    'Jane Doe',
  ]);
  sheet.addRow(['AC-2', REQUEST, 'CC6.2', 'Jim Poe']).eachCell((cell) => {
    cell.font = struck;
  });
  const path = join(folder, 'struck.xlsx');
  await workbook.xlsx.writeFile(path);
  const reading = await read(path);
  expect(reading.rows.map(({ statement }) => statement)).toEqual([MFA, REQUEST]);
  expect(problems(reading)).toEqual(['B2 text_struck', 'A3 out_of_use']);
});

it('reads merged blocks, formulas, errors, formats, links and hidden parts of a workbook', async () => {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Controls');
  sheet.mergeCells('A1:F1');
  sheet.getCell('A1').value = 'Acme control matrix';
  sheet.addRow(['No.', 'Control', 'TSC', 'Owner', 'Frequency', 'Budget']);
  sheet.addRow([7, MFA, 'CC6.1', { text: 'Jane Doe', hyperlink: 'mailto:jane@acme.test' }, 'weekly', 5]);
  sheet.addRow([null, null, { richText: [{ text: 'CC' }, { text: '6.2' }] }]);
  sheet.addRow([8, { formula: 'B3', result: REQUEST }, 'CC6.3', { error: '#REF!' }, 'yearly']);
  sheet.addRow([9, 'Backups are restored in a test each quarter by the team', 6.1, 'Ann Lee', 'quarterly']);
  sheet.addRow(['Total', { formula: 'COUNTA(A3:A6)', result: 3 }]);
  for (const cell of ['A3', 'A5', 'A6']) sheet.getCell(cell).numFmt = '"AC-"000';
  for (const column of ['A', 'B', 'D', 'E']) sheet.mergeCells(`${column}3:${column}4`);
  sheet.getColumn(6).hidden = true;
  sheet.getRow(6).hidden = true;
  const path = join(folder, 'workbook.xlsx');
  await workbook.xlsx.writeFile(path);
  const reading = await read(path);
  expect(reading.rows).toMatchObject([
    { row: 3, ref: 'AC-007', criteria: ['CC6.1', 'CC6.2'], owner: 'Jane Doe', frequency: 'weekly' },
    { row: 5, ref: 'AC-008', criteria: ['CC6.3'], owner: null, statement: REQUEST },
    { row: 6, ref: 'AC-009', criteria: ['CC6.1'], owner: 'Ann Lee' },
  ]);
  expect(problems(reading)).toEqual([
    'F2 column_hidden',
    'A4 continued_row',
    'B5 formula',
    'D5 cell_error',
    'D5 owner_missing',
    'C6 criterion_assumed',
    '-6 row_hidden',
    '-7 skipped_total',
  ]);
});

it('reads a web page that bears the name of a workbook', async () => {
  const page = `<html><head><style>td{color:red}</style></head><body><table>
    <tr><th colspan="2">Control</th><th>TSC</th><th>Owner</th></tr>
    <tr><td rowspan=2>AC-01</td><td rowspan="2">${MFA}</td><td>CC6.1<br>CC6.6</td><td>O&#39;Hara &amp; Sons</td></tr>
    <tr><td>CC6.2</td><td></td></tr>
    <tr><td>AC-02<td>${REQUEST}<td>CC6.3<td>Ann&nbsp;Lee</tr></table></body></html>`;
  const reading = await read(await fileOf('export.xls', page));
  expect(reading.rows).toMatchObject([
    { ref: 'AC-01', criteria: ['CC6.1', 'CC6.6', 'CC6.2'], statement: MFA },
    { ref: 'AC-02', criteria: ['CC6.3'], owner: 'Ann Lee' },
  ]);
});

it('takes the delimiter that the file declares, and texts that only look like formulas', async () => {
  const rows = [
    'sep=|',
    'Control ID|Control|Criteria|Owner|Notes',
    `="007"|"${MFA}, always; everywhere"|CC6.1;CC6.2|Jane Doe|=see 008`,
    `008|${REQUEST}|CC6.3|#N/A|`,
  ];
  const reading = await read(await fileOf('declared.csv', rows.join('\r\n')));
  expect(reading.rows).toMatchObject([
    { row: 3, ref: '007', criteria: ['CC6.1', 'CC6.2'], notes: '=see 008' },
    { row: 4, ref: '008' },
  ]);
  expect(problems(reading)).toEqual(['D4 cell_error', 'D4 owner_missing']);
});

it('tells tabs and semicolons from the commas in texts', async () => {
  for (const delimiter of ['\t', ';']) {
    const lines = [
      ['Control ID', 'Control', 'Criteria', 'Owner'],
      ['A-1', `${MFA}, always, everywhere`, 'CC6.1, CC6.2', 'Doe, Jane'],
      ['A-2', `${REQUEST}, always`, 'CC6.3', 'Zoë Poe'],
    ];
    const text = lines.map((line) => line.join(delimiter)).join('\r\n');
    const reading = await read(await fileOf('list.csv', Buffer.from(text, 'latin1')));
    expect(reading.rows).toMatchObject([
      { ref: 'A-1', criteria: ['CC6.1', 'CC6.2'], owner: 'Doe, Jane' },
      { ref: 'A-2', criteria: ['CC6.3'], owner: 'Zoë Poe' },
    ]);
  }
});

it('refuses other formats by name, and an archive that unpacks to more than it says', async () => {
  const cases: [string, Uint8Array | string, RegExp][] = [
    ['sheet.ods', zipOf({ mimetype: 'x', 'content.xml': '<x/>' }), /is an OpenDocument file/],
    ['sheet.xlsx', zipOf({ '_rels/.rels': '', 'xl/workbook.bin': '' }), /is a binary workbook/],
    ['bundle.zip', zipOf({ 'controls.xlsx': 'x' }), /is an archive and no workbook/],
    ['bomb.xlsx', zipOf({ 'xl/workbook.xml': 'x'.repeat(100_000) }, 1000), /unpacks to more than/],
    [
      'old.xls',
      '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>',
      /XML format of Excel 2003/,
    ],
  ];
  for (const [name, content, message] of cases) {
    await expect(readWorkbook(await fileOf(name, content))).rejects.toMatchObject({
      code: 'unknown_format',
      message: expect.stringMatching(message),
    });
  }
});

it('reads a workbook with a picture whose drawing another program wrote', async () => {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('List');
  sheet.addRow(['No.', 'Control']);
  const pixel =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  const image = workbook.addImage({ base64: pixel, extension: 'png' });
  sheet.addImage(image, { tl: { col: 3, row: 0 }, ext: { width: 20, height: 20 } });
  const parts = await readZip(Buffer.from(await workbook.xlsx.writeBuffer()));
  const drawing = parts.get('xl/drawings/drawing1.xml')!.toString();
  // Some writers leave the prefix of the drawing's namespace out.
  parts.set(
    'xl/drawings/drawing1.xml',
    Buffer.from(drawing.replaceAll('xdr:', '').replace('xmlns:xdr', 'xmlns')),
  );
  const [table] = await readWorkbook(await fileOf('logo.xlsx', await writeZip(parts)));
  expect(table!.rows[0]!.map(({ text }) => text)).toEqual(['No.', 'Control']);
});

it('reads 5,000 rows in a few seconds', async () => {
  const lines = Array.from(
    { length: 5000 },
    (_, index) => `AC-${index},"${REQUEST}, number ${index}",CC6.${(index % 8) + 1},Jane Doe,sometimes`,
  );
  const path = await fileOf('long.csv', ['ID,Control,TSC,Owner,Frequency', ...lines].join('\n'));
  const start = performance.now();
  const reading = await read(path);
  expect(reading.rows).toHaveLength(5000);
  expect(reading.problems).toHaveLength(5000);
  expect(performance.now() - start).toBeLessThan(5000);
});

/** An archive of the parts; `declared` is the size that it says each of them unpacks to. */
function zipOf(parts: Record<string, string>, declared?: number): Buffer {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(parts)) {
    const data = deflateRawSync(text);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(data.length, 14);
    fields.writeUInt32LE(declared ?? text.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, Buffer.from(name), data]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    entries.push(
      Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, tail, Buffer.from(name)]),
    );
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}
