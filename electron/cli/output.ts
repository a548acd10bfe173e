import { styleText } from 'node:util';
import { toErrorData } from '../../shared/domain/errors.ts';
import { fromTransportError } from '../../shared/contract/errors.ts';
import type { Outcome } from './command.ts';

type Tone = 'bold' | 'dim' | 'red' | 'green' | 'yellow';
/** Colours a text, or leaves it alone where nobody would see the colour. */
export type Style = (tone: Tone, text: string) => string;

const PLAIN: Style = (_tone, text) => text;
const COLOURED: Style = (tone, text) => styleText(tone, text, { validateStream: false });

const styleFor = (stream: NodeJS.WriteStream): Style =>
  stream.isTTY && !process.env['NO_COLOR'] ? COLOURED : PLAIN;

export function printOutcome(outcome: Outcome, json: boolean): void {
  for (const note of outcome.notes ?? []) console.error(note);
  if (json) {
    console.log(JSON.stringify(outcome.json));
    return;
  }
  const text = outcome.human(styleFor(process.stdout));
  if (text !== '') console.log(text);
}

/** Errors go to standard error: one JSON line, or the sentence alone. */
export function printError(error: unknown, json: boolean): void {
  const data = toErrorData(fromTransportError(error));
  console.error(
    json ? JSON.stringify({ error: data }) : `${styleFor(process.stderr)('red', 'error')} ${data.message}`,
  );
}

const WIDEST_COLUMN = 60;

/** A table in columns; cells are shortened so that a row stays readable. Says `empty` when there are no rows. */
export function table(
  style: Style,
  headers: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
  empty: string,
): string {
  if (rows.length === 0) return empty;
  const cells = rows.map((row) => row.map((cell) => shorten(cell === null ? '–' : String(cell))));
  const widths = headers.map((header, i) =>
    Math.max(header.length, ...cells.map((row) => row[i]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd();
  return [style('bold', line(headers)), ...cells.map(line)].join('\n');
}

/** Name and value, one pair a line. */
export function facts(style: Style, pairs: readonly (readonly [string, string | number | null])[]): string {
  const width = Math.max(...pairs.map(([name]) => name.length));
  return pairs
    .map(
      ([name, value]) => `${style('dim', name.padEnd(width))}  ${value === null ? '–' : safe(String(value))}`,
    )
    .join('\n');
}

function shorten(text: string): string {
  const line = safe(text);
  return line.length > WIDEST_COLUMN ? `${line.slice(0, WIDEST_COLUMN - 1)}…` : line;
}

/** Texts come from files: a control character could rewrite the terminal. */
function safe(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
}

/** "1 control", "3 controls". */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** Bytes in words, for people. */
export function bytes(size: number): string {
  if (size < 1024) return `${size} B`;
  const units = ['kB', 'MB', 'GB', 'TB'];
  let value = size / 1024;
  while (value >= 1024 && units.length > 1) {
    value /= 1024;
    units.shift();
  }
  return `${value.toFixed(value < 10 ? 1 : 0)} ${units[0]}`;
}
