/**
 * Tables over pages: hairlines, one strong line under the head, the head repeated, rows never split unless one is taller than a
 * page (then it splits between lines). A row may keep the next one with it: a band its first row, an exception its response.
 */
import type { Flow } from './flow.ts';
import { COLORS } from './palette.ts';
import type { Rich, TextBlock, TextStyle } from './text.ts';
import { hasSigns, layoutText, paintSigns, paintWords, sliceBlock, STYLES } from './text.ts';
import { placeWords } from './words.ts';

export interface Column {
  title: string;
  /** Relative width: the widths of all columns are scaled to the width of the page. */
  width: number;
  align?: 'right';
}

export interface Cell {
  /** A function is asked again when the row is painted, for what is known only then; it has to give as many lines. */
  content: Rich | (() => Rich);
  /** Number of columns it covers, 1 when absent. */
  span?: number;
  align?: 'right';
  /** A rule at its left edge and an indent, for a remark on the row above. */
  remark?: boolean;
}

export interface Row {
  cells: readonly (Rich | Cell)[];
  /** Tinted row that names a group. */
  band?: boolean;
  /** Never parted from the next row. */
  withNext?: boolean;
  /** The thing that stands in this row, for references: see `destinationOf`. */
  anchor?: string;
}

interface PlacedCell {
  text: TextBlock;
  x: number;
  /** Set for right-aligned cells: the width to align to. */
  right: number | undefined;
  remark: boolean;
  header: boolean;
  span: number;
}
interface MeasuredRow {
  given: Row;
  cells: PlacedCell[];
  height: number;
  lines: number;
  band: boolean;
  withNext: boolean;
  anchor: string | undefined;
}

const PAD = 3.4;
const GAP = 8;
const INDENT = 8;
const STYLE: TextStyle = STYLES.table;

type Element = PDFKit.PDFStructureElement;

/** Writes a table at the current place of the flow; `after` is the gap below, in points. */
export function table(flow: Flow, columns: readonly Column[], rows: readonly Row[], after = 6): void {
  new TableWriter(flow, columns).write(rows);
  flow.y += after;
}

class TableWriter {
  readonly #flow: Flow;
  readonly #edges: number[];
  readonly #columns: readonly Column[];
  readonly #head: MeasuredRow;
  readonly #element: Element;
  #headed = false;

  constructor(flow: Flow, columns: readonly Column[]) {
    this.#flow = flow;
    this.#columns = columns;
    this.#edges = columnEdges(columns, flow.left, flow.width);
    this.#element = flow.element('Table');
    const titles = columns.map(({ title, align }): Cell => ({
      content: [{ text: title, color: COLORS.text2 }],
      align,
    }));
    this.#head = this.#measure({ cells: titles });
  }

