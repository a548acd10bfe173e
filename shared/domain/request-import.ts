/**
 * Turns a request list that an auditor wrote into requests and a list of what a person has to decide. Pure: the workbook is read
 * elsewhere. Nothing here throws; what cannot be read becomes a problem that names the cell and the next step.
 */
import { cellAt, tidy, type SheetTable } from './table.ts';
import { addressIn, type RequestLayout } from './request-import/layout.ts';
import { LineReader, titleOf } from './request-import/line-reader.ts';
import { REQUEST_PROBLEMS, type RequestProblem } from './request-import/problem-kinds.ts';
import { lineKindOf, textAt } from './request-import/rows.ts';
import type { LeftLine, RequestContext, RequestLine, RequestReading } from './request-import/types.ts';

export { requestLayoutOf, type RequestLayout, type RequestLayoutChoice } from './request-import/layout.ts';
export { REQUEST_LEXICON } from './request-import/lexicon.ts';
export {
  REQUEST_PROBLEM_CODES,
  REQUEST_PROBLEMS,
  type RequestProblem,
  type RequestProblemCode,
} from './request-import/problem-kinds.ts';
export {
  REQUEST_COLUMNS,
  type RequestColumn,
  type RequestContext,
  type RequestLine,
  type RequestMapping,
  type RequestReading,
} from './request-import/types.ts';

/** Characters; the engagement file keeps no more of a number. */
const LONGEST_NUMBER = 60;

/** Reads the requests of a sheet in the layout given; null when nothing tells which column holds them. */
export function interpretRequests(
  table: SheetTable,
  layout: RequestLayout | null,
  context: RequestContext,
): RequestReading {
  if (layout) return new RequestInterpreter(layout, context).read();
  const message = `Sheet "${table.name}" has no row that names the columns of a request list. Choose the header row and the columns yourself.`;
  const { severity } = REQUEST_PROBLEMS.no_header;
  return {
    lines: [],
    left: [],
    problems: [{ row: table.firstRow, column: null, code: 'no_header', severity, message }],
  };
}

class RequestInterpreter {
  readonly #layout: RequestLayout;
  readonly #reader: LineReader;
  readonly #problems: RequestProblem[] = [];
  readonly #lines: RequestLine[] = [];
  readonly #left: LeftLine[] = [];
  /** How often a number was used, by its lower-case form. */
  readonly #numbers = new Map<string, number>();
  #section = '';

  constructor(layout: RequestLayout, context: RequestContext) {
    this.#layout = layout;
    this.#reader = new LineReader(layout, context, this.#problems);
  }

  read(): RequestReading {
    const { table, headerRow, mapping } = this.#layout;
    if (mapping.number === undefined) {
      const message = 'No column holds the numbers of the requests. They are found again by their words.';
      this.#reader.report(Math.max(headerRow, 0), null, 'no_number_column', message);
    }
    for (let index = headerRow + 1; index < table.rows.length; index += 1) {
      const what = lineKindOf(this.#layout, index);
      const place = `Row ${addressIn(this.#layout, index, null).row}`;
      switch (what.kind) {
        case 'request':
          index = this.#readRequest(index);
          break;
        case 'section':
          this.#readSection(index, what.text, place);
          break;
        case 'number':
          this.#leave(index, place);
          break;
        case 'total':
          this.#reader.report(index, null, 'skipped_total', `${place} holds totals and was skipped.`);
          break;
        case 'header':
          this.#reader.report(
            index,
            null,
            'skipped_header',
            `${place} repeats the column names and was skipped.`,
          );
          break;
        default:
      }
    }
    this.#checkFollowUps();
    this.#problems.sort((a, b) => a.row - b.row);
    return { lines: this.#lines, left: this.#left, problems: this.#problems };
  }

  /** Reads a request with the rows that go on with it; returns the last of them. */
  #readRequest(index: number): number {
    const { table, mapping } = this.#layout;
    const more: string[] = [];
    let last = index;
    for (let next = index + 1; next < table.rows.length; next += 1) {
      const what = lineKindOf(this.#layout, next);
      if (what.kind !== 'continued') break;
      more.push(what.text);
      last = next;
    }
    const number = this.#numberOf(index);
    this.#lines.push(this.#reader.read(index, number, more, this.#section));
    const name = number || `Row ${addressIn(this.#layout, index, null).row}`;
    if (more.length > 0) {
      this.#reader.report(
        index,
        null,
        'continued_row',
        `${name} goes on over ${more.length} more rows, which were read with it.`,
      );
    }
    if (table.hiddenRows.includes(index)) {
      this.#reader.report(index, null, 'row_hidden', `The sheet hides ${name}. It came in.`);
    }
    if (cellAt(table, index, mapping.request ?? -1).struck === 'whole') {
      this.#reader.report(
        index,
        'request',
        'text_struck',
        `${name} is struck through. It came in; withdraw it if it no longer stands.`,
      );
    }
    return last;
  }

  #numberOf(index: number): string {
    const { mapping } = this.#layout;
    const written = textAt(this.#layout, index, mapping.number).slice(0, LONGEST_NUMBER);
    if (written === '') {
      if (mapping.number !== undefined) {
        const message = `Row ${addressIn(this.#layout, index, null).row} has no number. It is found again by its words.`;
        this.#reader.report(index, 'number', 'number_missing', message);
      }
      return '';
    }
    const times = (this.#numbers.get(written.toLowerCase()) ?? 0) + 1;
    this.#numbers.set(written.toLowerCase(), times);
    if (times === 1) return written;
    const message = `${written} stands on another request before. This one came in as "${written} (${times})"; ask the auditor which number it has.`;
    this.#reader.report(index, 'number', 'number_duplicate', message);
    return `${written} (${times})`;
  }

  #readSection(index: number, text: string, place: string): void {
    const shown = text.length > 60 ? `${text.slice(0, 59)}…` : text;
    // Only what requests follow is an area; a long text is a note.
    const follows = this.#layout.table.rows
      .slice(index + 1)
      .some((row) => row.some((cell) => tidy(cell.text) !== ''));
    if (text.length <= 100 && follows) this.#section = text;
    this.#reader.report(
      index,
      null,
      'skipped_section',
      `${place} holds only "${shown}". It was read as a heading or a note.`,
    );
  }

  #leave(index: number, place: string): void {
    const number = textAt(this.#layout, index, this.#layout.mapping.number);
    const { row } = addressIn(this.#layout, index, null);
    this.#left.push({
      row,
      number,
      title: titleOf(textAt(this.#layout, index, this.#layout.mapping.request)),
    });
    this.#reader.report(
      index,
      'request',
      'request_missing',
      `${place}, number ${number}, does not say what is asked for. It was not imported.`,
    );
  }

  /** A reference to a request that the list does not have is looked up among those that are here, by the importer. */
  #checkFollowUps(): void {
    for (const line of this.#lines) {
      if (line.followUpOf !== '' && line.followUpOf.toLowerCase() === line.number.toLowerCase())
        line.followUpOf = '';
    }
  }
}
