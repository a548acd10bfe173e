/** A problem of an import: where, which kind, what it did and what a person does next. */

/** `blocks`: the row is not imported. `warns`: it is imported, and someone should look. `informs`: nothing is wrong. */
export type ImportSeverity = 'blocks' | 'warns' | 'informs';

export interface ProblemKind {
  severity: ImportSeverity;
  /** The problem in a few words. */
  name: string;
  /** What the import did and what a person does next. */
  help: string;
}

export interface TableProblem<C extends string> {
  /** Sheet row, from 1. */
  row: number;
  /** Column letters, null when the whole row is meant. */
  column: string | null;
  code: C;
  severity: ImportSeverity;
  message: string;
}

export function problemKind(severity: ImportSeverity, name: string, help: string): ProblemKind {
  return { severity, name, help };
}
