/** The cell of a workpaper that marks belong to; a test alone, or one of its items, or one attribute of it. */
export interface CellTie {
  testId: string;
  itemId: string | null;
  attributeId: string | null;
}

/** What an address asks for besides the record. */
export interface MarkTarget {
  markId?: string;
  /** The version that the mark stands on. */
  version?: number;
  cell?: CellTie;
}

/** Reads the last part of `links.evidenceMark` and `links.evidenceForCell`. */
export function markTarget(at: string | undefined): MarkTarget {
  const [kind, first, second, third] = at?.split('.') ?? [];
  if (kind === 'mark' && first) return { markId: first, version: Number(second) };
  if (kind === 'cell' && first)
    return { cell: { testId: first, itemId: second || null, attributeId: third || null } };
  return {};
}
