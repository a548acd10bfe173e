/** Reads the criteria of one control from everything that can name them: columns, the grid, the heading above, the number itself. */
import { cellAt, tidy } from '../table.ts';
import { readCriteria, seriesOf, withCommonSeries } from '../table-import/criteria-cell.ts';
import type { Layout } from './layout.ts';
import { readMark } from '../table-import/marks.ts';
import { criterionInRef } from '../table-import/refs.ts';
import type { Report } from './row-reader.ts';
import { isPlaceholder } from '../table-import/placeholder.ts';
import type { MatrixContext } from './types.ts';

export interface RowCriteria {
  ids: string[];
  /** Something stood there, though it may be no criterion. */
  isNamed: boolean;
}

export class CriteriaReader {
  readonly #layout: Layout;
  readonly #context: MatrixContext;
  /** The columns whose names say which series a number such as "6.1" belongs to. */
  readonly #withSeries: Set<number>;
  readonly #columns: number[];
  /** Whether an empty cell takes what stands above it. */
  readonly #reachDown: boolean;
  #above = '';
  /** Columns of which it was said how their numbers were read. */
  readonly #said = new Set<number | null>();

  constructor(layout: Layout, context: MatrixContext, reachDown: boolean) {
    this.#layout = layout;
    this.#context = context;
    this.#reachDown = reachDown;
    const { criteria } = layout.mapping;
    this.#columns = [...(criteria === undefined ? [] : [criteria]), ...layout.moreCriteria];
    this.#withSeries = new Set(
      this.#columns.filter((column) => seriesOf(layout.names[column] ?? '') === 'CC'),
    );
  }

  /** A heading or a new block begins: what stood above holds no longer. */
  forget(): void {
    this.#above = '';
  }

  /** Criteria of the row; `ref` is the control's number and `section` the heading above it. */
  read(index: number, ref: string, section: string, report: Report): RowCriteria {
    const ids = new Set<string>();
    let isNamed = false;
    for (const column of this.#columns) {
      const found = this.#readCell(index, column, ref, report);
      isNamed ||= found.isNamed;
      for (const id of found.ids) ids.add(id);
    }
    for (const id of this.#marked(index, ref, report)) ids.add(id);
    if (this.#columns.length === 0 && ids.size === 0) {
      for (const id of this.#implied(ref, section, report)) ids.add(id);
    }
    for (const id of ids) {
      if (this.#context.inScope?.(id) ?? true) continue;
      const message = `${id} of ${ref} belongs to a category that is not in scope. It was kept; add the category or remove the criterion.`;
      report(this.#layout.mapping.criteria ?? null, 'criterion_out_of_scope', message);
    }
    return { ids: [...ids], isNamed };
  }

  #readCell(index: number, column: number, ref: string, report: Report): RowCriteria {
    const cell = cellAt(this.#layout.table, index, column);
    let text = cell.kind === 'error' ? '' : cell.text;
    if (this.#reachDown && column === this.#columns[0]) {
      if (tidy(text) === '') text = this.#above;
      else this.#above = text;
    }
    if (isPlaceholder(text)) return { ids: [], isNamed: false };
    const common = withCommonSeries(text);
    const { ids, unknown } = readCriteria(common ?? text, this.#context.findCriterion);
    if (common && ids.length > 0 && !this.#withSeries.has(column)) {
      const message = `"${tidy(text)}" names no series. Such numbers were read as common criteria: ${ids.join(', ')}. Confirm it.`;
      this.#sayOnce(column, message, ref, report);
    }
    for (const each of unknown) {
      const shown = each.length > 60 ? `${each.slice(0, 59)}…` : each;
      const message = `"${shown}" of ${ref} is not one of the criteria. The control was imported without it; correct the identifier.`;
      report(column, 'criterion_unknown', message);
    }
    return { ids, isNamed: true };
  }

  #marked(index: number, ref: string, report: Report): string[] {
    const { table, grid } = this.#layout;
    return grid.flatMap(({ column, criterion }) => {
      const { text } = cellAt(table, index, column);
      const mark = readMark(text);
      if (mark === null) {
        const shown = tidy(text).slice(0, 40);
        const message = `"${shown}" of ${ref} under ${criterion} is neither a mark nor a no. The criterion was left out; set it if it applies.`;
        report(column, 'mark_unknown', message);
      }
      return mark === true ? [criterion] : [];
    });
  }

  #implied(ref: string, section: string, report: Report): string[] {
    const { findCriterion } = this.#context;
    const { ids } = readCriteria(section, findCriterion);
    if (ids.length > 0 || this.#layout.grid.length > 0) return ids;
    const id = findCriterion(criterionInRef(ref) ?? '');
    if (!id) return [];
    const message = `No column holds criteria, so they were taken from the numbers: ${id} from ${ref}. Confirm it.`;
    this.#sayOnce(this.#layout.mapping.ref ?? null, message, ref, report);
    return [id];
  }

  /** Without a number the row is only looked at. */
  #sayOnce(column: number | null, message: string, ref: string, report: Report): void {
    if (ref === '' || this.#said.has(column)) return;
    this.#said.add(column);
    report(column, 'criterion_assumed', message);
  }
}
