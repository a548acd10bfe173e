/**
 * Turns a table that somebody else wrote into controls and a list of what a person has to decide. Pure: the workbook is read
 * elsewhere. Nothing here throws; what cannot be read becomes a problem that names the cell and the next step.
 */
import { readCriteria } from './matrix-import/criteria-cell.ts';
import { RowReader } from './matrix-import/row-reader.ts';
import { classifyRow, reachesDown } from './matrix-import/rows.ts';
import {
  isPlaceholder,
  type ImportProblem,
  type MatrixContext,
  type MatrixMapping,
  type MatrixRow,
} from './matrix-import/types.ts';
import { cellAt, columnCount, columnLetter, tidy, type SheetTable } from './table.ts';

export { findHeaderRow, guessMapping } from './matrix-import/header.ts';
export {
  IMPORT_PROBLEM_CODES,
  MATRIX_FIELDS,
  type ImportProblem,
  type ImportProblemCode,
  type MatrixContext,
  type MatrixField,
  type MatrixMapping,
  type MatrixRow,
} from './matrix-import/types.ts';

/** Longest title that is made from a statement, in characters. */
const TITLE_LENGTH = 80;

export interface MatrixReading {
  rows: MatrixRow[];
  problems: ImportProblem[];
}

/** The table with what the caller has settled: which row names the columns, and what each column holds. */
interface Layout {
  table: SheetTable;
  headerRow: number;
  mapping: MatrixMapping;
  /** Columns named after a criterion and holding marks: the grid of criteria by controls. */
  grid: { column: number; criterion: string }[];
}

/**
 * Reads the controls below the header row. A row with a `blocks` problem is left out of `rows`; all others are in it, in sheet order.
 * `headerRow` is an index into `table.rows`, as `findHeaderRow` gives it.
 */
export function interpretMatrix(
  table: SheetTable,
  headerRow: number | null,
  mapping: MatrixMapping,
  context: MatrixContext,
): MatrixReading {
  if (headerRow === null) {
    const message = `Sheet "${table.name}" has no row that names the columns of a control matrix. Choose the header row and the columns yourself.`;
    return {
      rows: [],
      problems: [{ row: table.firstRow, column: null, code: 'no_header', severity: 'blocks', message }],
    };
  }
  const layout = { table, headerRow, mapping, grid: criteriaGrid(table, headerRow, mapping, context) };
  return new MatrixInterpreter(layout, context).read();
}

class MatrixInterpreter {
  readonly #layout: Layout;
  readonly #context: MatrixContext;
  readonly #rows: MatrixRow[] = [];
  readonly #problems: ImportProblem[] = [];
  readonly #byRef = new Map<string, MatrixRow>();
  readonly #existing: Set<string>;
  /** The last heading between the controls: their group, and their criteria where no column holds any. */
  #section = '';

  constructor(layout: Layout, context: MatrixContext) {
    this.#layout = layout;
    this.#context = context;
    this.#existing = new Set([...(context.existingRefs ?? [])].map((ref) => ref.toLowerCase()));
  }

