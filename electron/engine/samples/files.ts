/** Makes the files that a client would hand over. Dates inside them are fixed, so that they come out the same every time. */
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { crc32, deflateSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import papaparse from 'papaparse';
import PdfKitDocument from 'pdfkit';
import { PAGE_UNITS, type MarkPlace } from '../../../shared/domain/evidence-marks.ts';
import type { Content, EvidenceFile } from './evidence.ts';
import { makeTable, randomFrom } from './rows.ts';

export async function writeCsv(path: string, table: readonly (readonly string[])[]): Promise<void> {
  await writeFile(path, `${papaparse.unparse(table.map((row) => [...row]))}\r\n`);
}

/** @param seed makes the rows of one file differ from those of another */
export async function writeEvidence(
  path: string,
  { title, days, content }: EvidenceFile,
  seed: number,
  /** The client, as author. */
  author: string,
): Promise<void> {
  switch (content.kind) {
    case 'pdf':
      return writePdf(path, title, days[days.length - 1] ?? days[0], author, content);
    case 'csv':
      return writeCsv(path, makeTable(content.columns, content.rows, randomFrom(seed)));
    case 'text':
      return writeFile(path, `${content.lines.join('\n')}\n`);
    case 'png':
      return writeFile(path, drawBars(content.bars));
  }
}

export async function writePdf(
  path: string,
  title: string,
  date: string,
  author: string,
  { paragraphs, table }: Omit<Extract<Content, { kind: 'pdf' }>, 'kind'>,
): Promise<void> {
  const pdf = new PdfKitDocument({
    size: 'A4',
    margin: 64,
    info: { Title: title, Author: author, CreationDate: new Date(`${date}T09:00:00Z`) },
  });
  const out = pdf.pipe(createWriteStream(path));
  pdf.font('Helvetica-Bold').fontSize(17).text(title);
  pdf
    .font('Helvetica')
    .fontSize(9)
    .fillColor('#555')
    .text([author, date].filter(Boolean).join(' · '))
    .moveDown(1.5);
  pdf.fontSize(11).fillColor('#000');
  for (const paragraph of paragraphs) pdf.text(paragraph, { lineGap: 3 }).moveDown(0.8);
  if (table) {
    pdf.moveDown(0.5).fontSize(10);
    pdf.table({ data: [[...table.header], ...table.rows.map((row) => [...row])] });
  }
  pdf.end();
  await finished(out);
}

/** Where the lines of a record lie that `writePdf` wrote below one line of title and one paragraph, in points of an A4 page. */
const RECORD = { firstRow: 145, rowHeight: 16.56, left: 60, right: 535, width: 595.28, height: 841.89 };

/** Place of a row of such a table, counted from 0 without the header. */
export function recordRowPlace(row: number): MarkPlace {
  const { firstRow, rowHeight, left, right, width, height } = RECORD;
  const across = (points: number) => Math.round((points / width) * PAGE_UNITS);
  const down = (rows: number) => Math.round(((firstRow - 3 + rows * rowHeight) / height) * PAGE_UNITS);
  return { x1: across(left), y1: down(row + 1), x2: across(right), y2: down(row + 2) };
}

/** The client's own control sheet: a banner above the header, and an empty line, as such sheets have. */
export async function writeMatrix(
  path: string,
  banner: string,
  header: readonly string[],
  rows: readonly (readonly string[])[],
): Promise<void> {
  const book = new ExcelJS.Workbook();
  book.created = new Date('2026-06-01T09:00:00Z');
  const sheet = book.addWorksheet('Controls');
  sheet.addRow([banner]).font = { bold: true, size: 14 };
  sheet.addRow([]);
  sheet.addRow([...header]).font = { bold: true };
  for (const row of rows) sheet.addRow([...row]);
  header.forEach((name, i) => (sheet.getColumn(i + 1).width = name === 'What we do' ? 60 : 18));
  await book.xlsx.writeFile(path);
}

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const WIDTH = 480;
const HEIGHT = 240;
/** Indexes of the palette below. */
const [PAPER, BAR, LOW_BAR] = [0, 1, 2];
const PALETTE = Buffer.from([255, 255, 255, 47, 111, 143, 190, 92, 60]);

/** A PNG of bars; a bar below 95 % of the height has another colour. */
function drawBars(bars: readonly number[]): Buffer {
  const slot = WIDTH / bars.length;
  const rows = Array.from({ length: HEIGHT }, (_, y) => {
    const row = Buffer.alloc(1 + WIDTH, PAPER);
    row[0] = 0;
    bars.forEach((share, i) => {
      if (HEIGHT - y > share * HEIGHT) return;
      row.fill(
        share < 0.95 ? LOW_BAR : BAR,
        1 + Math.round((i + 0.2) * slot),
        1 + Math.round((i + 0.8) * slot),
      );
    });
    return row;
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  // Eight bits a pixel, colours from a palette.
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    PNG_SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', PALETTE),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
