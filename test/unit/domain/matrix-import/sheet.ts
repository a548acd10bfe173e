/** Sheets in a few lines of text, and what the import makes of them. */
import { interpretMatrix, layoutOf, type MatrixReading } from '../../../../shared/domain/matrix-import.ts';
import type { Cell, SheetTable } from '../../../../shared/domain/table.ts';
import reference from '../../../fixtures/criteria-reference.json' with { type: 'json' };

export const IDS = reference.map(({ id }) => id);
const CRITERIA = new Set(IDS);
export const findCriterion = (text: string): string | undefined => (CRITERIA.has(text) ? text : undefined);

export const MFA = 'A second factor is required for everyone in all applications';
export const REQUEST = 'Access is requested in a ticket and approved before it is given';
export const BACKUP = 'Backups run every night and failures page the engineer on call';
export const CHANGE = 'Each production change is tested and approved by a second engineer';

/** Rows apart by lines, cells by bars; "^" begins a cell that a merge from above reaches, "=" a formula's result. */
export function tableOf(text: string, changes: Partial<SheetTable> = {}): SheetTable {
  const rows = text
    .trim()
    .split('\n')
    .map((line) => line.trim().split('|').map(cellOf));
  return { name: 'Sheet1', hidden: false, rows, firstRow: 1, hiddenColumns: [], hiddenRows: [], ...changes };
}

function cellOf(written: string): Cell {
  const text = written.trim().replaceAll(String.raw`\n`, '\n');
  if (text === '') return { text, kind: 'empty' };
  if (text.startsWith('^')) return { text: text.slice(1), kind: 'text', merged: true };
  return text.startsWith('=') ? { text: text.slice(1), kind: 'formula' } : { text, kind: 'text' };
}

export function read(table: SheetTable): MatrixReading {
  return interpretMatrix(table, layoutOf(table, findCriterion), { findCriterion });
}

export const controls = ({ rows }: MatrixReading): string[] =>
  rows.map(({ ref, criteria }) => `${ref}: ${criteria.join(' ')}`);
export const problems = (reading: MatrixReading): string[] =>
  reading.problems.map(({ row, column, code }) => `${column ?? '-'}${row} ${code}`);
