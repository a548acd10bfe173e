/**
 * Turns a table that somebody else wrote into controls and a list of what a person has to decide. Pure: the workbook is read
 * elsewhere. Nothing here throws; what cannot be read becomes a problem that names the cell and the next step.
 */
import { readCriteria } from './table-import/criteria-cell.ts';
import { tablesOf } from './matrix-import/further-tables.ts';
import { comparable, controlOf, isSameControl, joinRow } from './matrix-import/control-rows.ts';
import { addressOf, type Layout } from './matrix-import/layout.ts';
import { IMPORT_PROBLEMS, type ImportProblemCode } from './matrix-import/problem-kinds.ts';
import { LONGEST_REF, readRefs, RefNumbers, type WrittenRef } from './table-import/refs.ts';
import { CriteriaReader } from './matrix-import/row-criteria.ts';
import { RowReader, type Report } from './matrix-import/row-reader.ts';
import { reachesDown, RowKinds } from './matrix-import/rows.ts';
import { reportDoubtsOfUse } from './matrix-import/in-use.ts';
import { isPlaceholder } from './table-import/placeholder.ts';
import type { ImportProblem, LeftRow, MatrixContext, MatrixRow } from './matrix-import/types.ts';
import { cellAt, columnLetter, tidy, type SheetTable } from './table.ts';

export { NO_HEADER } from './table-import/columns.ts';
export { titleOf } from './matrix-import/control-rows.ts';
export { MATRIX_LEXICON } from './matrix-import/lexicon.ts';
export { addressOf, layoutOf, type Layout, type LayoutChoice } from './matrix-import/layout.ts';
export {
  IMPORT_PROBLEM_CODES,
  IMPORT_PROBLEMS,
  type ImportProblemCode,
  type ImportSeverity,
} from './matrix-import/problem-kinds.ts';
export {
  MATRIX_FIELDS,
  type ImportProblem,
  type LeftRow,
  type MatrixContext,
  type MatrixField,
  type MatrixMapping,
  type MatrixRow,
} from './matrix-import/types.ts';

/** A text of this length without a number is a control and no remark. */
const LEAST_STATEMENT = 20;

export interface MatrixReading {
  /** What can be imported, in sheet order. */
  rows: MatrixRow[];
  /** Controls that a `blocks` problem keeps out. */
  left: LeftRow[];
  problems: ImportProblem[];
}

/** Reads the controls of a sheet in the layout given; null when nothing tells what its columns hold. */
export function interpretMatrix(
  sheet: SheetTable,
  layout: Layout | null,
  context: MatrixContext,
): MatrixReading {
  if (layout) return new MatrixInterpreter(tablesOf(layout, context.findCriterion), context).read();
  const message = `Sheet "${sheet.name}" has no row that names the columns of a control matrix. Choose the header row and the columns yourself.`;
  const { severity } = IMPORT_PROBLEMS.no_header;
  return {
    rows: [],
    left: [],
    problems: [{ row: sheet.firstRow, column: null, code: 'no_header', severity, message }],
  };
}

/** A control that was read, with what tells whether a later row belongs to it. */
interface Known {
  control: MatrixRow;
  index: number;
  /** Sheet places of its further rows. */
  further: string[];
}

class MatrixInterpreter {
  readonly #layouts: readonly [Layout, ...Layout[]];
  readonly #context: MatrixContext;
  /** The table that is being read, and what is known of it. */
  #layout: Layout;
  #kinds: RowKinds;
  #criteria: CriteriaReader;
  readonly #numbers: RefNumbers;
  readonly #rows: MatrixRow[] = [];
  readonly #left: LeftRow[] = [];
  readonly #problems: ImportProblem[] = [];
  readonly #byRef = new Map<string, Known>();
  readonly #byText = new Map<string, Known>();
  /** Numbers of controls of the engagement by their text. */
  readonly #existing: Map<string, string>;
  /** Numbers of the engagement, in lower case. */
  readonly #existingRefs: Set<string>;
  #last: Known | undefined;
  /** The last heading between the controls: their group, and their criteria where no column holds any. */
  #section = '';

