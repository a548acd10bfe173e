/** Sound files of the formats that evidence comes in: what is damaged. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createCanvas } from '@napi-rs/canvas';
import { docxOf, MAIL, pdfOf, pptxOf, xlsxOf } from '../../fixtures/documents.ts';
import { faxScan, japanesePdf, jbig2Scan, jpeg2000Scan, lockedPdf } from '../../fixtures/pdfs.ts';
import { writeZip } from '../../fixtures/zip.ts';

export interface Seed {
  name: string;
  bytes: Buffer;
}

const INPUTS = join(import.meta.dirname, '../../fixtures/inputs/evidence');
const OPEN = 'application/vnd.oasis.opendocument.text';

/** Smaller than what is searched for words: recognising them takes a second. */
const SIDE = 20;

const LIST =
  'Name,Email,Last login\n"Pires, Ana",ana@example.com,2026-03-01\nBen Ode,ben@example.com,"2026-03-02"\n';
const RECORDS = JSON.stringify([
  { name: 'Ana', groups: ['admins', 'all'], mfa: { enrolled: true, at: '2026-01-02T03:04:05Z' } },
  { name: 'Bén', groups: [], mfa: { enrolled: false, at: null } },
]);
const PAGE = `<!doctype html><html><head><title>Wiki</title></head><body><h1>Access</h1><table><tr><th>Name</th></tr><tr><td>Ana &amp; Ben</td></tr></table><ul><li>One<li>Two</ul></body></html>`;
const DRAWING = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text x="1" y="8">Chart</text></svg>`;
const NESTED_MAIL = `From: a@example.com\nSubject: Outer\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=o\n\n--o\nContent-Type: message/rfc822\n\n${MAIL}\n--o\nContent-Type: text/csv; name="list.csv"\nContent-Disposition: attachment; filename="list.csv"\nContent-Transfer-Encoding: base64\n\n${Buffer.from(LIST).toString('base64')}\n--o--\n`;

function picture(type: 'image/png' | 'image/jpeg' | 'image/webp'): Buffer {
  const canvas = createCanvas(SIDE, SIDE);
  const context = canvas.getContext('2d');
  context.fillStyle = '#c43';
  context.fillRect(2, 2, SIDE / 2, SIDE / 2);
  return type === 'image/png' ? canvas.toBuffer(type) : canvas.toBuffer(type, 80);
}

const odtOf = (text: string): Promise<Buffer> =>
  writeZip(
    new Map([
      ['mimetype', OPEN],
      [
        'content.xml',
        `<office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="b"><office:body><office:text><text:h>Title</text:h><text:p>${text}<text:s text:c="3"/></text:p><table:table><table:table-row table:number-rows-repeated="2"><table:table-cell><text:p>A1</text:p></table:table-cell></table:table-row></table:table></office:text></office:body></office:document-content>`,
      ],
      ['META-INF/manifest.xml', '<manifest:manifest xmlns:manifest="m"/>'],
    ]),
  );

/** 512 bytes of head for each file, as tar has them. */
function tarOf(name: string, text: string): Buffer {
  const head = Buffer.alloc(512);
  head.write(name, 0);
  head.write('0000644\0', 100);
  head.write(`${text.length.toString(8).padStart(11, '0')}\0`, 124);
  head.write('ustar\x0000', 257);
  return Buffer.concat([head, Buffer.from(text.padEnd(512, '\0')), Buffer.alloc(1024)]);
}

/** The beginning of a compound file, as Office of before 2007 and Outlook make them. */
function compoundFile(): Buffer {
  const bytes = Buffer.alloc(2048);
  bytes.write('d0cf11e0a1b11ae1', 0, 'hex');
  bytes.writeUInt16LE(0x3e, 24);
  bytes.writeUInt16LE(3, 26);
  bytes.writeUInt16LE(0xfffe, 28);
  bytes.writeUInt16LE(9, 30);
  bytes.write('__substg1.0_0037001F', 1024, 'utf16le');
  return bytes;
}

/** Scans, whose words take a second to recognise. */
export const scans = (): Seed[] => [
  { name: 'scan-2000.pdf', bytes: jpeg2000Scan() },
  { name: 'fax.pdf', bytes: faxScan() },
  { name: 'scan.pdf', bytes: jbig2Scan() },
];

export async function seeds(): Promise<Seed[]> {
  const inner = await writeZip(
    new Map([
      ['deep/list.csv', LIST],
      ['note.txt', 'Reviewed by Ana.'],
    ]),
  );
  const made: [string, string | Buffer | Promise<Buffer>][] = [
    ['signed.pdf', readFileSync(join(INPUTS, 'Access review Q1 2026 signed.pdf'))],
    ['branch.json', readFileSync(join(INPUTS, 'branch-protection-ledger-core.json'))],
    ['report.pdf', pdfOf(['Access review of March', 'Second page'])],
    ['locked.pdf', lockedPdf()],
    ['japanese.pdf', japanesePdf()],
    ['policy.docx', docxOf(['Access policy', 'Reviewed each quarter'])],
    ['training.pptx', pptxOf(['Security', 'Report incidents'])],
    [
      'leavers.xlsx',
      xlsxOf({
        Leavers: [
          ['Name', 'Left'],
          ['Ana', '2026-03-01'],
        ],
        Empty: [],
      }),
    ],
    ['minutes.odt', odtOf('Approved by the board')],
    ['screen.png', picture('image/png')],
    ['screen.jpg', picture('image/jpeg')],
    ['screen.webp', picture('image/webp')],
    ['mail.eml', MAIL],
    ['outer.eml', NESTED_MAIL],
    ['message.msg', compoundFile()],
    [
      'export.zip',
      writeZip(
        new Map<string, string | Buffer>([
          ['a/list.csv', LIST],
          ['inner.zip', inner],
          ['mail.eml', MAIL],
        ]),
      ),
    ],
    ['logs.tar', tarOf('log.txt', 'started\nstopped\n')],
    ['logs.tar.gz', gzipSync(tarOf('log.txt', 'started\nstopped\n'))],
    ['packed.7z', Buffer.from('377abcaf271c0004'.padEnd(128, '0'), 'hex')],
    ['list.csv', LIST],
    ['records.json', RECORDS],
    ['records.jsonl', '{"a":1,"b":"x"}\n{"a":2,"c":[1,2]}\n'],
    ['wiki.html', PAGE],
    ['chart.svg', DRAWING],
    ['notes.txt', 'Backups were restored on 3 March 2026.\n'],
  ];
  return Promise.all(
    made.map(async ([name, made]) => {
      const bytes = await made;
      return { name, bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes };
    }),
  );
}
