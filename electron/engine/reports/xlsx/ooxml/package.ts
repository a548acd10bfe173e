/** The parts of a workbook and how they hang together, as a zip whose bytes depend on nothing but its contents. */
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { StatusColors } from '../../pdf/palette.ts';
import type { PlannedBook, PlannedSheet } from './plan.ts';
import { SharedStrings } from './strings.ts';
import { stylesXml } from './styles.ts';
import { sheetChunks, TABLE_RELATION } from './worksheet.ts';
import { columnLetters, escapeXml, MAIN, OFFICE, placeIn, XML_HEAD } from './xml.ts';

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

interface Part {
  name: string;
  /** Made when its turn comes: the strings are known after the last sheet. */
  chunks: () => Iterable<string> | AsyncIterable<string>;
}

/**
 * Writes the workbook and ends the stream. A row is in memory only while it is written; the texts are kept, each once.
 * @param turn told the rows written every few hundred; what it throws stops the writing
 */
export async function writePackage(
  book: PlannedBook,
  write: Writable,
  turn: (rows: number) => void,
): Promise<void> {
  const zip = new ZipFile();
  // Zip holds local time without a zone; the digits of the stamp are taken as they stand, so that every machine writes the same.
  const mtime = new Date(book.at.slice(0, 19));
  zip.once('error', (error: Error) => (zip.outputStream as Readable).destroy(error));
  for (const { name, chunks } of partsOf(book, turn)) {
    zip.addReadStreamLazy(name, { mtime, mode: 0o100644, forceDosTimestamp: true }, (give) => {
      const stream = Readable.from(chunks(), { objectMode: false });
      stream.once('error', (error) => zip.emit('error', error));
      give(null, stream);
    });
  }
  zip.end();
  await pipeline(zip.outputStream, write);
}

function partsOf(book: PlannedBook, turn: (rows: number) => void): Part[] {
  const strings = new SharedStrings();
  const tones = new Map<StatusColors, number>();
  for (const { of } of book.sheets.flatMap((sheet) => sheet.tones)) {
    for (const colors of of.values()) if (!tones.has(colors)) tones.set(colors, tones.size);
  }
  const text = (name: string, xml: string): Part => ({ name, chunks: () => [xml] });
  return [
    text('[Content_Types].xml', contentTypes(book.sheets)),
    text('_rels/.rels', packageRelations()),
    text('docProps/core.xml', coreProperties(book)),
    text('docProps/app.xml', APP),
    text('xl/workbook.xml', workbookXml(book.sheets)),
    text('xl/_rels/workbook.xml.rels', workbookRelations(book.sheets)),
    text('xl/styles.xml', stylesXml([...tones.keys()], book.accent)),
    ...book.sheets.flatMap((sheet, index) => {
      const files: string[] = [];
      const number = index + 1;
      return [
        {
          name: `xl/worksheets/sheet${number}.xml`,
          chunks: () => sheetChunks(sheet, { book, strings, tones, files, turn }),
        },
        ...(sheet.table
          ? [
              {
                name: `xl/worksheets/_rels/sheet${number}.xml.rels`,
                chunks: () => [sheetRelations(number, files)],
              },
              text(`xl/tables/table${number}.xml`, tableXml(sheet, number)),
            ]
          : []),
      ];
    }),
    { name: 'xl/sharedStrings.xml', chunks: () => strings.chunks() },
  ];
}

function contentTypes(sheets: readonly PlannedSheet[]): string {
  const part = (name: string, type: string) => `<Override PartName="/${name}" ContentType="${type}"/>`;
  return [
    `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    part('xl/workbook.xml', `${TYPE}.sheet.main+xml`),
    part('xl/styles.xml', `${TYPE}.styles+xml`),
    part('xl/sharedStrings.xml', `${TYPE}.sharedStrings+xml`),
    part('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
    part('docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml'),
    ...sheets.flatMap(({ table }, index) => [
      part(`xl/worksheets/sheet${index + 1}.xml`, `${TYPE}.worksheet+xml`),
      ...(table ? [part(`xl/tables/table${index + 1}.xml`, `${TYPE}.table+xml`)] : []),
    ]),
    '</Types>',
  ].join('');
}

const relations = (list: readonly string[]): string =>
  `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}</Relationships>`;

const relation = (id: number, type: string, target: string, mode = ''): string =>
  `<Relationship Id="rId${id}" Type="${type}" Target="${escapeXml(target)}"${mode}/>`;

const packageRelations = (): string =>
  relations([
    relation(1, `${OFFICE}/officeDocument`, 'xl/workbook.xml'),
    relation(2, `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'),
    relation(3, `${OFFICE}/extended-properties`, 'docProps/app.xml'),
  ]);

