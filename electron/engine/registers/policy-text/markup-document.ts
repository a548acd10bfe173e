import {
  DEEPEST_ITEM,
  isSafeLink,
  MOST_COLUMNS,
  type HeadingLevel,
  type PolicyBlock,
  type PolicyDocument,
  type TableCell,
  type TextRun,
} from '../../../../shared/domain/policies/document.ts';
import { attributeOf, scanMarkup, type MarkupHandler } from '../../evidence/formats/markup-scan.ts';
import { ownValue } from '../../../../shared/domain/own-value.ts';

const MARKS: Readonly<Record<string, 'bold' | 'italic' | 'underline' | 'struck'>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'struck',
  del: 'struck',
  strike: 'struck',
};
const BLOCKS =
  /^(?:p|div|section|article|header|footer|main|nav|aside|address|pre|figure|figcaption|dl|dt|dd|hr|body|title)$/;

export interface ReadMarkup {
  document: PolicyDocument;
  pictures: number;
  /** Links that a policy does not take: to files, to places in the text. Their words stay. */
  links: number;
  /** Tables within a table; their words stay in the cell. */
  innerTables: number;
  /** Whether something was struck through; it is left out, because it is no longer meant. */
  struck: boolean;
}

/** Markup as the text of a policy. Only words, structure and the known marks are taken from it. */
export function markupDocument(source: string): ReadMarkup {
  const reader = new Reader();
  scanMarkup(source, reader);
  return reader.finish();
}

interface OpenTable {
  rows: TableCell[][];
  cell: TableCell | null;
  /** Cells of rows above that reach into rows to come: by column, how many rows still. */
  reaching: Map<number, number>;
}

class Reader implements MarkupHandler {
  readonly #blocks: PolicyBlock[] = [];
  readonly #marks = { bold: 0, italic: 0, underline: 0, struck: 0 };
  /** Of the lists that are open: whether they are numbered. */
  readonly #lists: boolean[] = [];
  readonly #found = { pictures: 0, links: 0, innerTables: 0, struck: false };
  #start: Exclude<PolicyBlock, { kind: 'table' }> = { kind: 'paragraph', runs: [] };
  #runs: TextRun[] = [];
  #hrefs: (string | undefined)[] = [];
  #quotes = 0;
  #kept = 0;
  #depth = 0;
  #table: OpenTable | null = null;

  open(name: string, attributes: string): void {
    const mark = ownValue(MARKS, name);
    const level = /^h([1-6])$/.exec(name)?.[1];
    if (mark) this.#marks[mark] += 1;
    else if (name === 'a') this.#hrefs.push(this.#link(attributeOf(attributes, 'href')));
    else if (name === 'br') this.#add('\n');
    else if (name === 'img') this.#found.pictures += 1;
    else if (name === 'table') this.#openTable();
    else if (name === 'tr') this.#openRow();
    else if (name === 'td' || name === 'th') this.#openCell(attributes);
    else if (level)
      this.#begin({ kind: 'heading', level: Math.min(Number(level), 3) as HeadingLevel, runs: [] });
    else if (name === 'ul' || name === 'ol') {
      this.#end();
      this.#lists.push(name === 'ol');
    } else if (name === 'li') this.#begin(this.#item());
    else if (name === 'blockquote') this.#quotes += 1;
    else if (BLOCKS.test(name)) this.#block(name);
  }

  close(name: string): void {
    const mark = ownValue(MARKS, name);
    if (mark) this.#marks[mark] = Math.max(0, this.#marks[mark] - 1);
    else if (name === 'a') this.#hrefs.pop();
    else if (name === 'table') this.#closeTable();
    else if (name === 'ul' || name === 'ol') {
      this.#end();
      this.#lists.pop();
    } else if (name === 'blockquote') {
      this.#end();
      this.#quotes = Math.max(0, this.#quotes - 1);
    } else if (/^(?:h[1-6]|li)$/.test(name)) this.#end();
    else if (BLOCKS.test(name) && this.#lists.length === 0) this.#end();
    if (name === 'pre') this.#kept = Math.max(0, this.#kept - 1);
  }

  text(text: string): void {
    if (this.#marks.struck > 0) this.#found.struck ||= text.trim() !== '';
    else this.#add(this.#kept > 0 ? text : text.replaceAll(/[ \t\r\n\f]+/g, ' '));
  }

  finish(): ReadMarkup {
    while (this.#table) this.#closeTable();
    this.#end();
    return { document: { blocks: this.#blocks }, ...this.#found };
  }

  #add(text: string): void {
    const { bold, italic, underline } = this.#marks;
    const href = this.#hrefs.at(-1);
    this.#runs.push({
      text,
      ...(bold > 0 && { bold: true }),
      ...(italic > 0 && { italic: true }),
      ...(underline > 0 && { underline: true }),
      ...(href && { href }),
    });
  }

  #link(href: string | undefined): string | undefined {
    if (href === undefined) return undefined;
    if (isSafeLink(href)) return href;
    this.#found.links += 1;
    return undefined;
  }

  #begin(start: Exclude<PolicyBlock, { kind: 'table' }>): void {
    this.#end();
    this.#start = start;
  }

