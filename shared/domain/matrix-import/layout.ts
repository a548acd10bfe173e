/** Settles how a sheet is laid out: which way its controls run, which row names the columns, and what each column holds. */
import { cellAt, columnCount, columnLetter, type Cell, type SheetTable } from '../table.ts';
import { valueWeight } from './column-values.ts';
import { columnValues, guessColumns, NO_HEADER } from '../table-import/columns.ts';
import { columnNames, groupName } from '../table-import/header.ts';
import { namesOwnerAddress, nameWeight } from './field-names.ts';
import { criteriaNames, findHeader } from './header.ts';
import { LEXICON_BESIDE_GRID, MATRIX_LEXICON } from './lexicon.ts';
import { readRefs } from '../table-import/refs.ts';
import { readMark } from '../table-import/marks.ts';
import type { MatrixField, MatrixMapping } from './types.ts';
import { plainWords } from '../table-import/plain-words.ts';
import { readMode, readNature } from './words.ts';
import { readFrequency } from './frequency.ts';

/** A sheet with one control a column is at most this large; turning a larger one would cost time for nothing. */
const LARGEST_TURNED = { rows: 2000, columns: 500 };
/** A turned sheet must name this many fields: two words in a column may be anything. */
const LEAST_TURNED = 3;
/** Characters of a name that stands for one value. */
const LONGEST_VALUE = 30;

/** What a person has settled; what is absent is guessed. */
export interface LayoutChoice {
  /** Whether each column, and not each row, is a control. */
  turned?: boolean | undefined;
  /** Index of the row that names the columns; `NO_HEADER` when none does. Of a turned sheet it is a column. */
  headerRow?: number | undefined;
  mapping?: MatrixMapping | undefined;
}

export interface Layout {
  /** The table with one control a row, whichever way the sheet runs. */
  table: SheetTable;
  /** The sheet has one control a column: rows of `table` are columns of the sheet. */
  turned: boolean;
  headerRow: number;
  /** No row names the columns: what they hold was told by their values. */
  isTold: boolean;
  /** The name of each column, empty without one. */
  names: string[];
  mapping: MatrixMapping;
  /** Columns named after a criterion and holding marks: the grid of controls by criteria. */
  grid: { column: number; criterion: string }[];
  /** Further columns of criteria beside the mapped one. */
  moreCriteria: number[];
  /** Fields with a column of marks for each of their values ("Preventive", "Detective"). */
  marked: Partial<Record<MatrixField, number[]>>;
  /** The column of e-mail addresses beside the owners, if any. */
  ownerAddress: number | undefined;
  /** How much speaks for a matrix: the fields named. */
  weight: number;
}

/** The layout as chosen and guessed; null when nothing tells the columns. */
export function layoutOf(
  sheet: SheetTable,
  findCriterion: (text: string) => string | undefined,
  choice: LayoutChoice = {},
): Layout | null {
  const ways = [false, true].filter((turned) => turned === (choice.turned ?? turned));
  const layouts = ways.flatMap((turned) => {
    if (turned && !choice.turned && !canTurn(sheet)) return [];
    const table = turned ? turn(sheet) : sheet;
    const found = findHeader(table);
    const headerRow = choice.headerRow ?? found?.row;
    if (headerRow === undefined) return [];
    const weight = found?.weight ?? 0;
    if (turned && choice.turned === undefined && weight < LEAST_TURNED) return [];
    const isTold = headerRow === NO_HEADER && !choice.mapping;
    return [{ table, turned, headerRow, isTold, weight }];
  });
  const [best] = layouts.toSorted((a, b) => b.weight - a.weight);
  if (best) return complete(best, findCriterion, choice.mapping);
  return choice.turned === undefined ? withoutHeader(sheet, findCriterion, choice.mapping) : null;
}

/** The address on the sheet of a cell of the layout's table; of a whole record when `column` is null. */
export function addressOf(
  layout: Layout,
  index: number,
  column: number | null,
): { row: number; column: string | null } {
  const { table, turned, mapping } = layout;
  if (!turned) {
    return { row: table.firstRow + index, column: column === null ? null : columnLetter(column) };
  }
  return {
    row: table.firstRow + (column ?? mapping.ref ?? mapping.title ?? 0),
    column: columnLetter(Math.max(index, 0)),
  };
}

