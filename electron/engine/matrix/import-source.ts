/** Reads the sheet of an import: which sheet, which layout, and what of the engagement the reading needs to know. */
import { basename } from 'node:path';
import type { z } from 'zod';
import type { importSource } from '../../../shared/contract/matrix.ts';
import { findCriterion } from '../../../shared/domain/criteria.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import {
  IMPORT_PROBLEMS,
  interpretMatrix,
  layoutOf,
  MATRIX_FIELDS,
  NO_HEADER,
  type ImportProblem,
  type ImportProblemCode,
  type Layout,
  type LayoutChoice,
  type MatrixContext,
  type MatrixReading,
} from '../../../shared/domain/matrix-import.ts';
import type { SheetTable } from '../../../shared/domain/table.ts';
import { criteriaInScope } from '../scope/scope.ts';
import type { Session } from '../session.ts';
import { savedLayout } from './saved-mappings.ts';
import { pickColumns } from '../tables/saved-mappings.ts';
import { readWorkbook } from '../tables/table-file.ts';

export type ImportSource = z.infer<typeof importSource>;

export interface ImportReading extends MatrixReading {
  tables: SheetTable[];
  /** The sheet as it is in the file. */
  sheet: SheetTable;
  layout: Layout | null;
  mappingFrom: 'guessed' | 'saved' | 'given';
  /** Control id by lower-case number. */
  present: Map<string, string>;
}

/** A sheet with this many controls and criteria beside the one that is read belongs to the matrix as likely as not. */
const LEAST_CONTROLS = 3;
/** Rows of another sheet that are looked at to tell whether it holds controls. */
const LOOKED_AT = 200;

/** @throws AppError bad_input for a sheet that the file does not have; the errors of `readWorkbook` */
export async function readImport(session: Session, source: ImportSource): Promise<ImportReading> {
  const path = session.source(source.file);
  const tables = await readWorkbook(path);
  const sheet = source.sheet === undefined ? likeliest(tables) : tables.find((t) => t.name === source.sheet);
  if (!sheet) {
    throw new AppError(
      'bad_input',
      `${basename(path)} has no sheet "${source.sheet ?? ''}". It has: ${tables.map((t) => t.name).join(', ')}.`,
    );
  }
  const controls = session.workspace.all<{ id: string; ref: string; title: string; statement: string }>(
    'SELECT id, ref, title, statement FROM control',
  );
  const { layout, mappingFrom } = chooseLayout(session, sheet, source);
  const reading = interpretMatrix(sheet, layout, contextOf(session, controls));
  return {
    ...reading,
    problems: [...sheetProblems(tables, sheet), ...reading.problems],
    tables,
    sheet,
    layout,
    mappingFrom,
    present: new Map(controls.map((control) => [control.ref.toLowerCase(), control.id])),
  };
}

function chooseLayout(
  session: Session,
  sheet: SheetTable,
  { turned, headerRow, mapping, guess }: ImportSource,
): Pick<ImportReading, 'layout' | 'mappingFrom'> {
  const firstRow = turned ? 1 : sheet.firstRow;
  const choice: LayoutChoice = {
    turned,
    headerRow: headerRow === undefined ? undefined : headerRow === 0 ? NO_HEADER : headerRow - firstRow,
  };
  if (mapping) {
    return {
      layout: layoutOf(sheet, findCriterion, { ...choice, mapping: pickColumns(MATRIX_FIELDS, mapping) }),
      mappingFrom: 'given',
    };
  }
  const isOpen = !guess && turned === undefined && headerRow === undefined;
  const saved = isOpen ? savedLayout(session, sheet) : undefined;
  const layout = layoutOf(sheet, findCriterion, saved ?? choice);
  return { layout, mappingFrom: saved ? 'saved' : 'guessed' };
}

function contextOf(session: Session, existing: MatrixContext['existing'] = []): MatrixContext {
  const scope = new Set(criteriaInScope(session).map((c) => c.id));
  return {
    findCriterion,
    inScope: (id) => scope.has(id),
    existing,
    policies: session.workspace.all<{ name: string }>('SELECT name FROM policy').map(({ name }) => name),
    today: new Date().toISOString().slice(0, 10),
  };
}

/** The sheet that looks most like a matrix: visible, with most columns named, and the longest of those. */
function likeliest(tables: readonly SheetTable[]): SheetTable | undefined {
  const weighed = tables.map((table) => ({
    table,
    weight: Math.min(layoutOf(table, findCriterion)?.weight ?? -1, 40),
  }));
  const score = ({ table, weight }: (typeof weighed)[number]) =>
    (table.hidden ? 0 : 1e8) + (weight + 1) * 1e6 + Math.min(table.rows.length, 1e6 - 1);
  return weighed.toSorted((a, b) => score(b) - score(a))[0]?.table;
}

/** What a person should know of the sheets: the one that is read is hidden, or another one holds controls too. */
function sheetProblems(tables: readonly SheetTable[], sheet: SheetTable): ImportProblem[] {
  const report = (code: ImportProblemCode, message: string): ImportProblem => {
    const { severity } = IMPORT_PROBLEMS[code];
    return { row: sheet.firstRow, column: null, code, severity, message };
  };
  const problems = sheet.hidden
    ? [report('sheet_hidden', `Sheet "${sheet.name}" is hidden in the workbook. It was read.`)]
    : [];
  for (const other of tables) {
    if (other === sheet || !holdsControls(other)) continue;
    const message = `Sheet "${other.name}"${other.hidden ? ', which the workbook hides,' : ''} holds controls too. It was not read; import it by itself if it belongs to the matrix.`;
    problems.push(report(other.hidden ? 'sheet_hidden' : 'other_sheet', message));
  }
  return problems;
}

function holdsControls(table: SheetTable): boolean {
  const head = { ...table, rows: table.rows.slice(0, LOOKED_AT) };
  const { rows } = interpretMatrix(head, layoutOf(head, findCriterion), { findCriterion });
  return rows.filter(({ criteria }) => criteria.length > 0).length >= LEAST_CONTROLS;
}