const workbookRelations = (sheets: readonly PlannedSheet[]): string =>
  relations([
    ...sheets.map((_, index) =>
      relation(index + 1, `${OFFICE}/worksheet`, `worksheets/sheet${index + 1}.xml`),
    ),
    relation(sheets.length + 1, `${OFFICE}/styles`, 'styles.xml'),
    relation(sheets.length + 2, `${OFFICE}/sharedStrings`, 'sharedStrings.xml'),
  ]);

const sheetRelations = (number: number, files: readonly string[]): string =>
  relations([
    relation(TABLE_RELATION, `${OFFICE}/table`, `../tables/table${number}.xml`),
    ...files.map((file, index) =>
      relation(TABLE_RELATION + 1 + index, `${OFFICE}/hyperlink`, file, ' TargetMode="External"'),
    ),
  ]);

function workbookXml(sheets: readonly PlannedSheet[]): string {
  const named = sheets.flatMap((sheet, index) => namesOf(sheet, index));
  return [
    `${XML_HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="28800" windowHeight="17000" tabRatio="800"/></bookViews><sheets>`,
    ...sheets.map(
      ({ name }, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
    ),
    '</sheets>',
    named.length > 0 ? `<definedNames>${named.join('')}</definedNames>` : '',
    '</workbook>',
  ].join('');
}

/** What is printed, what is repeated on each page, and the names of columns. */
function namesOf(sheet: PlannedSheet, index: number): string[] {
  const { name, widths, count, frozen, names } = sheet;
  const define = (id: string, place: string, own: boolean) =>
    `<definedName name="${id}"${own ? ` localSheetId="${index}"` : ''}>${escapeXml(place)}</definedName>`;
  const last = `$${columnLetters(widths.length)}$${Math.max(count, 1)}`;
  const head = placeIn(name, '$1:$1');
  const side = frozen ? `${placeIn(name, `$A:$${columnLetters(frozen)}`)},` : '';
  return [
    define('_xlnm.Print_Area', placeIn(name, `$A$1:${last}`), true),
    ...(frozen === null ? [] : [define('_xlnm.Print_Titles', `${side}${head}`, true)]),
    ...names.map((named) => {
      const letters = columnLetters(named.column);
      return define(named.name, placeIn(name, `$${letters}$2:$${letters}$${Math.max(count, 2)}`), false);
    }),
  ];
}

function tableXml({ table, widths, count }: PlannedSheet, id: number): string {
  // A table without a record has one empty row: a table that is nothing but a head is not allowed.
  const range = `A1:${columnLetters(widths.length)}${Math.max(count, 2)}`;
  const { name, titles } = table ?? { name: '', titles: [] };
  const columns = titles.map((title, index) => `<tableColumn id="${index + 1}" name="${escapeXml(title)}"/>`);
  return `${XML_HEAD}<table xmlns="${MAIN}" id="${id}" name="${name}" displayName="${name}" ref="${range}" totalsRowShown="0"><autoFilter ref="${range}"/><tableColumns count="${columns.length}">${columns.join('')}</tableColumns><tableStyleInfo name="TableStyleLight1" showFirstColumn="0" showLastColumn="0" showRowStripes="0" showColumnStripes="0"/></table>`;
}

function coreProperties({ title, author, at }: PlannedBook): string {
  const stamp = new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
  const time = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${stamp}</dcterms:${name}>`;
  return `${XML_HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(title)}</dc:title><dc:creator>${escapeXml(author)}</dc:creator><cp:lastModifiedBy>${escapeXml(author)}</cp:lastModifiedBy>${time('created')}${time('modified')}</cp:coreProperties>`;
}

const APP = `${XML_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Trustbench</Application></Properties>`;
