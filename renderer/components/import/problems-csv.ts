import { unparse } from 'papaparse';
import type { ImportProblem } from '../../../shared/contract/table-import.ts';
import { guardCell } from '../../../shared/domain/spreadsheet-text.ts';
import type { ProblemKind } from '../../../shared/domain/table-import/problem.ts';

/** The kinds of problem of one import by code, the gravest first. */
export type ProblemKinds = Readonly<Record<string, Pick<ProblemKind, 'name' | 'help' | 'severity'>>>;

/** The gravest first. */
export const SEVERITIES = ['blocks', 'warns', 'informs'] as const;
export const SEVERITY_WORDS: Record<ImportProblem['severity'], string> = {
  blocks: 'Left out',
  warns: 'To check',
  informs: 'Note',
};

/**
 * The problems as CSV text for a spreadsheet. Messages quote cells of a file from outside, so a text that a spreadsheet
 * would take for a formula is guarded.
 */
export function problemsCsv(problems: readonly ImportProblem[], kinds: ProblemKinds): string {
  return unparse(
    problems.map(({ row, column, code, severity, message }) => ({
      Row: row,
      Column: guardCell(column ?? ''),
      Outcome: SEVERITY_WORDS[severity],
      Kind: guardCell(kinds[code]?.name ?? code),
      Code: code,
      Problem: guardCell(message),
    })),
  );
}