  read(): MatrixReading {
    const { table, headerRow, mapping } = this.#layout;
    if (mapping.ref === undefined) {
      this.#report(headerRow, null, {
        code: 'no_ref_column',
        severity: 'warns',
        message:
          'No column holds control references. Controls are numbered C-001, C-002 and on in sheet order.',
      });
    }
    for (let index = headerRow + 1; index < table.rows.length; index += 1) {
      const what = classifyRow(table, index, headerRow, mapping);
      if (what.kind === 'control') this.#readControl(index);
      else if (what.kind === 'section') this.#readSection(index, what.text);
      else if (what.kind !== 'empty') this.#skip(index, what.kind);
    }
    return { rows: this.#rows, problems: this.#problems };
  }

  #skip(index: number, kind: 'total' | 'header'): void {
    const reason = kind === 'total' ? 'holds totals' : 'repeats the column names';
    const code = kind === 'total' ? 'skipped_total' : 'skipped_header';
    this.#report(index, null, {
      code,
      severity: 'warns',
      message: `${this.#rowName(index)} ${reason} and was skipped.`,
    });
  }

  #readSection(index: number, text: string): void {
    this.#section = text;
    const shown = text.length > 60 ? `${text.slice(0, 59)}…` : text;
    const message = `${this.#rowName(index)} holds only "${shown}". It was read as a heading or a note and skipped.`;
    this.#report(index, null, { code: 'skipped_section', severity: 'warns', message });
  }

  #readControl(index: number): void {
    const { table, mapping } = this.#layout;
    const reader = new RowReader(table, index, mapping, (column, problem) =>
      this.#report(index, column, problem),
    );
    const ref =
      mapping.ref === undefined ? `C-${String(this.#rows.length + 1).padStart(3, '0')}` : reader.text('ref');
    if (isPlaceholder(ref)) {
      const message = `${this.#rowName(index)} has no control reference and was not imported. Give it one and import again.`;
      this.#report(index, mapping.ref ?? null, { code: 'ref_missing', severity: 'blocks', message });
      return;
    }
    const criteria = this.#criteria(index, reader, ref);
    const earlier = this.#byRef.get(ref.toLowerCase());
    if (earlier) {
      this.#readRepeated(index, reader, earlier, criteria);
      return;
    }
    if (this.#existing.has(ref.toLowerCase())) {
      const message = `${ref} is already in this engagement, so ${this.#rowName(index).toLowerCase()} was not imported. Change one of the two references, or edit the existing control.`;
      this.#report(index, mapping.ref ?? null, { code: 'ref_exists', severity: 'blocks', message });
      return;
    }
    if (criteria.length === 0 && !this.#hasProblem(index, 'criterion_unknown')) {
      const message = `${ref} names no criterion. It was imported without one; map it to a criterion.`;
      this.#report(index, mapping.criteria ?? null, {
        code: 'criterion_missing',
        severity: 'warns',
        message,
      });
    }
    if (table.hiddenRows.includes(index)) {
      const message = `${ref} is in a row that the sheet hides. It was imported; remove it if it is out of use.`;
      this.#report(index, null, { code: 'row_hidden', severity: 'warns', message });
    }
    const row = this.#controlOf(index, reader, ref, criteria);
    this.#rows.push(row);
    this.#byRef.set(ref.toLowerCase(), row);
  }

  #controlOf(index: number, reader: RowReader, ref: string, criteria: string[]): MatrixRow {
    const statement = reader.text('statement');
    const title = reader.text('title') || titleOf(statement);
    if (title === '') {
      const message = `${ref} has neither a title nor a description. It was imported under its reference; describe it.`;
      this.#report(index, this.#layout.mapping.statement ?? null, {
        code: 'text_missing',
        severity: 'warns',
        message,
      });
    }
    return {
      row: this.#layout.table.firstRow + index,
      ref,
      criteria,
      title: title || ref,
      statement,
      owner: reader.owner(ref),
      frequency: reader.frequency(ref),
      nature: reader.nature(ref),
      mode: reader.mode(ref),
      layer: reader.layer(ref),
      isKey: reader.isKey(ref),
      system: reader.text('system'),
      evidence: reader.text('evidence'),
      notes: reader.text('notes'),
      group: this.#layout.mapping.group === undefined ? this.#section : reader.text('group'),
      risk: reader.text('risk'),
      lastTested: reader.lastTested(ref, this.#context.today),
    };
  }

  /**
   * The same control on a further row, one row for each criterion, adds its criteria to the first row; a reference used for another
   * control is blocked, because only a person knows which of the two is meant.
   */
  #readRepeated(index: number, reader: RowReader, earlier: MatrixRow, criteria: string[]): void {
    const { table, mapping } = this.#layout;
    const { ref } = earlier;
    const column = mapping.ref ?? null;
    const isMerged =
      column !== null && reachesDown(cellAt(table, index, column), cellAt(table, index - 1, column));
    const statement = reader.text('statement');
    const title = reader.text('title');
    const sameText =
      statement === earlier.statement &&
      (title === '' || title === earlier.title) &&
      statement + title !== '';
    const hasNewCriterion = criteria.some((criterion) => !earlier.criteria.includes(criterion));
    if (isMerged || (sameText && hasNewCriterion)) {
      earlier.criteria = [...new Set([...earlier.criteria, ...criteria])];
      const message = `${this.#rowName(index)} continues ${ref} of row ${earlier.row}; its criteria were added there.`;
      this.#report(index, column, { code: 'continued_row', severity: 'warns', message });
      return;
    }
    const message = `${ref} is used twice: ${this.#rowName(index).toLowerCase()} was not imported, row ${earlier.row} was. Give one of them another reference.`;
    this.#report(index, column, { code: 'ref_duplicate', severity: 'blocks', message });
  }

  #criteria(index: number, reader: RowReader, ref: string): string[] {
    const { table, mapping, grid } = this.#layout;
    const { findCriterion, inScope } = this.#context;
    const column = mapping.criteria ?? null;
    // Line breaks separate criteria, so the cell is read as written.
    const text = column === null ? '' : reader.raw('criteria');
    const reading = isPlaceholder(text) ? { ids: [], unknown: [] } : readCriteria(text, findCriterion);
    const marked = grid
      .filter((each) => isMark(cellAt(table, index, each.column).text))
      .map((each) => each.criterion);
    const fromHeading =
      column === null && marked.length === 0 ? readCriteria(this.#section, findCriterion).ids : [];
    for (const unknown of reading.unknown) {
      const message = `"${unknown}" of ${ref} is not one of the criteria. The control was imported without it; correct the identifier.`;
      this.#report(index, column, { code: 'criterion_unknown', severity: 'warns', message });
    }
    const ids = [...new Set([...reading.ids, ...marked, ...fromHeading])];
    for (const id of ids) {
      if (!inScope || inScope(id)) continue;
      const message = `${id} of ${ref} belongs to a category that is not in scope. It was kept; add the category or remove the criterion.`;
      this.#report(index, column, { code: 'criterion_out_of_scope', severity: 'warns', message });
    }
    return ids;
  }

  #rowName(index: number): string {
    return `Row ${this.#layout.table.firstRow + index}`;
  }

  #hasProblem(index: number, code: ImportProblem['code']): boolean {
    const row = this.#layout.table.firstRow + index;
    return this.#problems.some((problem) => problem.row === row && problem.code === code);
  }

  #report(index: number, column: number | null, problem: Omit<ImportProblem, 'row' | 'column'>): void {
    const row = this.#layout.table.firstRow + index;
    this.#problems.push({ row, column: column === null ? null : columnLetter(column), ...problem });
  }
}

