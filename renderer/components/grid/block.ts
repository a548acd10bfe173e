/** Blocks of cells on the clipboard, as spreadsheets write and read them. */
import { guardValue, unguardCell } from '../../../shared/domain/spreadsheet-text.ts';

type Value = string | number | null | undefined;

/** Texts that look like a formula are guarded, or pasting them would run what somebody wrote into a client file. */
function plainCell(value: Value): string {
  const safe = String(guardValue(value) ?? '');
  return /[\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Tab-separated lines; a cell with a tab or a line break stands in quotes. */
export const plainBlock = (cells: readonly (readonly Value[])[]): string =>
  cells.map((line) => line.map(plainCell).join('\t')).join('\n');

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string) => text.replaceAll(/[&<>"]/g, (found) => ENTITIES[found] ?? '');

/** The block as an HTML table; texts are marked as texts and guarded, because not every program reads the mark. */
export function htmlBlock(cells: readonly (readonly Value[])[]): string {
  const cell = (value: Value) => {
    const text = escapeHtml(String(guardValue(value) ?? '')).replaceAll(/\r?\n/g, '<br>');
    return typeof value === 'number'
      ? `<td>${text}</td>`
      : `<td style="mso-number-format:'\\@'">${text}</td>`;
  };
  const lines = cells.map((line) => `<tr>${line.map(cell).join('')}</tr>`);
  return `<meta charset="utf-8"><table>${lines.join('')}</table>`;
}

const END_OF_CELL = new Set(['\t', '\n', undefined]);

/** A quoted cell from `from` on: its text and where it ends. Quotes count only around a tab or a line break, as spreadsheets write them. */
function quotedCell(text: string, from: number): { cell: string; end: number } | null {
  if (text[from] !== '"') return null;
  let end = from + 1;
  while (end < text.length && (text[end] !== '"' || text[end + 1] === '"')) end += text[end] === '"' ? 2 : 1;
  const inner = text.slice(from + 1, end);
  const isQuoted = text[end] === '"' && END_OF_CELL.has(text[end + 1]) && /[\t\n]/.test(inner);
  return isQuoted ? { cell: inner.replaceAll('""', '"'), end: end + 1 } : null;
}

function bareCell(text: string, from: number): { cell: string; end: number } {
  let end = from;
  while (!END_OF_CELL.has(text[end])) end += 1;
  return { cell: text.slice(from, end), end };
}

/** The cells of tab-separated lines, as copied from a spreadsheet. There is always at least one. */
export function readCells(given: string): string[][] {
  const text = given.replaceAll(/\r\n?/g, '\n').replace(/\n$/, '');
  const lines: string[][] = [[]];
  for (let at = 0; at <= text.length;) {
    const { cell, end } = quotedCell(text, at) ?? bareCell(text, at);
    lines.at(-1)?.push(unguardCell(cell));
    if (text[end] === '\n') lines.push([]);
    at = end + 1;
  }
  return lines;
}

/**
 * The block as it goes over a range: repeated when the range is a multiple of it in both directions, which a single value
 * always is, and once from the first cell on otherwise.
 * @param height Rows of the range. @param width Its columns.
 */
export function repeated<Cell>(
  block: readonly (readonly Cell[])[],
  height: number,
  width: number,
): readonly (readonly Cell[])[] {
  const [rows, columns] = [block.length, block[0]?.length ?? 0];
  if (!columns || height % rows || width % columns) return block;
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) => block[y % rows]?.[x % columns] as Cell),
  );
}
