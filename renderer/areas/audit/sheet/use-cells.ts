import { useState } from 'react';

/** A place in the sheet: index of the row, index of the column. */
export interface Place {
  row: number;
  column: number;
}

/** Inclusive corners. */
export interface Block {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export const blockOf = (a: Place, b: Place): Block => ({
  top: Math.min(a.row, b.row),
  bottom: Math.max(a.row, b.row),
  left: Math.min(a.column, b.column),
  right: Math.max(a.column, b.column),
});

/** The active cell of a sheet and the block that Shift spans from it. */
export function useCells(rows: number, columns: number) {
  const [active, setActive] = useState<Place>({ row: 0, column: 0 });
  const [anchor, setAnchor] = useState<Place | null>(null);
  const within = ({ row, column }: Place): Place => ({
    row: Math.min(Math.max(row, 0), Math.max(rows - 1, 0)),
    column: Math.min(Math.max(column, 0), Math.max(columns - 1, 0)),
  });
  const place = within(active);

  const move = (to: Place, extend = false) => {
    setAnchor(extend ? (anchor ?? place) : null);
    setActive(within(to));
  };
  /** Spans everything between two cells; the first one becomes the active one. */
  const span = (from: Place, to: Place) => {
    setActive(within(from));
    setAnchor(within(to));
  };
  return { active: place, block: blockOf(anchor ?? place, place), isBlock: anchor !== null, move, span };
}
