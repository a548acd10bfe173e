import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import yazl from 'yazl';
import { OpenFile } from '../../electron/engine/evidence/viewing/open-file.ts';
import { failureOf } from './workspace/support.ts';

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const TYPES: Record<string, string> = {
  txt: 'text/plain',
  csv: 'text/csv',
  json: 'application/json',
  html: 'text/html',
  xlsx: `${OFFICE}.spreadsheetml.sheet`,
  docx: `${OFFICE}.wordprocessingml.document`,
};

/** A file as its thread opens it. */
function opened(fileName: string, content: string | Uint8Array): OpenFile {
  const mediaType = TYPES[fileName.split('.').at(-1) ?? ''] ?? '';
  return new OpenFile({ bytes: new Uint8Array(Buffer.from(content)), fileName, mediaType, truncated: false });
}
const page = { id: '', sheet: 0, filter: '', sort: null, offset: 0, limit: 100 };

async function zipped(parts: Record<string, string | Buffer>): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [name, part] of Object.entries(parts)) zip.addBuffer(Buffer.from(part), name);
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

describe('text', () => {
  it('comes in rows from anywhere, with its encoding', async () => {
    const lines = Array.from({ length: 3000 }, (_, i) => `line ${i + 1}`);
    const file = opened('long.txt', lines.join('\r\n'));
    const middle = await file.text({ offset: 2000, limit: 2 });
    expect(middle).toMatchObject({ rowCount: 3000, lineCount: 3000, truncated: false, encoding: 'UTF-8' });
    expect(middle.rows).toEqual([
      { number: 2001, text: 'line 2001' },
      { number: 2002, text: 'line 2002' },
    ]);
    expect(await file.findText({ words: 'LINE 29' })).toMatchObject({ total: 111 });
  });

  it('reads UTF-16, Windows-1252, NULs and lone surrogates', async () => {
    const utf16 = opened('a.txt', Buffer.from('\uFEFFZürich', 'utf16le'));
    expect(await utf16.text(page)).toMatchObject({
      encoding: 'UTF-16 LE',
      rows: [{ text: 'Zürich' }],
    });
    const latin = opened('b.txt', Buffer.from('Zürich', 'latin1'));
    expect(await latin.text(page)).toMatchObject({
      encoding: 'Windows-1252',
      rows: [{ text: 'Zürich' }],
    });
    const surrogate = opened('c.txt', Buffer.from([0xff, 0xfe, 0x41, 0, 0x00, 0xd8, 0x42, 0]));
    expect((await surrogate.text(page)).rows[0]?.text).toBe('A\uFFFDB');
  });

  it('breaks a line that is megabytes long into rows', async () => {
    const file = opened('one-line.txt', 'x'.repeat(1_000_001));
    const { rowCount, lineCount, rows } = await file.text({ offset: 1, limit: 1 });
    expect([rowCount, lineCount, rows[0]?.number]).toEqual([500, 1, null]);
  });
});

describe('tables', () => {
  it('sorts and filters a CSV over all rows', async () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => `${i},user ${i % 7},"a, ""b"" ${i}"`);
    const file = opened('users.csv', `id,name,note\n${rows.join('\n')}\n`);
    const first = await file.table({ ...page, offset: 99_998, limit: 100 });
    expect(first).toMatchObject({ rowCount: 100_000, matching: 100_000, delimiter: 'comma' });
    expect(first.columns.map(({ name, numeric }) => [name, numeric])).toEqual([
      ['id', true],
      ['name', false],
      ['note', false],
    ]);
    expect(first.rows).toMatchObject([{ number: 100_000 }, { cells: ['99999', 'user 4', 'a, "b" 99999'] }]);
    const sorted = await file.table({
      ...page,
      filter: 'USER 3',
      sort: { column: 0, direction: 'descending' },
    });
    expect(sorted.matching).toBe(14_286);
    expect(sorted.rows[0]?.cells[0]).toBe('99998');
  });

  it('keeps what a broken CSV holds, and cells that look like formulas as text', async () => {
    const file = opened('broken.csv', '\uFEFFname;sum\n=1+1;@x\n+2;"never closed\n');
    const table = await file.table(page);
    expect(table).toMatchObject({ delimiter: 'semicolon', problem: expect.stringContaining('never closed') });
    expect(table.rows.map(({ cells }) => cells)).toEqual([['=1+1', '@x']]);
  });

  it('shows 5,000 columns in fewer rows at once', async () => {
    const line = Array.from({ length: 5000 }, (_, i) => `c${i}`).join(',');
    const file = opened('wide.csv', Array.from({ length: 30 }, () => line).join('\n'));
    const table = await file.table(page);
    expect([table.columns.length, table.rows.length, table.matching]).toEqual([5000, 10, 29]);
  });

  it('shows every sheet of a workbook and says what is hidden or computed', async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('Users');
    sheet.addRows([['User review'], ['Name', 'Role', 'Age'], ['Ann', 'Admin', 30], ['Bo', '=cmd', 4]]);
    sheet.getCell('C5').value = { formula: 'C3+C4', result: 34 };
    sheet.getRow(4).hidden = true;
    sheet.getColumn(2).hidden = true;
    workbook.addWorksheet('Secret', { state: 'hidden' }).addRow(['x']);
    const file = opened('book.xlsx', Buffer.from(await workbook.xlsx.writeBuffer()));
    const table = await file.table(page);
    expect(table).toMatchObject({
      sheets: [
        { name: 'Users', hidden: false },
        { name: 'Secret', hidden: true },
      ],
      hiddenRows: 1,
      formulas: 1,
      columns: [{ name: 'Name' }, { name: 'Role', hidden: true }, { name: 'Age' }],
    });
    expect(table.rows.map(({ number, hidden, cells }) => [number, hidden, ...cells])).toEqual([
      [1, false, 'User review'],
      [3, false, 'Ann', 'Admin', '30'],
      [4, true, 'Bo', '=cmd', '4'],
      [5, false, '', '', '34'],
    ]);
    const hidden = await file.table({ ...page, sheet: 1 });
    expect(hidden.rowCount).toBe(0);
  });

  it('refuses a workbook that unpacks to far more than it is', async () => {
    const large = Buffer.alloc(30_000_000, 0x20);
    const parts = { '[Content_Types].xml': '<Types/>', '_rels/.rels': '<x/>', 'xl/workbook.xml': '<x/>' };
    const archive = await zipped({ ...parts, 'xl/a.xml': large });
    // The archive lies: its directory says that a part of 30 MB is one byte.
    const directory = archive.lastIndexOf('PK\x01\x02', undefined, 'latin1');
    archive.writeUInt32LE(1, directory + 24);
    const file = opened('bomb.xlsx', archive);
    const error = await failureOf(() => file.table(page));
    expect(error.code).toBe('unknown_format');
  });

  it('takes the list of objects in JSON as a table', async () => {
    const file = opened('log.json', '{"Records":[{"a":1,"b":{"c":2}},{"b":"x","d":12345678901234567890}]}');
    const table = await file.table(page);
    expect(table.columns.map(({ name }) => name)).toEqual(['a', 'b', 'd']);
    expect(table.rows.map(({ cells }) => cells)).toEqual([
      ['1', '{"c":2}', ''],
      ['', 'x', '12345678901234567890'],
    ]);
    const flat = opened('flat.json', '{"a":1}');
    expect((await failureOf(() => flat.table(page))).message).toContain('no list of objects');
  });
});