  constructor(layouts: readonly [Layout, ...Layout[]], context: MatrixContext) {
    this.#layouts = layouts;
    this.#context = context;
    [this.#layout] = layouts;
    this.#kinds = new RowKinds(this.#layout);
    this.#criteria = new CriteriaReader(this.#layout, context, this.#kinds.criteriaReachDown);
    const existing = context.existing ?? [];
    this.#existing = new Map(existing.map((each) => [comparable(each.statement || each.title), each.ref]));
    this.#existingRefs = new Set(existing.map(({ ref }) => ref.toLowerCase()));
    const written = layouts.flatMap(({ table, headerRow, mapping: { ref } }) =>
      table.rows
        .slice(headerRow + 1)
        .flatMap((row) => (ref === undefined ? [] : readRefs(row[ref]?.text ?? ''))),
    );
    this.#numbers = new RefNumbers([...written, ...existing].map(({ ref }) => ref));
  }

  read(): MatrixReading {
    this.#section = this.#headingAbove();
    for (const layout of this.#layouts) this.#readTable(layout);
    for (const known of this.#byRef.values()) this.#reportFurther(known);
    if (!this.#hasTexts() && this.#rows.some(({ ref }) => !this.#existingRefs.has(ref.toLowerCase()))) {
      const message = `No ${this.#layout.turned ? 'row' : 'column'} holds titles or descriptions. Controls that are not there yet come in under their numbers; describe them.`;
      this.#report(Math.max(this.#layouts[0].headerRow, 0), null, 'no_text_column', message);
    }
    this.#problems.sort((a, b) => a.row - b.row);
    return { rows: this.#rows, left: this.#left, problems: this.#problems };
  }

  #readTable(layout: Layout): void {
    const { table, headerRow } = layout;
    if (layout !== this.#layouts[0]) {
      this.#layout = layout;
      this.#kinds = new RowKinds(layout);
      this.#criteria = new CriteriaReader(layout, this.#context, this.#kinds.criteriaReachDown);
      this.#last = undefined;
      const message = `${this.#place(headerRow)} names the columns anew. The rows below it were read by these names.`;
      this.#report(headerRow, null, 'skipped_header', message);
    }
    this.#reportLayout();
    const asides: number[] = [];
    for (let index = headerRow + 1; index < table.rows.length; index += 1) {
      const what = this.#kinds.kindOf(index);
      if (what.kind === 'control') this.#readRow(index);
      else if (what.kind === 'section') this.#readSection(index, what.text);
      else if (what.kind === 'note') this.#readNote(index, what.text);
      else if (what.kind === 'gap') this.#readGap(index);
      else if (what.kind === 'aside') asides.push(index);
      // A row without a number goes on with the control above only where nothing stands between.
      else if (what.kind === 'empty') this.#last = undefined;
      else if (what.kind === 'total') {
        this.#report(index, null, 'skipped_total', `${this.#place(index)} holds totals and was skipped.`);
      } else if (what.kind === 'header') {
        const message = `${this.#place(index)} repeats or explains the column names and was skipped.`;
        this.#report(index, null, 'skipped_header', message);
      }
    }
    this.#reportAsides(asides);
  }

  #reportLayout(): void {
    const { table, headerRow, mapping, names, turned, grid, moreCriteria, ownerAddress } = this.#layout;
    const first = Math.max(headerRow, 0);
    const line = turned ? 'row' : 'column';
    if (this.#layout.isTold) {
      const message = 'No row names the columns, so they were told by what they hold. Check each of them.';
      this.#report(first, null, 'header_guessed', message);
    }
    if (mapping.ref === undefined) {
      const message = `No ${line} holds control numbers. Controls are numbered C-001, C-002 and on; one that is already there under the same text keeps its number.`;
      this.#report(first, null, 'no_ref_column', message);
    }
    if (mapping.owner === undefined) {
      const message = `No ${line} names the owners. Every control has one accountable person; name them.`;
      this.#report(first, null, 'no_owner_column', message);
    }
    if (this.#kinds.criteriaReachDown) {
      const message =
        'The criteria column names a criterion once for the rows below it; they were read with it.';
      this.#report(first, mapping.criteria ?? null, 'criteria_reach_down', message);
    }
    const used = new Set([...Object.values(mapping), ...grid.map(({ column }) => column), ...moreCriteria]);
    if (ownerAddress !== undefined) used.add(ownerAddress);
    for (const column of table.hiddenColumns) {
      const name = tidy(names[column] ?? '');
      const isEmpty = table.rows.every((row) => tidy(row[column]?.text ?? '') === '');
      if (isEmpty) continue;
      const place = turned ? `Row ${table.firstRow + column}` : `Column ${columnLetter(column)}`;
      const shown = name === '' ? '' : ` "${name.slice(0, 60)}"`;
      const use = used.has(column) ? 'It was read.' : 'It was not read.';
      this.#report(first, column, 'column_hidden', `${place}${shown} is hidden in the sheet. ${use}`);
    }
  }

  /** The heading of a first block may stand above the header: one text that names a criterion. */
  #headingAbove(): string {
    const { table, headerRow } = this.#layout;
    const texts = new Set((table.rows[headerRow - 1] ?? []).map(({ text }) => tidy(text)).filter(Boolean));
    const [text = ''] = texts;
    const isHeading = texts.size === 1 && readCriteria(text, this.#context.findCriterion).ids.length === 1;
    return isHeading ? text : '';
  }

  #reportAsides(rows: readonly number[]): void {
    const [first] = rows;
    if (first === undefined) return;
    const more = rows.length > 1 ? ` and ${rows.length - 1} more hold` : ' holds';
    const message = `${this.#place(first)}${more} text beside the table or a table of another kind, and no control. It was skipped.`;
    this.#report(first, null, 'skipped_section', message);
  }

  #readSection(index: number, text: string): void {
    // Of a turned sheet it is a column of notes, which says nothing of the columns after it.
    if (!this.#layout.turned) this.#section = text;
    this.#criteria.forget();
    this.#readNote(index, text);
  }

  #readNote(index: number, text: string): void {
    this.#last = undefined;
    const shown = text.length > 60 ? `${text.slice(0, 59)}…` : text;
    const message = `${this.#place(index)} holds only "${shown}". It was read as a heading or a note and skipped.`;
    this.#report(index, null, 'skipped_section', message);
  }

