/** Files that refer to other files, to themselves without end, or to what every object of JavaScript has. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { extract } from '../../electron/engine/evidence/extraction/extract.ts';
import { OpenFile } from '../../electron/engine/evidence/viewing/open-file.ts';
import { readTables } from '../../electron/engine/tables/table-file.ts';
import { OPENED_EXTENSIONS } from '../../shared/domain/evidence-opening.ts';
import { temporaryFolder } from '../fixtures/engine.ts';
import { docxOf, pptxOf, xlsxOf } from '../fixtures/documents.ts';
import { readZip, writeZip } from '../fixtures/zip.ts';

const SECRET = 'the words of another file';
let folder: string;
let secret: string;
beforeAll(() => {
  folder = temporaryFolder();
  secret = join(folder, 'secret.txt');
  writeFileSync(secret, SECRET);
});
afterAll(() => rmSync(folder, { recursive: true }));

const laughs = () =>
  `<!DOCTYPE x [<!ENTITY a "ha">${Array.from({ length: 20 }, (_, i) => {
    const [name, used] = [String.fromCharCode(98 + i), String.fromCharCode(97 + i)];
    return `<!ENTITY ${name} "${`&${used};`.repeat(10)}">`;
  }).join('')}]>`;
const external = () =>
  `<!DOCTYPE x [<!ENTITY u SYSTEM "file://${secret}"><!ENTITY % p SYSTEM "file://${secret}"> %p;]>`;

/** The same document with a declaration before one of its parts, and a reference in the place of some words. */
async function declaring(file: Buffer, part: RegExp, doctype: string, reference: string): Promise<Buffer> {
  const parts = await readZip(file);
  for (const [name, bytes] of parts) {
    if (!part.test(name)) continue;
    const xml = bytes.toString('utf8').replace(/^<\?xml[^>]*\?>\s*/, '');
    parts.set(name, Buffer.from(`<?xml version="1.0"?>${doctype}${xml.replace('WORDS', reference)}`));
  }
  return writeZip(parts);
}

const outcome = (work: Promise<unknown>): Promise<string> =>
  work.then(
    (value) => JSON.stringify(value),
    (error: unknown) => String(error),
  );

describe.each([
  ['entities without end', laughs, '&t;'],
  ['the words of another file', external, '&u;'],
])('%s', (_, doctype, reference) => {
  it('do not come into a workbook', async () => {
    for (const part of [/sharedStrings/, /sheet1\.xml$/, /workbook\.xml$/]) {
      const book = await declaring(await xlsxOf({ List: [['WORDS', 'b']] }), part, doctype(), reference);
      const text = await outcome(readTables(book, 'list.xlsx'));
      expect(text).not.toContain(SECRET);
      expect(text.length).toBeLessThan(10_000);
    }
  });

  it.each([
    ['d.docx', () => docxOf(['WORDS']), /word\/document\.xml$/, 'wordprocessingml.document'],
    ['d.pptx', () => pptxOf(['WORDS']), /slide1\.xml$/, 'presentationml.presentation'],
  ])('do not come into %s', async (fileName, make, part, type) => {
    const bytes = await declaring(await make(), part, doctype(), reference);
    const file = new OpenFile({
      bytes: new Uint8Array(bytes),
      fileName,
      mediaType: `application/vnd.openxmlformats-officedocument.${type}`,
      truncated: false,
    });
    const text = await outcome(file.document());
    expect(text).not.toContain(SECRET);
    expect(text.length).toBeLessThan(10_000);
  });

  it.each([
    ['a.odt', 'application/vnd.oasis.opendocument.text'],
    ['a.svg', 'image/svg+xml'],
  ])('do not come into what is searched of %s', async (fileName, mediaType) => {
    const xml = (root: string) =>
      `<?xml version="1.0"?>${doctype()}<${root} xmlns="http://www.w3.org/2000/svg"><text>${reference}</text></${root}>`;
    const bytes = fileName.endsWith('.odt')
      ? writeZip(
          new Map([
            ['mimetype', Buffer.from(mediaType)],
            ['content.xml', Buffer.from(xml('document'))],
          ]),
        )
      : Buffer.from(xml('svg'));
    const text = await outcome(
      extract({ bytes: new Uint8Array(await bytes), fileName, mediaType, whole: true }),
    );
    expect(text).not.toContain(SECRET);
    expect(text.length).toBeLessThan(10_000);
  });
});

it('columns named like what every object has are columns', async () => {
  const header = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
  const csv = `${header.join(',')}\n1,2,3,4\n`;
  for (const bytes of [Buffer.from(csv), await xlsxOf({ List: [header, ['1', '2', '3', '4']] })]) {
    const text = JSON.stringify(
      await readTables(bytes, bytes.length === csv.length ? 'list.csv' : 'list.xlsx'),
    );
    for (const name of header) expect(text).toContain(name);
  }
  expect(Object.getOwnPropertyNames({})).toEqual([]);
  expect(({} as Record<string, unknown>)['1']).toBeUndefined();
});

it('keys of JSON named so are shown, and change no object', () => {
  const bytes = new TextEncoder().encode(
    '[{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}]',
  );
  const file = new OpenFile({ bytes, fileName: 'a.json', mediaType: 'application/json', truncated: false });
  expect(JSON.stringify(file.text({ offset: 0, limit: 10 }))).toContain('polluted');
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

it('opens no type in another program that can hold a program', () => {
  const running =
    '.docm .dotm .xlsm .xltm .xlam .pptm .ppam .html .htm .svg .xml .js .jse .vbs .wsf .hta .exe .com .scr .bat .cmd .ps1 .sh .lnk .url .desktop .jar .msi .app .command .chm .reg .iso';
  expect(running.split(' ').filter((extension) => OPENED_EXTENSIONS.has(extension))).toEqual([]);
});