describe('JSON', () => {
  it('folds, finds and gives paths', async () => {
    const file = opened('t.json', '{"list":[{"name":"Ann"},{"name":"Bo"}],"n":1}');
    const tree = await file.json({ openAll: false, toggled: [0], ...page });
    expect(tree.rows.map(({ node, key, kind, count }) => [node, key, kind, count])).toEqual([
      [0, null, 'object', 2],
      [1, 'list', 'list', 2],
      [6, 'n', 'number', 0],
    ]);
    const { nodes } = await file.findJson({ words: 'bo' });
    expect(await file.jsonValue({ node: nodes[0] ?? 0 })).toEqual({
      path: '$.list[1].name',
      within: [0, 1, 4],
      text: '"Bo"',
      truncated: false,
    });
    const all = await file.json({ openAll: true, toggled: [], ...page, locate: 5 });
    expect([all.rowCount, all.located]).toEqual([7, 5]);
  });

  it('goes 100,000 levels deep', async () => {
    const file = opened('deep.json', `${'['.repeat(100_000)}1${']'.repeat(100_000)}`);
    const tree = await file.json({ openAll: true, toggled: [], offset: 100_000, limit: 5 });
    expect(tree).toMatchObject({ nodeCount: 100_001, problem: null, rows: [{ depth: 100_000, text: '1' }] });
    expect((await file.jsonValue({ node: 100_000 })).within).toHaveLength(1000);
  });

  it('shows what comes before a break, and where it breaks', async () => {
    const file = opened('cut.json', '{"a": [1, 2],\n "b": tru');
    const tree = await file.json({ openAll: true, toggled: [], ...page });
    expect(tree.problem).toEqual({ line: 2, column: 7, reason: 'holds something that is no value' });
    expect(tree.rows.map(({ key }) => key)).toEqual([null, 'a', '0', '1']);
  });
});

describe('documents', () => {
  const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  const docx = (body: string, doctype = '') =>
    zipped({
      '[Content_Types].xml':
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
      '_rels/.rels':
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
      'word/document.xml': `<?xml version="1.0"?>${doctype}<w:document xmlns:w="${WORD}"><w:body>${body}</w:body></w:document>`,
    });
  const paragraph = (text: string, style = '') =>
    `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t>${text}</w:t></w:r></w:p>`;

  it('shows DOCX as headings, paragraphs and tables', async () => {
    const table = `<w:tbl><w:tr><w:tc>${paragraph('A')}</w:tc><w:tc>${paragraph('B')}</w:tc></w:tr></w:tbl>`;
    const file = opened('d.docx', await docx(paragraph('Plan &lt;script&gt;') + table));
    expect(await file.document()).toEqual({
      blocks: [
        { kind: 'paragraph', runs: [{ text: 'Plan <script>' }] },
        { kind: 'table', rows: [['A', 'B']] },
      ],
      images: 0,
      truncated: false,
    });
  });

  it('does not expand entities without end', async () => {
    const laughs = `<!DOCTYPE x [<!ENTITY a "ha">${Array.from(
      { length: 20 },
      (_, i) => `<!ENTITY ${String.fromCharCode(98 + i)} "${`&${String.fromCharCode(97 + i)};`.repeat(10)}">`,
    ).join('')}]>`;
    const file = opened('laughs.docx', await docx(paragraph('&t;'), laughs));
    const answer = await file.document().catch((error: unknown) => error);
    expect(JSON.stringify(answer).length).toBeLessThan(10_000);
  });

  it('shows the words of HTML without what runs', async () => {
    const page =
      '<h2>Policy</h2><ul><li>One<li>Two</ul><script>alert(1)</script><img src=x onerror=alert(1)>';
    const file = opened('p.html', page);
    expect(await file.document()).toMatchObject({
      blocks: [
        { kind: 'heading', level: 2, runs: [{ text: 'Policy' }] },
        { kind: 'item', marker: '•', runs: [{ text: 'One' }] },
        { kind: 'item', runs: [{ text: 'Two' }] },
      ],
      images: 1,
    });
  });
});
