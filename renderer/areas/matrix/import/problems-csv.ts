import { unparse } from 'papaparse';
import type { ImportProblem } from '../../../../shared/contract/table-import.ts';
import { IMPORT_PROBLEM_CODES, IMPORT_PROBLEMS } from '../../../../shared/domain/matrix-import.ts';

/** The gravest first. */
export const SEVERITIES = ['blocks', 'warns', 'informs'] as const;
export const SEVERITY_WORDS: Record<ImportProblem['severity'], string> = {
  blocks: 'Left out',
  warns: 'To check',
  informs: 'Note',
};

/** Name and explanation of a kind of problem; undefined for a code that this version does not know. */
export function kindOf(code: string): (typeof IMPORT_PROBLEMS)[keyof typeof IMPORT_PROBLEMS] | undefined {
  const known = IMPORT_PROBLEM_CODES.find((each) => each === code);
  return known && IMPORT_PROBLEMS[known];
}

/**
 * The problems as CSV text for a spreadsheet. Messages quote cells of a file from outside, so a text that a spreadsheet
 * would take for a formula is escaped.
 */
export function problemsCsv(problems: readonly ImportProblem[]): string {
  return unparse(
    problems.map(({ row, column, code, severity, message }) => ({
      Row: row,
      Column: column ?? '',
      Outcome: SEVERITY_WORDS[severity],
      Kind: kindOf(code)?.name ?? code,
      Code: code,
      Problem: message,
    })),
    { escapeFormulae: true },
  );
}