function complete(
  known: Pick<Layout, 'table' | 'turned' | 'headerRow' | 'isTold' | 'weight'>,
  findCriterion: (text: string) => string | undefined,
  chosen: MatrixMapping | undefined,
): Layout {
  const { table, headerRow } = known;
  const taken = new Set(Object.values(chosen ?? {}));
  const grid = criteriaNames(table, headerRow, findCriterion).filter(({ column }) => !taken.has(column));
  const mapping =
    chosen ??
    withoutCriteriaTexts(
      table,
      headerRow,
      guessColumns(
        table,
        headerRow,
        grid.length > 0 ? LEXICON_BESIDE_GRID : MATRIX_LEXICON,
        grid.map(({ column }) => column),
      ),
    );
  const names = columnNames(table, headerRow);
  const used = new Set([...Object.values(mapping), ...grid.map(({ column }) => column)]);
  const moreCriteria = names.flatMap((name, column) =>
    !used.has(column) && isFurtherCriteria(table, headerRow, column, plainWords(name)) ? [column] : [],
  );
  const ownerAddress = names.findIndex(
    (name, column) =>
      !used.has(column) &&
      namesOwnerAddress(`${groupName(table, headerRow, column)} ${plainWords(name)}`.trim()) &&
      columnValues(table, headerRow, column).some((value) => value.includes('@')),
  );
  const marked = markedFields(table, headerRow, names, mapping, chosen !== undefined);
  const firstMarked = Object.entries(marked).map(([field, [first]]) => [field, first]);
  return {
    ...known,
    names,
    mapping: { ...(Object.fromEntries(firstMarked) as MatrixMapping), ...mapping },
    grid,
    moreCriteria,
    marked,
    ownerAddress: ownerAddress < 0 ? undefined : ownerAddress,
  };
}

const READERS = { nature: readNature, mode: readMode, frequency: readFrequency };

/** Fields of which each value has a column of marks, unless a column of another kind was found for them. */
function markedFields(
  table: SheetTable,
  headerRow: number,
  names: readonly string[],
  mapping: MatrixMapping,
  isChosen: boolean,
): Layout['marked'] {
  const marked: Layout['marked'] = {};
  for (const [field, read] of Object.entries(READERS) as [keyof typeof READERS, (typeof READERS)['mode']][]) {
    const taken = new Set(Object.values({ ...mapping, [field]: undefined }));
    const columns = names.flatMap((name, column) => {
      const values = columnValues(table, headerRow, column);
      const isValue = name.length <= LONGEST_VALUE && read(name).value !== null;
      return isValue &&
        !taken.has(column) &&
        values.length > 0 &&
        values.every((text) => readMark(text) !== null)
        ? [column]
        : [];
    });
    const own = mapping[field];
    const values = new Set(columns.map((column) => read(names[column] ?? '').value));
    if ((own === undefined ? !isChosen : columns.includes(own)) && values.size > 1) marked[field] = columns;
  }
  return marked;
}

/** Where a cell lists the numbers of several controls, the text between the criterion and the list is the criterion's. */
function withoutCriteriaTexts(table: SheetTable, headerRow: number, mapping: MatrixMapping): MatrixMapping {
  const { ref, criteria, title, statement, ...others } = mapping;
  if (ref === undefined || criteria === undefined) return mapping;
  const cells = columnValues(table, headerRow, ref).map(readRefs);
  if (cells.filter((refs) => refs.length > 1).length < cells.length * 0.2) return mapping;
  const isAfter = (column: number | undefined) => column !== undefined && column > ref;
  return {
    ...others,
    ref,
    criteria,
    ...(isAfter(title) && { title }),
    ...(isAfter(statement) && { statement }),
  };
}

/** "Secondary criteria" beside "Criteria", or one column for each category. */
function isFurtherCriteria(table: SheetTable, headerRow: number, column: number, name: string): boolean {
  if (
    nameWeight('criteria', name) === 0 &&
    !/\b(?:criteria|secondary|security|availability|confidentiality|privacy|processing integrity)\b/.test(
      name,
    )
  )
    return false;
  return valueWeight('criteria', columnValues(table, headerRow, column)) > 1.4;
}

/**
 * A table whose columns nobody names in words that are known: the values must tell criteria, and a number or a text. Its first full
 * row holds names that are not known, unless it is a control already.
 */
function withoutHeader(
  table: SheetTable,
  findCriterion: (text: string) => string | undefined,
  chosen: MatrixMapping | undefined,
): Layout | null {
  const first = table.rows.findIndex((row) => row.filter((cell) => cell.text.trim() !== '').length >= 2);
  const known = { table, turned: false, isTold: !chosen, weight: 0 };
  if (first < 0) return null;
  const below = complete({ ...known, headerRow: first }, findCriterion, chosen);
  const isControl = (['ref', 'criteria'] as const).some((field) => {
    const { text } = cellAt(table, first, below.mapping[field] ?? -1);
    return text !== '' && valueWeight(field, [text]) > 0;
  });
  const layout = isControl ? complete({ ...known, headerRow: first - 1 }, findCriterion, chosen) : below;
  const { ref, criteria, title, statement } = layout.mapping;
  return chosen || (criteria !== undefined && (ref ?? title ?? statement) !== undefined) ? layout : null;
}

function canTurn(table: SheetTable): boolean {
  return table.rows.length <= LARGEST_TURNED.rows && columnCount(table) <= LARGEST_TURNED.columns;
}

/** The table with rows and columns exchanged. */
function turn(table: SheetTable): SheetTable {
  const rows: Cell[][] = Array.from({ length: columnCount(table) }, (_, column) =>
    table.rows.map((__, row) => cellAt(table, row, column)),
  );
  return { ...table, rows, hiddenColumns: table.hiddenRows, hiddenRows: table.hiddenColumns };
}
