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

const blockOf = (a: Place, b: Place): Block => ({
  top: Math.min(a.row, b.row),
  bottom: Math.max(a.row, b.row),
  left: Math.min(a.column, b.column),
  right: Math.max(a.column, b.column),
});

/** The place of the item and attribute that an address names, `ITEM.ATTRIBUTE` of `links.testCell`; the first cell otherwise. */
export function placeOf(
  at: string | undefined,
  rows: readonly { id: string }[],
  attributes: readonly { id: string }[],
): Place {
  const [itemId, attributeId] = at?.split('.') ?? [];
  return {
    row: Math.max(
      rows.findIndex(({ id }) => id === itemId),
      0,
    ),
    column: Math.max(
      attributes.findIndex(({ id }) => id === attributeId),
      0,
    ),
  };
}

/** The active cell of a sheet and the block that Shift spans from it. @param start which cell is active at first */
export function useCells(rows: number, columns: number, start: Place = { row: 0, column: 0 }) {
  const [active, setActive] = useState<Place>(start);
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
