/** Tells the rows of a matrix that are controls from headings, totals and rows that name or explain the columns. */
import { cellAt, tidy, type Cell } from '../table.ts';
import { valueWeight } from './column-values.ts';
import { columnValues, NO_HEADER } from '../table-import/columns.ts';
import { looksLikeCriteria } from '../table-import/criteria-cell.ts';
import { namedFields } from '../table-import/header.ts';
import { MATRIX_LEXICON } from './lexicon.ts';
import type { Layout } from './layout.ts';
import { readMark } from '../table-import/marks.ts';
import { holdsRefs, looksLikeRef, readRefs, refShape, type WrittenRef } from '../table-import/refs.ts';
import { isPlaceholder } from '../table-import/placeholder.ts';
import type { MatrixField } from './types.ts';

export type RowKind =
  | { kind: 'control' }
  /** `gap`: a criterion without a control; `aside`: text beside the table only, such as a legend or steps of a test. */
  | { kind: 'empty' | 'total' | 'header' | 'gap' | 'aside' }
  /** A `section` says something of the rows below it, a `note` does not. */
  | { kind: 'section' | 'note'; text: string };

const TOTAL =
  /^(?:(?:grand|sub)[\s-]*)?totals?\b|^(?:sum|count|average|number of controls|summe|gesamt|gesamtzahl|zwischensumme|total général|nombre)\b|^[Σ∑]/iu;
/** Who signed the sheet, or what explains it: no control begins so. */
const FOOT =
  /^(?:(?:prepared|reviewed|approved|signed|checked|completed) by|sign(?:ed)?[\s-]?off|signatures?|legend|erstellt von|gepr\u00fcft von|freigegeben von|unterschrift|legende|\u00e9tabli par|approuv\u00e9 par)\b.{0,40}$/iu;
const NOTE = /^(?:notes?|remarks?|hinweise?|remarques?)\s*:/i;
/** Rows below the header that may explain the columns. */
const EXPLAINING_ROWS = 3;
/** Fields whose values have a form that an explanation lacks. */
const FORMED: readonly MatrixField[] = ['ref', 'criteria', 'frequency', 'nature', 'mode', 'isKey'];
const SHORT_HEADING = 100;
/** A longer text is prose and no name of a column. */
const LONGEST_NAME = 40;
/** Cells that are read, of a row that is no heading; of a narrow table it has fewer. */
const FULL_ROW = 3;

interface OwnCell {
  cell: Cell;
  column: number;
}

export class RowKinds {
  readonly #layout: Layout;
  /** Forms of the numbers of rows that are controls beyond doubt. */
  readonly #shapes = new Set<string>();
  /** Formed fields whose columns hold almost nothing else. */
  readonly #formed: MatrixField[];
  /** Most controls have a number that looks like one. */
  readonly #hasRefs: boolean;
  /** Rows of tables of another kind that stand below the controls. */
  readonly #others = new Set<number>();
  /** The criteria column names a criterion once for the rows below it, too. */
  readonly criteriaReachDown: boolean;