/** Columns without a field whose name is exactly one criterion. */
function criteriaGrid(
  table: SheetTable,
  headerRow: number,
  mapping: MatrixMapping,
  context: MatrixContext,
): Layout['grid'] {
  const taken = new Set(Object.values(mapping));
  const grid: Layout['grid'] = [];
  for (let column = 0; column < columnCount(table); column += 1) {
    if (taken.has(column)) continue;
    const { ids, unknown } = readCriteria(cellAt(table, headerRow, column).text, context.findCriterion);
    const [criterion] = ids;
    if (criterion && ids.length === 1 && unknown.length === 0) grid.push({ column, criterion });
  }
  return grid;
}

/** Any sign in a grid cell but a written "no". */
function isMark(text: string): boolean {
  return !isPlaceholder(text) && !/^(?:n|no|0|false)$/i.test(text.trim());
}

/** The first clause of a statement, at most 80 characters; a longer one is cut after a word. */
export function titleOf(statement: string): string {
  const text = tidy(statement);
  const clause = /^(.+?)(?:[;:]|[.!?](?=\s|$)|$)/u.exec(text)?.[1] ?? text;
  if (clause.length <= TITLE_LENGTH) return clause;
  const cut = clause.slice(0, TITLE_LENGTH - 1);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > 0 ? space : undefined).replace(/[\s,]+$/, '')}…`;
}
