import { useMemo, useState } from 'react';
import { arrange, DEFAULT_LAYOUT, resized } from './layout.ts';
import type { GridColumn, GridLayout, GridProps } from './types.ts';

export interface LaidOut<Row> {
  layout: GridLayout;
  /** As they are shown, from the left. */
  columns: readonly GridColumn<Row>[];
  change: (next: GridLayout) => void;
  /** Shows a width while a column's edge is dragged, px; null when it was let go. */
  preview: (width: { id: string; width: number } | null) => void;
}

/** The columns as the owner's layout, or else the grid's own, shows them. */
export function useLayout<Row extends { id: string }>({
  columns,
  layout: given,
  onLayout,
  initialSort,
}: GridProps<Row>): LaidOut<Row> {
  const [own, setOwn] = useState<GridLayout>({ ...DEFAULT_LAYOUT, sort: initialSort ?? null });
  const [width, preview] = useState<{ id: string; width: number } | null>(null);
  const layout = given ?? own;
  const shown = useMemo(
    () => arrange(columns, width ? resized(layout, width.id, width.width) : layout),
    [columns, layout, width],
  );
  const change = (next: GridLayout) => {
    if (!given) setOwn(next);
    onLayout?.(next);
  };
  return { layout, columns: shown, change, preview };
}