  write(rows: readonly Row[]): void {
    const flow = this.#flow;
    let group: MeasuredRow[] = [];
    for (const row of rows) {
      const measured = this.#measure(row);
      group.push(measured);
      if (measured.withNext) continue;
      this.#place(group);
      group = [];
    }
    if (group.length > 0) this.#place(group);
    if (!this.#headed) flow.require(0);
  }

  /** Places rows that belong together: on this page, else on the next, else (taller than a page) one by one. */
  #place(rows: MeasuredRow[]): void {
    const flow = this.#flow;
    const whole = rows.reduce((sum, row) => sum + row.height, 0);
    const head = this.#head.height;
    if (whole + head + flow.heldHeight > flow.room) {
      for (const row of rows) {
        if (rows.length > 1) this.#place([row]);
        else this.#placeSplit(row);
      }
      return;
    }
    if (flow.require(whole + (this.#headed ? 0 : head)) || !this.#headed) this.#placeHead();
    for (const row of rows) this.#placeRow(row);
  }

  /** A row taller than a page goes on line by line. */
  #placeSplit(row: MeasuredRow): void {
    const flow = this.#flow;
    const leading = STYLE.leading;
    if (flow.require((this.#headed ? 0 : this.#head.height) + 4 * leading) || !this.#headed)
      this.#placeHead();
    if (row.anchor !== undefined) flow.place(row.anchor);
    const element = flow.element('TR', this.#element);
    const elements = row.cells.map((cell) => this.#cellElement(cell, element));
    let from = 0;
    while (from < row.lines) {
      if (from > 0) {
        flow.newPage();
        this.#placeHead();
      }
      const fits = Math.max(1, Math.floor((flow.bottom - flow.y - 2 * PAD) / leading));
      // The last line is never alone on the next page.
      const lines = row.lines - from - fits === 1 && fits > 1 ? fits - 1 : Math.min(fits, row.lines - from);
      const start = from;
      const cells = row.cells.map((cell) => ({ ...cell, text: sliceBlock(cell.text, start, start + lines) }));
      const height = lines * leading + 2 * PAD;
      this.#paintCells({ ...row, cells, height }, elements, flow.y);
      flow.y += height;
      from += lines;
    }
  }

  /** The head is content once; where it repeats on later pages it is pagination. */
  #placeHead(): void {
    const flow = this.#flow;
    const { cells, height } = this.#head;
    const y = flow.y;
    const paint = (doc: PDFKit.PDFDocument): void =>
      cells.forEach((cell) => paintWords(doc, cell.text, cell.x, y + PAD, cell.right));
    if (this.#headed) flow.artifact(paint, 'Pagination');
    else {
      const row = flow.element('TR', this.#element);
      for (const cell of cells) {
        const title = flow.element('TH', row, { scope: 'Column' });
        placeWords(flow, title, 'TH', { ...cell, y: y + PAD });
      }
    }
    const right = flow.left + flow.width;
    flow.artifact((doc) => line(doc, flow.left, right, y + height, COLORS.text2, 0.8));
    flow.y = y + height;
    this.#headed = true;
  }

  /** Laid out again when it is painted: what is laid out takes many times the room of its words, and long tables have thousands of rows. */
  #placeRow({ given, height, anchor }: MeasuredRow): void {
    const flow = this.#flow;
    if (anchor !== undefined) flow.place(anchor);
    const y = flow.y;
    flow.later(() => {
      const row = this.#measure(given);
      const element = flow.element('TR', this.#element);
      const elements = row.cells.map((cell) => this.#cellElement(cell, element));
      this.#paintCells(row, elements, y);
      flow.action(() => element.end());
    });
    flow.y = y + height;
  }

  #cellElement(cell: PlacedCell, row: Element): Element {
    if (cell.header) return this.#flow.element('TH', row, { scope: 'Row', span: cell.span });
    return this.#flow.element('TD', row, { span: cell.span });
  }

  #paintCells(row: MeasuredRow, elements: readonly Element[], y: number): void {
    const flow = this.#flow;
    const [left, right] = [flow.left, flow.left + flow.width];
    flow.artifact((doc) => {
      if (row.band) doc.rect(left, y, right - left, row.height).fill(COLORS.sunken);
      for (const cell of row.cells) {
        if (cell.remark) doc.rect(cell.x - INDENT, y, 1, row.height).fill(COLORS.line2);
        if (hasSigns(cell.text)) paintSigns(doc, cell.text, cell.x, y + PAD, cell.right);
      }
      const from = row.cells.find((cell) => cell.remark)?.x ?? left + INDENT;
      line(doc, from - INDENT, right, y + row.height, row.band ? COLORS.line2 : COLORS.line, 0.5);
    });
    row.cells.forEach((cell, index) => {
      const element = elements[index];
      if (!element || cell.text.width === 0) return;
      placeWords(flow, element, cell.header ? 'TH' : 'TD', { ...cell, y: y + PAD });
    });
  }

  #measure(row: Row): MeasuredRow {
    let column = 0;
    const whole = row.cells.map(asCell);
    const covered = whole.reduce((sum, { span = 1 }) => sum + span, 0);
    // Rows of one length, as readers of tables expect.
    for (let at = covered; at < this.#columns.length; at += 1) whole.push({ content: '' });
    const cells = whole.map((cell, index): PlacedCell => {
      const start = this.#edges[column] ?? 0;
      const alignRight = (cell.align ?? this.#columns[column]?.align) === 'right';
      column += cell.span ?? 1;
      const last = column >= this.#columns.length;
      const indent = cell.remark ? INDENT : 0;
      const width = (this.#edges[column] ?? 0) - start - indent - (last ? 0 : GAP);
      const content = typeof cell.content === 'function' ? cell.content() : cell.content;
      const text = layoutText(this.#flow.fonts, content, width, STYLE);
      return {
        text,
        x: start + indent,
        right: alignRight ? width : undefined,
        remark: cell.remark ?? false,
        header: index === 0 && text.width > 0,
        span: cell.span ?? 1,
      };
    });
    const lines = Math.max(1, ...cells.map((cell) => cell.text.lines.length));
    return {
      given: row,
      cells,
      lines,
      height: lines * STYLE.leading + 2 * PAD,
      band: row.band ?? false,
      withNext: row.withNext ?? false,
      anchor: row.anchor,
    };
  }
}

const asCell = (given: Rich | Cell): Cell =>
  typeof given === 'object' && 'content' in given ? given : { content: given };

/** Left edge of every column and the right edge of the last, in points. */
function columnEdges(columns: readonly Column[], left: number, width: number): number[] {
  const total = columns.reduce((sum, column) => sum + column.width, 0);
  const edges = [left];
  for (const column of columns) edges.push((edges.at(-1) ?? left) + (column.width * width) / total);
  return edges;
}

function line(
  doc: PDFKit.PDFDocument,
  from: number,
  to: number,
  y: number,
  color: string,
  width: number,
): void {
  doc.lineWidth(width).moveTo(from, y).lineTo(to, y).stroke(color);
}