  /** Ends what was being written: a block, or a paragraph of a cell. */
  #end(): void {
    const runs = this.#runs;
    this.#runs = [];
    if (runs.some(({ text }) => text.trim() !== '')) {
      if (this.#table) this.#table.cell?.paragraphs.push(runs);
      else this.#blocks.push({ ...this.#start, runs });
    }
    this.#start = { kind: this.#quotes > 0 ? 'quote' : 'paragraph', runs: [] };
  }

  #item(): Exclude<PolicyBlock, { kind: 'table' }> {
    const depth = Math.min(Math.max(this.#lists.length - 1, 0), DEEPEST_ITEM);
    return { kind: 'item', numbered: this.#lists.at(-1) ?? false, depth, runs: [] };
  }

  #block(name: string): void {
    if (name === 'pre') this.#kept += 1;
    // A second paragraph of an item is a further line of it.
    if (this.#lists.length > 0 && !this.#table) {
      if (this.#runs.some(({ text }) => text.trim() !== '')) this.#add('\n');
    } else this.#begin({ kind: this.#quotes > 0 ? 'quote' : 'paragraph', runs: [] });
  }

  #openTable(): void {
    this.#depth += 1;
    if (this.#depth > 1) {
      this.#found.innerTables += 1;
      return;
    }
    this.#end();
    this.#table = { rows: [], cell: null, reaching: new Map() };
  }

  #openRow(): void {
    if (!this.#table || this.#depth > 1) return;
    this.#closeCell();
    this.#table.rows.push([]);
    this.#reach(this.#table);
  }

  #openCell(attributes: string): void {
    const table = this.#table;
    if (!table) return;
    if (this.#depth > 1) return this.#end();
    this.#closeCell();
    if (table.rows.length === 0) table.rows.push([]);
    const row = table.rows.at(-1);
    const span = count(attributes, 'colspan', MOST_COLUMNS);
    const rows = count(attributes, 'rowspan', 1000);
    const column = row?.reduce((sum, cell) => sum + (cell.span ?? 1), 0) ?? 0;
    if (rows > 1) for (let at = column; at < column + span; at += 1) table.reaching.set(at, rows - 1);
    table.cell = { paragraphs: [], ...(span > 1 && { span }) };
    row?.push(table.cell);
  }

  #closeCell(): void {
    const table = this.#table;
    if (!table) return;
    this.#end();
    if (table.cell) this.#reach(table);
    table.cell = null;
  }

  /** Empty cells where a cell of a row above reaches down. */
  #reach({ rows, reaching }: OpenTable): void {
    const row = rows.at(-1);
    if (!row) return;
    for (;;) {
      const column = row.reduce((sum, { span = 1 }) => sum + span, 0);
      const left = reaching.get(column) ?? 0;
      if (left <= 0 || rows.length < 2 || row.length >= MOST_COLUMNS) return;
      reaching.set(column, left - 1);
      row.push({ paragraphs: [] });
    }
  }

  #closeTable(): void {
    if (this.#depth === 0) return;
    this.#depth -= 1;
    if (this.#depth > 0 || !this.#table) return;
    this.#closeCell();
    this.#blocks.push({ kind: 'table', rows: this.#table.rows });
    this.#table = null;
    this.#end();
  }
}

function count(attributes: string, name: string, most: number): number {
  const value = Math.floor(Number(attributeOf(attributes, name)));
  return value >= 1 ? Math.min(value, most) : 1;
}