  #readGap(index: number): void {
    this.#last = undefined;
    const reader = new RowReader(this.#layout, index, this.#reportAt(index));
    const message = `${this.#place(index)} names a criterion and no control. Nothing was imported; name a control that meets it.`;
    this.#leave(index, '', reader, 'ref_missing', message);
  }

  #readRow(index: number): void {
    const report = this.#reportAt(index);
    const reader = new RowReader(this.#layout, index, report);
    const raw = reader.raw('ref');
    const written = isPlaceholder(raw) ? [] : readRefs(raw);
    if (written.length === 0) {
      this.#readWithoutRef(index, reader);
    } else if (written.length > 1 && (reader.text('statement') || reader.text('title')) !== '') {
      const list = written.map(({ ref }) => ref).join(', ');
      const message = `${this.#place(index)} gives one text to several numbers: ${list}. It was not imported; give each control its own row.`;
      this.#leave(index, tidy(raw), reader, 'ref_several', message);
    } else {
      for (const each of written) this.#readControl(index, reader, each);
    }
  }

  /** A row without a number: more of the control above, a control that the text tells, or one that gets a number. */
  #readWithoutRef(index: number, reader: RowReader): void {
    const { mapping } = this.#layout;
    const text = [reader.text('statement') || reader.text('title')].find(Boolean) ?? '';
    const hasOwnText = (['statement', 'title'] as const).some((field) => {
      const column = mapping[field];
      return column !== undefined && reader.text(field) !== '' && !this.#isReached(index, column);
    });
    const same = mapping.ref === undefined ? this.#byText.get(comparable(text)) : undefined;
    const known = same ?? (hasOwnText ? undefined : this.#last);
    if (known && (mapping.ref !== undefined || text !== '')) {
      this.#join(known, index, reader);
      return;
    }
    const criteria = this.#peekCriteria(index);
    if (
      text === '' ||
      (mapping.ref !== undefined && text.length < LEAST_STATEMENT && criteria.length === 0)
    ) {
      const message = `${this.#place(index)} has no control number and was not imported. Give it one and import again.`;
      this.#leave(index, '', reader, 'ref_missing', message);
      return;
    }
    const ref = this.#existing.get(comparable(text)) ?? this.#numbers.next(this.#lastRef());
    if (mapping.ref !== undefined) {
      const message = `${this.#place(index)} has no control number. It was imported as ${ref}; change the number if it should have another.`;
      this.#report(index, mapping.ref, 'ref_generated', message);
    }
    this.#readControl(index, reader, { ref, text: '' });
  }

