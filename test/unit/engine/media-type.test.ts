import { deflateSync } from 'node:zlib';
import { assert, asyncProperty, string, uint8Array } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentNotices } from '../../../electron/engine/evidence/intake/content-notices.ts';
import { detectMediaType } from '../../../electron/engine/evidence/media-type.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
const EXE = Buffer.from('4d5a90000300000004000000ffff0000', 'hex');
const PDF = '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\nstartxref\n9\n%%EOF\n';
const HTML = '<!-- page -->\n<!DOCTYPE html><html><body>hello</body></html>';
const SVG = '<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "x" "y">\n<svg xmlns="http://www.w3.org/2000/svg"/>';
const MAIL =
  'Return-Path: <a@x>\r\nFrom: a@x\r\nSubject: hi\r\nMessage-ID: <1@x>\r\n\r\nBody with, commas\r\n';
const JSON_TEXT = '{"a": [1, 2]}';
const CSV = 'id;name;date\n1;"a; b";2026-01-01\n2;c;2026-01-02\n';
const PLAIN = 'TLS scan of app.example\nGrade: A\n';
const OLE = (name: string) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(name, 'utf16le')]);
const UTF16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('a\tb\r\n1\t2\r\n3\t4\r\n', 'utf16le')]);

/** Whether it ends within seconds: patterns that go back and forth would need minutes. */
async function quick(work: () => unknown): Promise<boolean> {
  const start = performance.now();
  await work();
  return performance.now() - start < 3000;
}

describe('media type', () => {
  it.each([
    ['photo.png', PNG, 'image/png', false],
    ['photo.pdf', PNG, 'image/png', true],
    ['invoice.pdf', EXE, 'application/vnd.microsoft.portable-executable', true],
    ['scan.pdf', `junk\n${PDF}`, 'application/pdf', false],
    ['scan.txt', PDF, 'application/pdf', true],
    ['notes.pdf', 'only text', 'text/plain', true],
    ['page.txt', HTML, 'text/html', true],
    ['page', HTML, 'text/html', false],
    ['page.html', '<p>part of a page</p>', 'text/html', false],
    ['page.html', 'no markup', 'text/plain', true],
    ['net.svg', SVG, 'image/svg+xml', false],
    ['net.png', SVG, 'image/svg+xml', true],
    ['net.xml', SVG, 'image/svg+xml', true],
    ['data.xml', '<?xml version="1.0"?><rows><row/></rows>', 'application/xml', false],
    ['data', '<?xml version="1.0"?><rows><row/></rows>', 'application/xml', false],
    ['mail.eml', MAIL, 'message/rfc822', false],
    ['mail.txt', MAIL, 'message/rfc822', true],
    ['mail', MAIL, 'message/rfc822', false],
    ['memo.txt', 'From: Ann\nTo: Bob\nSubject: keys\n\nI have them.', 'text/plain', false],
    ['memo.eml', 'From: Ann\nTo: Bob\nSubject: keys\n\nI have them.', 'message/rfc822', false],
    ['memo.eml', 'nothing like it', 'text/plain', true],
    ['a.json', JSON_TEXT, 'application/json', false],
    ['a.csv', JSON_TEXT, 'application/json', true],
    ['a.txt', JSON_TEXT, 'application/json', false],
    ['a', JSON_TEXT, 'application/json', false],
    ['a.jsonl', '{"a":1}\n{"a":2}\n', 'application/x-ndjson', false],
    ['a.json', 'not json', 'text/plain', true],
    ['list.csv', CSV, 'text/csv', false],
    ['list.xlsx', CSV, 'text/csv', true],
    ['list', CSV, 'text/csv', false],
    ['list.txt', CSV, 'text/plain', false],
    ['list', UTF16, 'text/tab-separated-values', false],
    ['tls.txt', PLAIN, 'text/plain', false],
    ['tls.app.northwind-ledger', PLAIN, 'text/plain', false],
    ['[draft] notes.txt', '[draft] notes', 'text/plain', false],
    ['main.tf', 'resource "x" {}\n', 'text/plain', false],
    ['mail.msg', OLE('__nameid_version1.0'), 'application/vnd.ms-outlook', false],
    ['list.xls', OLE('Workbook'), 'application/vnd.ms-excel', false],
    ['list.doc', OLE('Workbook'), 'application/vnd.ms-excel', true],
    [
      'secret.xlsx',
      OLE('EncryptedPackage'),
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      false,
    ],
    ['data.bin', Buffer.from([1, 2, 3, 0, 255]), 'application/octet-stream', false],
    ['data.csv', deflateSync('x'.repeat(50)), 'application/octet-stream', true],
  ])('%s', async (name, content, mediaType, differs) => {
    expect(await detectMediaType(name, Buffer.from(content))).toMatchObject({ mediaType, differs });
  });

  it('gives an answer for any bytes', async () => {
    await assert(
      asyncProperty(string(), uint8Array({ maxLength: 5000 }), async (name, head) => {
        expect((await detectMediaType(name, head)).mediaType).toMatch(/^\w+\/[\w.+-]+$/);
      }),
      { numRuns: 200 },
    );
  });

  it('takes no long time for text made to take long', async () => {
    for (const part of ['<', '<!--', '<a ', ' on', '"', '{"', 'a:\n', '<!doctype [', '\\"', '<?x '])
      for (const prefix of ['', '<svg ', '{"'])
        expect(
          await quick(() => detectMediaType('x', Buffer.from(prefix + part.repeat((1 << 20) / part.length)))),
        ).toBe(true);
  });
});

