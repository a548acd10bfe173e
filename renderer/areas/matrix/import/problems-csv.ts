import { unparse } from 'papaparse';
import type { ImportProblem } from '../../../../shared/contract/matrix.ts';

export const SEVERITY_WORDS: Record<ImportProblem['severity'], string> = {
  blocks: 'Not imported',
  warns: 'To check',
  informs: 'For information',
};

/**
 * The problems as CSV text for a spreadsheet. Messages quote cells of a file from outside, so a text that a spreadsheet
 * would take for a formula is escaped.
 */
export function problemsCsv(problems: readonly ImportProblem[]): string {
  return unparse(
    problems.map(({ row, column, severity, message }) => ({
      Row: row,
      Column: column ?? '',
      Outcome: SEVERITY_WORDS[severity],
      Problem: message,
    })),
    { escapeFormulae: true },
  );
}
