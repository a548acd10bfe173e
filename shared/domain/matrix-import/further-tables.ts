/** Finds the further tables of a sheet that holds several, one below the other, each with column names of its own. */
import { tidy } from '../table.ts';
import { namedFields } from '../table-import/header.ts';
import { MATRIX_LEXICON } from './lexicon.ts';
import { layoutOf, type Layout } from './layout.ts';
import { looksLikeRef } from '../table-import/refs.ts';
import type { MatrixField } from './types.ts';

/** Fewer names may be the values of a control. */
const LEAST_NAMES = 3;
/** Share of the cells of a row that must be names of columns. */
const LEAST_SHARE = 0.6;
/** A longer text is prose and no column name. */
const LONGEST_NAME = 60;

/**
 * The layout and those of the tables below it that name their columns in another order; each table ends where the next one begins. A
 * header that is repeated as it was begins no table.
 */
export function tablesOf(
  layout: Layout,
  findCriterion: (text: string) => string | undefined,
): [Layout, ...Layout[]] {
  if (layout.turned) return [layout];
  const layouts = [layout];
  const { table } = layout;
  for (let row = layout.headerRow + 1; row < table.rows.length; row += 1) {
    const current = layouts.at(-1) ?? layout;
    if (!namesColumns(current, row)) continue;
    const next = layoutOf(table, findCriterion, { turned: false, headerRow: row });
    if (next && hasOtherOrder(current, next)) layouts.push(next);
  }
  const [first, ...others] = layouts.map((each, at) => {
    const end = layouts[at + 1]?.headerRow;
    return end === undefined ? each : { ...each, table: { ...table, rows: table.rows.slice(0, end) } };
  });
  return [first ?? layout, ...others];
}

function namesColumns({ table, mapping }: Layout, row: number): boolean {
  const cells = table.rows[row] ?? [];
  // Most rows are controls and need no further look.
  if (looksLikeRef(tidy(cells[mapping.ref ?? -1]?.text ?? ''))) return false;
  const texts = cells.map(({ text }) => tidy(text)).filter(Boolean);
  if (texts.length < LEAST_NAMES || texts.some((text) => text.length > LONGEST_NAME)) return false;
  return namedFields(texts, MATRIX_LEXICON).size >= Math.max(LEAST_NAMES, texts.length * LEAST_SHARE);
}

/** The new names hold controls, and a field stands in another column than before. */
function hasOtherOrder(before: Layout, next: Layout): boolean {
  const { ref, statement, title } = next.mapping;
  const moved = (Object.keys(next.mapping) as MatrixField[]).some(
    (field) => before.mapping[field] !== undefined && before.mapping[field] !== next.mapping[field],
  );
  return (ref ?? statement ?? title) !== undefined && moved;
}