describe('notices of the content', () => {
  const of = (type: string, content: string | Buffer) => {
    const bytes = Buffer.from(content);
    return contentNotices(type, { head: bytes, tail: bytes, size: bytes.length });
  };
  const svg = (inner: string) => `<svg xmlns="http://www.w3.org/2000/svg">${inner}</svg>`;
  const pdf = (inner: string) => PDF.replace('/Type', `${inner} /Type`);

  it.each([
    ['image/svg+xml', svg('<circle r="1"/>'), []],
    ['image/svg+xml', svg('<a href="https://x.example"><text>Monitoring online = yes</text></a>'), []],
    ['image/svg+xml', svg('<script>1</script>'), ['active_content']],
    ['image/svg+xml', svg('<rect onclick="x()"/>'), ['active_content']],
    ['image/svg+xml', svg('<image xlink:href="https://x.example/a.png"/>'), ['active_content']],
    ['text/html', '<p>See <a href="https://x.example">here</a>.</p>', []],
    ['text/html', '<img src="https://x.example/t.gif">', ['active_content']],
    ['text/html', '<body onload=x()>', ['active_content']],
    ['application/pdf', PDF, []],
    ['application/pdf', pdf('/OpenAction [3 0 R /Fit]'), []],
    ['application/pdf', pdf('/OpenAction << /S /GoTo /D [3 0 R /Fit] >>'), []],
    ['application/pdf', pdf('/OpenAction << /S /JavaScript /JS (x) >>'), ['active_content']],
    ['application/pdf', pdf('/AA << /S /Launch >>'), ['active_content']],
    ['application/pdf', pdf('/Encrypt 5 0 R'), ['encrypted']],
    ['application/pdf', PDF.slice(0, 40), ['damaged']],
    ['image/png', PNG, []],
    ['image/png', PNG.subarray(0, 40), ['damaged']],
    ['image/jpeg', Buffer.from('ffd8ffda0102ffd9', 'hex'), []],
    ['image/jpeg', Buffer.from('ffd8ffda01ffd9ffda0102', 'hex'), ['damaged']],
    ['application/vnd.ms-excel', OLE('_VBA_PROJECT'), ['active_content']],
    ['application/x-cfb', OLE('EncryptedPackage'), ['encrypted']],
    ['application/vnd.microsoft.portable-executable', EXE, ['active_content']],
    ['text/csv', CSV, []],
  ] as const)('%s %j', (type, content, notices) => {
    expect(of(type, content as string | Buffer)).toEqual(notices);
  });

  it('takes no long time for markup made to take long', async () => {
    for (const part of [
      '<a ',
      ' on',
      '<a onx',
      '<link ',
      '/OpenAction <<',
      '/Encrypt ',
      'startxref ',
      '<image ',
    ])
      for (const type of ['text/html', 'image/svg+xml', 'application/pdf'])
        expect(await quick(() => of(type, part.repeat((1 << 20) / part.length)))).toBe(true);
  });
});
