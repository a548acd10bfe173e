/** Reads the whole list of a register: records, what stays out, and why. */
import { tidy } from '../table.ts';
import { areApart, identitiesOf } from './keys.ts';
import { registerOfKind } from './kinds.ts';
import { addressIn, isLaidOut, type RegisterLayout } from './layout.ts';
import { LineReader } from './line-reader.ts';
import type { RegisterProblem } from './problem-kinds.ts';
import { rowKindOf } from './rows.ts';
import type { LeftLine, RegisterContext, RegisterLine, RegisterReading } from './types.ts';

export function interpretRegister(layout: RegisterLayout, context: RegisterContext): RegisterReading {
  const problems: RegisterProblem[] = [];
  const reader = new LineReader(layout, context, problems);
  const { table, headerRow, kind } = layout;
  if (!isLaidOut(layout)) {
    const message = 'No column holds what the records are called. Choose the header row and the columns.';
    reader.report(Math.max(headerRow, 0), null, 'no_columns', message);
    return { lines: [], left: [], problems };
  }
  const read: { index: number; line: RegisterLine }[] = [];
  const left: LeftLine[] = [];
  for (let index = headerRow + 1; index < table.rows.length; index += 1) {
    const { row } = addressIn(layout, index, null);
    const rowKind = rowKindOf(layout, index);
    if (rowKind === 'empty') continue;
    if (rowKind === 'record') {
      const { line, title } = reader.read(index);
      if (line) read.push({ index, line });
      else left.push({ row, title });
      continue;
    }
    const shown = tidy((table.rows[index] ?? []).map(({ text }) => text).join(' ')).slice(0, 60);
    if (rowKind === 'total')
      reader.report(index, null, 'skipped_total', `Row ${row} holds totals and was skipped.`);
    if (rowKind === 'header')
      reader.report(index, null, 'skipped_header', `Row ${row} repeats the column names and was skipped.`);
    if (rowKind === 'note')
      reader.report(index, null, 'skipped_note', `Row ${row}, "${shown}", is no record.`);
  }
  const lines = withoutDuplicates(layout, read, reader, left);
  if (kind === 'backups') numberAttempts(lines);
  problems.sort((a, b) => a.row - b.row);
  return { lines, left, problems };
}

/** The first of several lines about one record stays. */
function withoutDuplicates(
  layout: RegisterLayout,
  read: readonly { index: number; line: RegisterLine }[],
  reader: LineReader,
  left: LeftLine[],
): RegisterLine[] {
  const register = registerOfKind(layout.kind);
  const identities = identitiesOf(register).filter(({ isOne }) => isOne);
  const seen = identities.map(() => new Map<string, RegisterLine[]>());
  const lines: RegisterLine[] = [];
  for (const { index, line } of read) {
    const keys = identities.map(({ key }) => key(line));
    const earlier = keys
      .flatMap((key, at) => (key === '' ? [] : (seen[at]?.get(key) ?? [])))
      .find((other) => !areApart(register, line, other));
    if (earlier) {
      const same = isSame(line, earlier) ? 'holds the same' : 'holds something else';
      const message = `${line.title || line.ref} stands in row ${earlier.row} already; row ${line.row} ${same} and was not imported.`;
      reader.report(index, null, 'duplicate', message);
      left.push({ row: line.row, title: line.title });
      continue;
    }
    lines.push(line);
    keys.forEach((key, at) => {
      if (key !== '') seen[at]?.set(key, [...(seen[at]?.get(key) ?? []), line]);
    });
  }
  return lines;
}

const isSame = (a: RegisterLine, b: RegisterLine): boolean => {
  const fields = new Set([...Object.keys(a.values), ...Object.keys(b.values)]);
  return [...fields].every((field) => a.values[field] === b.values[field]);
};

/** Runs of one job in one night are counted in the order of their start where the list does not number them. */
function numberAttempts(lines: readonly RegisterLine[]): void {
  const runs = new Map<string, RegisterLine[]>();
  for (const line of lines) {
    if (line.values['attempt'] !== undefined) continue;
    const key = JSON.stringify([line.values['name'], line.values['day']]);
    runs.set(key, [...(runs.get(key) ?? []), line]);
  }
  for (const group of runs.values()) {
    group
      .toSorted((a, b) =>
        String(a.values['startedAt'] ?? '').localeCompare(String(b.values['startedAt'] ?? '')),
      )
      .forEach((line, at) => {
        line.values['attempt'] = at + 1;
      });
  }
}
