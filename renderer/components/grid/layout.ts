import type { GridLayout } from './types.ts';

interface Column {
  id: string;
  width: number;
  frozen?: boolean;
  grow?: boolean;
}

export const DEFAULT_LAYOUT: GridLayout = { widths: {}, hidden: [], order: [], sort: null, group: null };

/** Limits of a column's width (px). */
const LEAST = 28;
const MOST = 800;

const inOrder = <C extends Column>(columns: readonly C[], order: readonly string[]): C[] => {
  const rank = new Map(order.map((id, at) => [id, at]));
  const rankOf = ({ id }: C) => rank.get(id) ?? order.length;
  return columns.toSorted(
    (a, b) => Number(b.frozen ?? false) - Number(a.frozen ?? false) || rankOf(a) - rankOf(b),
  );
};

/**
 * The columns as a layout shows them. Frozen ones stay in front and the first of all is never hidden, because it names the
 * row; columns that the layout does not know follow at the end, and it may name columns that are gone.
 */
export function arrange<C extends Column>(columns: readonly C[], layout: GridLayout): C[] {
  const hidden = new Set(layout.hidden);
  const [first] = columns;
  return inOrder(columns, layout.order)
    .filter((column) => column === first || !hidden.has(column.id))
    .map((column) => {
      const width = layout.widths[column.id];
      return width === undefined ? column : { ...column, width, grow: false };
    });
}

/** @param width px; kept within what can be read and dragged */
export const resized = (layout: GridLayout, id: string, width: number): GridLayout => ({
  ...layout,
  widths: { ...layout.widths, [id]: Math.round(Math.min(Math.max(width, LEAST), MOST)) },
});

export const hidden = (layout: GridLayout, id: string): GridLayout => ({
  ...layout,
  hidden: [...layout.hidden.filter((known) => known !== id), id],
});

export const shown = (layout: GridLayout, id: string): GridLayout => ({
  ...layout,
  hidden: layout.hidden.filter((known) => known !== id),
});

/**
 * Moves a column by one place among those that are shown; null when it cannot go further, because the first column names the
 * row and frozen ones stay together.
 */
export function moved(
  columns: readonly Column[],
  layout: GridLayout,
  id: string,
  step: 1 | -1,
): GridLayout | null {
  const visible = arrange(columns, layout);
  const at = visible.findIndex((column) => column.id === id);
  const [column, other] = [visible[at], visible[at + step]];
  const first = columns[0]?.id;
  if (!column || !other || Boolean(column.frozen) !== Boolean(other.frozen)) return null;
  if (column.id === first || other.id === first) return null;
  const all = inOrder(columns, layout.order)
    .map((each) => each.id)
    .filter((each) => each !== id);
  all.splice(all.indexOf(other.id) + (step === 1 ? 1 : 0), 0, id);
  return { ...layout, order: all };
}