  constructor(layout: Layout) {
    this.#layout = layout;
    const { table, headerRow, mapping } = layout;
    const below = table.rows.map((_, index) => index).slice(headerRow + 1);
    const filled = below.filter((index) => this.#own(index).length >= 2);
    const used = filled.map((index) => this.#own(index).filter((cell) => this.#isRead(cell)).length);
    const full = used.reduce((most, count) => Math.max(most, Math.min(count, FULL_ROW)), 0);
    filled.forEach((index, at) => {
      const ref = this.#text(index, 'ref');
      if ((used[at] ?? 0) >= full && holdsRefs(ref)) this.#shapes.add(refShape(ref));
    });
    const valuesOf = (field: MatrixField) => columnValues(table, headerRow, mapping[field] ?? -1);
    this.#formed = FORMED.filter(
      (field) => mapping[field] !== undefined && valueWeight(field, valuesOf(field)) > 0.8,
    );
    const refs = filled
      .filter((_, at) => (used[at] ?? 0) >= full)
      .map((index) => this.#text(index, 'ref'))
      .filter((ref) => ref !== '');
    this.#hasRefs = refs.length > 0 && refs.filter(holdsRefs).length >= refs.length * 0.6;
    this.criteriaReachDown = this.#doCriteriaReachDown(filled);
    if (this.#hasRefs) this.#findOthers(below);
  }

  kindOf(index: number): RowKind {
    const own = this.#own(index);
    if (own.length === 0) return { kind: 'empty' };
    const first = tidy(own[0]?.cell.text ?? '');
    const texts = own.map(({ cell }) => tidy(cell.text));
    if (this.#others.has(index)) return { kind: 'aside' };
    if (this.#isTotal(index, own, first)) return { kind: 'total' };
    if (this.#isHeader(index, own)) return { kind: 'header' };
    if (this.#isFoot(index, own, first)) return { kind: 'note', text: texts.join(' ') };
    if (this.#isAside(index, own)) return { kind: 'aside' };
    if (this.#isHeading(index, own)) return { kind: 'section', text: [...new Set(texts)].join(' ') };
    return { kind: this.#isGap(index, own) ? 'gap' : 'control' };
  }

  /** Cells with text of their own: not the repetition of a merged range that begins above. */
  #own(index: number): OwnCell[] {
    const { table } = this.#layout;
    return (table.rows[index] ?? [])
      .map((cell, column) => ({ cell, column }))
      .filter(
        ({ cell, column }) => tidy(cell.text) !== '' && !reachesDown(cell, cellAt(table, index - 1, column)),
      );
  }

  #text(index: number, field: MatrixField): string {
    const column = this.#layout.mapping[field];
    return column === undefined ? '' : tidy(cellAt(this.#layout.table, index, column).text);
  }

  /** A text of a criterion, where the controls have marks, is not read. */
  #isRead({ cell, column }: OwnCell): boolean {
    const { mapping, grid, moreCriteria } = this.#layout;
    if (grid.some((each) => each.column === column)) return readMark(cell.text) !== null;
    return Object.values(mapping).includes(column) || moreCriteria.includes(column);
  }

  /**
   * A table of another kind, such as a history of versions: after an empty row, short names and nothing that looks like a number or
   * a criterion, and below them no number of a form that was seen before.
   */
  #findOthers(below: readonly number[]): void {
    const seen = new Set<string>();
    for (let at = 0; at < below.length; at += 1) {
      const index = below[at] ?? 0;
      const block = [index];
      const isFirst = at > 0 && this.#own(index - 1).length === 0;
      while (isFirst && this.#own(index + block.length).length > 0) block.push(index + block.length);
      if (
        isFirst &&
        block.length > 1 &&
        this.#namesOthers(index) &&
        !block.some((row) => this.#isSeen(row, seen))
      ) {
        for (const row of block) this.#others.add(row);
        at += block.length - 1;
      } else if (holdsRefs(this.#text(index, 'ref'))) seen.add(this.#seriesOf(index));
    }
  }

  #namesOthers(index: number): boolean {
    const own = this.#own(index);
    return (
      own.length >= 2 &&
      this.#text(index, 'ref') !== '' &&
      own.every(
        ({ cell }) => cell.kind === 'text' && cell.text.length <= LONGEST_NAME && !/\d/.test(cell.text),
      )
    );
  }

  /** Where criteria tell a control, a number must be of the very series ("C-"), elsewhere of its form. */
  #seriesOf(index: number): string {
    const ref = this.#text(index, 'ref');
    return this.#layout.mapping.criteria === undefined ? refShape(ref) : ref.replace(/\d+/g, '9');
  }

  #isSeen(index: number, seen: ReadonlySet<string>): boolean {
    return seen.has(this.#seriesOf(index)) || looksLikeCriteria(this.#text(index, 'criteria'));
  }

  #isFoot(index: number, own: OwnCell[], first: string): boolean {
    const { mapping } = this.#layout;
    if (own.length === 1 && NOTE.test(first)) return true;
    return (
      FOOT.test(first) &&
      !own.some(({ cell, column }) => column === mapping.criteria && looksLikeCriteria(cell.text)) &&
      !this.#shapes.has(refShape(this.#text(index, 'ref')))
    );
  }

  /** Where criteria list their controls, a criterion with nothing but a text of its own has none. */
  #isGap(index: number, own: OwnCell[]): boolean {
    const { ref, criteria } = this.#layout.mapping;
    if (ref === undefined || criteria === undefined || criteria > ref || this.#isReached(index, ref))
      return false;
    const used = own.filter((each) => this.#isRead(each) && !isPlaceholder(each.cell.text));
    return used.length > 0 && used.every(({ column }) => column === criteria);
  }

  #isAside(index: number, own: OwnCell[]): boolean {
    const { mapping, grid } = this.#layout;
    // Below a merged number stands more of the control.
    if (mapping.ref !== undefined && this.#isReached(index, mapping.ref)) return false;
    const inGrid = new Set(grid.map(({ column }) => column));
    const begin = Math.min(
      ...(['ref', 'criteria', 'statement', 'title'] as const).map((field) => mapping[field] ?? Infinity),
    );
    return own.every((each) => each.column > begin && !inGrid.has(each.column) && !this.#isRead(each));
  }

  #isTotal(index: number, own: OwnCell[], first: string): boolean {
    const texts = own.map(({ cell }) => cell.text);
    // "Total risk exposure is reported ..." is a control; "Total" with figures is not.
    if (TOTAL.test(first)) return first.length <= 40 && texts.every((text) => text.length <= 60);
    const isCounted = own.some(({ cell }) => cell.kind === 'formula');
    const words = own.filter(({ cell }) => !/^[\d.,%\s]+$/.test(cell.text));
    const hasLabel = words.length === 1 && words[0] === own[0] && !holdsRefs(first);
    return isCounted && (words.length === 0 || hasLabel) && isPlaceholder(this.#text(index, 'statement'));
  }

  #isHeader(index: number, own: OwnCell[]): boolean {
    const { headerRow, table, mapping } = this.#layout;
    if (headerRow === NO_HEADER) return false;
    const columns = Object.values(mapping);
    const same = columns.filter((column) => {
      const text = tidy(cellAt(table, index, column).text).toLowerCase();
      return text !== '' && text === tidy(cellAt(table, headerRow, column).text).toLowerCase();
    }).length;
    if (same >= 2 && same * 2 >= columns.length) return true;
    if (index <= headerRow + EXPLAINING_ROWS && this.#explains(index, own)) return true;
    // A number of the series heads a control: most rows need no further look.
    if (this.#shapes.has(refShape(this.#text(index, 'ref')))) return false;
    const areShort = own.every(({ cell }) => cell.text.length <= 60);
    const named =
      areShort && own.length >= 4
        ? namedFields(
            own.map(({ cell }) => cell.text),
            MATRIX_LEXICON,
          ).size
        : 0;
    return named >= Math.max(4, own.length * 0.7);
  }

  /** A row of column numbers, or of hints such as "unique no." and "D / W / M / Q" where the other rows hold values. */
  #explains(index: number, own: OwnCell[]): boolean {
    if (own.length >= 4 && own.every(({ cell }, at) => cell.text.trim() === String(at + 1))) return true;
    const isOdd = (field: MatrixField) => valueWeight(field, [this.#text(index, field)]) <= 0;
    const checked = this.#formed.filter((field) => !isPlaceholder(this.#text(index, field)));
    if (checked.includes('ref') && !isOdd('ref')) return false;
    const odd = checked.filter(isOdd);
    return odd.length >= 2 && odd.length >= checked.length * 0.6;
  }

  #isHeading(index: number, own: OwnCell[]): boolean {
    const { grid } = this.#layout;
    const isGrid = ({ column }: OwnCell) => grid.some((each) => each.column === column);
    const marks = own.filter(isGrid).map(({ cell }) => readMark(cell.text));
    if (marks.includes(true)) return this.#isCoverage(index);
    // Texts where the others have marks are those of the criteria.
    const ref = this.#text(index, 'ref');
    const isOnlyGrid = marks.length === own.length || (this.#hasRefs && ref !== '' && !holdsRefs(ref));
    if (marks.length > 0 && isOnlyGrid && marks.every((mark) => mark === null)) return true;
    const texts = new Set(own.map(({ cell }) => tidy(cell.text)));
    const [only] = own;
    return texts.size === 1 && only
      ? this.#isLoneHeading(index, only, own.length)
      : this.#isForeign(index, own);
  }

  /** Figures below a grid, with a label where the others have a number and a text. */
  #isCoverage(index: number): boolean {
    const { ref, title, statement } = this.#layout.mapping;
    const label = this.#text(index, 'ref');
    const isText =
      (title ?? statement) !== undefined &&
      this.#text(index, 'statement') + this.#text(index, 'title') === '';
    return ref !== undefined && this.#hasRefs && label !== '' && !holdsRefs(label) && isText;
  }

  /** A row of one text is a heading or a note, unless it goes on with a block or is a number alone. */
  #isLoneHeading(index: number, only: OwnCell, cells: number): boolean {
    const { mapping } = this.#layout;
    const { column } = only;
    const text = tidy(only.cell.text);
    const isText = column === mapping.statement || column === mapping.title;
    if (cells === 1 && isText && this.criteriaReachDown) return false;
    if ([mapping.ref, mapping.criteria].some((each) => each !== undefined && this.#isReached(index, each)))
      return false;
    if (column === mapping.ref && !looksLikeCriteria(text))
      return !readRefs(only.cell.text).every((each) => this.#canStandAlone(each));
    const begin = Math.min(
      ...(['ref', 'statement', 'title'] as const).map((field) => mapping[field] ?? Infinity),
    );
    const goesOn = (['criteria', 'evidence', 'notes', 'system'] as const).some(
      (field) => column === mapping[field],
    );
    return !(cells === 1 && goesOn && column > begin);
  }

  /** A number without more; one with a text ("CC6 - Logical access") only if it is of the series. */
  #canStandAlone({ ref, text }: WrittenRef): boolean {
    if (text === '' || this.#shapes.size === 0) return looksLikeRef(ref);
    return this.#shapes.has(refShape(ref));
  }

  /** A heading of two cells ("CC6", "Logical access") or a foot such as "Prepared by": no number of the series, no criteria. */
  #isForeign(index: number, own: OwnCell[]): boolean {
    const { mapping } = this.#layout;
    const ref = this.#text(index, 'ref');
    if (mapping.ref === undefined || !this.#hasRefs || ref === '' || this.#isReached(index, mapping.ref))
      return false;
    if (own.some(({ column, cell }) => column === mapping.criteria && looksLikeCriteria(cell.text)))
      return false;
    if (this.#shapes.has(refShape(ref)) || (holdsRefs(ref) && own.length > 2)) return false;
    const isShort =
      own.length <= 3 && own.map(({ cell }) => tidy(cell.text)).join(' ').length <= SHORT_HEADING;
    return isShort || (this.#text(index, 'statement') === '' && this.#text(index, 'title') === '');
  }

  #isReached(index: number, column: number): boolean {
    const { table } = this.#layout;
    return reachesDown(cellAt(table, index, column), cellAt(table, index - 1, column));
  }

  /** Criteria to the left of the controls, named on the first row of each block only. */
  #doCriteriaReachDown(filled: number[]): boolean {
    const { criteria, ref, statement, title } = this.#layout.mapping;
    const text = Math.min(statement ?? Infinity, title ?? Infinity, ref ?? Infinity);
    if (criteria === undefined || criteria > text) return false;
    const { table, headerRow } = this.#layout;
    const rows = table.rows.map((_, index) => index).slice(headerRow + 1);
    const withText = rows.filter((index) => tidy(cellAt(table, index, text).text) !== '');
    const blank = withText.filter((index) => tidy(cellAt(table, index, criteria).text) === '');
    return filled.length > 0 && blank.length >= withText.length * 0.3;
  }
}

/** A cell that repeats the text of the merged range beginning above it. */
export function reachesDown(cell: Cell, above: Cell | undefined): boolean {
  return cell.merged === true && above !== undefined && above.text === cell.text && above.kind !== 'empty';
}