  #readControl(index: number, reader: RowReader, { ref, text }: WrittenRef): void {
    const { mapping } = this.#layout;
    if (ref.length > LONGEST_REF) {
      const message = `The number of ${this.#place(index).toLowerCase()} has more than ${LONGEST_REF} characters, so it was not imported. Shorten the number.`;
      this.#leave(index, ref.slice(0, LONGEST_REF), reader, 'ref_too_long', message);
      return;
    }
    const earlier = this.#byRef.get(ref.toLowerCase());
    if (earlier) {
      this.#readRepeated(index, reader, earlier);
      return;
    }
    const report = this.#reportAt(index);
    const criteria = this.#criteria.read(index, ref, this.#section, report);
    const isThere = this.#existingRefs.has(ref.toLowerCase());
    if (criteria.ids.length === 0 && !criteria.isNamed && !(isThere && mapping.criteria === undefined)) {
      const message = `${ref} names no criterion. It was imported without one; map it to a criterion.`;
      report(mapping.criteria ?? null, 'criterion_missing', message);
    }
    reportDoubtsOfUse(this.#layout, index, ref, report);
    const known = { ref, criteria: criteria.ids, beside: text, section: this.#section };
    const control = controlOf(this.#layout, index, reader, known, this.#context);
    if (control.title === ref && control.statement === '' && !isThere && this.#hasTexts()) {
      const message = `${ref} has neither a title nor a description. It was imported under its number; describe it.`;
      report(mapping.statement ?? mapping.title ?? null, 'text_missing', message);
    }
    this.#rows.push(control);
    this.#last = { control, index, further: [] };
    this.#byRef.set(ref.toLowerCase(), this.#last);
    this.#byText.set(comparable(control.statement || control.title), this.#last);
  }

  /**
   * The same control on a further row adds to the first row; a number used for another control is blocked, because only a person
   * knows which of the two is meant.
   */
  #readRepeated(index: number, reader: RowReader, earlier: Known): void {
    const { mapping } = this.#layout;
    const column = mapping.ref;
    const isMerged = column !== undefined && this.#isReached(index, column);
    const criteria = this.#peekCriteria(index);
    const { control } = earlier;
    if (isMerged || isSameControl(this.#layout, control, earlier.index, index, reader, criteria)) {
      this.#join(earlier, index, reader);
      return;
    }
    const message = `${control.ref} is used twice: ${this.#place(index).toLowerCase()} was not imported, ${this.#place(earlier.index).toLowerCase()} was. Give one of them another number.`;
    this.#leave(index, control.ref, reader, 'ref_duplicate', message);
  }

  #join(known: Known, index: number, reader: RowReader): void {
    const report = this.#reportAt(index);
    const { ids } = this.#criteria.read(index, known.control.ref, this.#section, report);
    joinRow(known.control, reader, ids, this.#layout, report);
    known.further.push(
      this.#layout.turned ? columnLetter(index) : String(this.#layout.table.firstRow + index),
    );
    this.#last = known;
  }

  #reportFurther({ control, further }: Known): void {
    const [first] = further;
    if (first === undefined) return;
    const { table, turned, mapping } = this.#layout;
    const shown = further.length > 6 ? [...further.slice(0, 5), `${further.length - 5} more`] : further;
    const places = `${turned ? 'column' : 'row'}${further.length > 1 ? 's' : ''} ${shown.join(', ')}`;
    const message = `${control.ref} goes on in ${places}; what is said there was added to it.`;
    const index = turned ? 0 : Number(first) - table.firstRow;
    this.#report(index, turned ? null : (mapping.ref ?? null), 'continued_row', message);
  }

  #leave(index: number, ref: string, reader: RowReader, code: ImportProblemCode, message: string): void {
    this.#report(index, this.#layout.mapping.ref ?? null, code, message);
    const title = reader.text('title') || reader.text('statement');
    this.#left.push({ ...addressOf(this.#layout, index, null), ref, title: title.slice(0, 200) });
  }

  /** The criteria of a row without reporting on them. */
  #peekCriteria(index: number): string[] {
    return this.#criteria.read(index, '', this.#section, () => undefined).ids;
  }

  /** Texts may stand beside the numbers, too. */
  #hasTexts(): boolean {
    const { title, statement } = this.#layout.mapping;
    return (title ?? statement) !== undefined || this.#rows.some((row) => row.statement !== '');
  }

  #lastRef(): string | undefined {
    return this.#layout.mapping.ref === undefined ? undefined : this.#rows.at(-1)?.ref;
  }

  #isReached(index: number, column: number): boolean {
    const { table } = this.#layout;
    return reachesDown(cellAt(table, index, column), cellAt(table, index - 1, column));
  }

  #place(index: number): string {
    const { table, turned } = this.#layout;
    return turned ? `Column ${columnLetter(index)}` : `Row ${table.firstRow + index}`;
  }

  #reportAt(index: number): Report {
    return (column, code, message) => this.#report(index, column, code, message);
  }

  #report(index: number, column: number | null, code: ImportProblemCode, message: string): void {
    const { severity } = IMPORT_PROBLEMS[code];
    this.#problems.push({ ...addressOf(this.#layout, index, column), code, severity, message });
  }
}
