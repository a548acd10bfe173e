/** Reads the tables of a web page, which some programs write under the name of a workbook. */
import type { Cell } from '../../../shared/domain/table.ts';
import { ownValue } from '../../../shared/domain/own-value.ts';

const TOKEN = /<!--[\s\S]*?-->|<(\/?)([a-z][a-z0-9]*)((?:[^>"']|"[^"]*"|'[^']*')*)>|([^<]+|<)/gi;
/** Elements whose text is no part of a table. */
const SILENT = new Set(['script', 'style', 'title', 'xml']);
const BREAKS = new Set(['br', 'p', 'div', 'li']);
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
const WIDEST_SPAN = 500;

/** Whether the beginning of a text is that of a web page with a table. */
export function looksLikeHtml(head: string): boolean {
  return /^\s*(?:<\?xml[^>]*>\s*)?(?:<!doctype html|<html|<table|<meta|<head|<body)/i.test(head);
}

/** The rows of all tables of a page, in their order. A cell that spans others is repeated in them as merged. */
export function readHtmlRows(page: string): Cell[][] {
  const reader = new PageReader();
  for (const [, close, name, attributes, text] of page.matchAll(TOKEN)) {
    if (text !== undefined) reader.text(text);
    else if (name !== undefined && close === '/') reader.close(name.toLowerCase());
    else if (name !== undefined) reader.open(name.toLowerCase(), attributes ?? '');
  }
  return reader.finish();
}

class PageReader {
  readonly #rows: Cell[][] = [];
  /** Cells of rows above that reach into rows to come: by column, how many rows still. */
  readonly #reaching = new Map<number, { text: string; rows: number }>();
  #row: Cell[] | null = null;
  #cell: { text: string; columns: number; rows: number } | null = null;
  #silent = '';

  open(name: string, attributes: string): void {
    if (SILENT.has(name)) this.#silent = name;
    if (name === 'tr') this.#startRow();
    else if (name === 'td' || name === 'th') {
      if (!this.#row) this.#startRow();
      this.#endCell();
      this.#cell = { text: '', columns: span(attributes, 'colspan'), rows: span(attributes, 'rowspan') };
    } else if (BREAKS.has(name) && this.#cell && this.#cell.text.trim() !== '') this.#cell.text += '\n';
  }

  close(name: string): void {
    if (name === this.#silent) this.#silent = '';
    if (name === 'td' || name === 'th') this.#endCell();
    if (name === 'tr' || name === 'table') this.#endRow();
  }

  text(text: string): void {
    if (this.#cell && this.#silent === '') this.#cell.text += decoded(text.replace(/\s+/g, ' '));
  }

  finish(): Cell[][] {
    this.#endRow();
    return this.#rows;
  }

  #startRow(): void {
    this.#endRow();
    this.#row = [];
  }

  #endCell(): void {
    if (!this.#cell || !this.#row) return;
    const { text, columns, rows } = this.#cell;
    this.#cell = null;
    this.#takeReaching(this.#row);
    const tidied = text.replace(/ *\n */g, '\n').trim();
    const kind = tidied === '' ? 'empty' : 'text';
    for (let part = 0; part < columns; part += 1) {
      if (rows > 1) this.#reaching.set(this.#row.length, { text: tidied, rows: rows - 1 });
      this.#row.push({ text: tidied, kind, ...(part > 0 && { merged: true }) });
    }
  }

  #takeReaching(row: Cell[]): void {
    for (let above = this.#reaching.get(row.length); above; above = this.#reaching.get(row.length)) {
      above.rows -= 1;
      if (above.rows === 0) this.#reaching.delete(row.length);
      row.push({ text: above.text, kind: above.text === '' ? 'empty' : 'text', merged: true });
    }
  }

  #endRow(): void {
    this.#endCell();
    if (!this.#row) return;
    this.#takeReaching(this.#row);
    this.#rows.push(this.#row);
    this.#row = null;
  }
}

function span(attributes: string, name: string): number {
  const value = Number(new RegExp(`\\b${name}\\s*=\\s*["']?(\\d+)`, 'i').exec(attributes)?.[1] ?? 1);
  return Math.min(Math.max(value, 1), WIDEST_SPAN);
}

/** Text with its character references (`&amp;`, `&#228;`) written out. */
export function decoded(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (whole, hex, decimal, name) => {
    if (name) return ownValue(ENTITIES, String(name).toLowerCase()) ?? whole;
    const code = hex ? Number.parseInt(String(hex), 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}
