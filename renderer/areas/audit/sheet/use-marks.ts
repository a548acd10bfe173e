import { useMemo, useRef, useState } from 'react';
import type { SheetItem, TestSheet } from '../../../../shared/contract/audit.ts';
import type { Mark } from '../../../../shared/domain/vocabulary.ts';
import { api, toAppError } from '../../../app/api.ts';
import { queryClient } from '../../../app/query.ts';
import { showError } from '../../../app/toasts.tsx';
import { sheetKey } from '../queries.ts';

export interface CellChange {
  itemId: string;
  attributeId: string;
  /** Null clears the cell. */
  mark: Mark | null;
  /** Left out, the note of the cell stays. */
  note?: string;
}

interface Pending extends CellChange {
  /** Which change it belongs to, so that an older answer never drops a newer mark. */
  turn: number;
}

const cellKey = ({ itemId, attributeId }: CellChange) => `${itemId} ${attributeId}`;

/**
 * Marks that show before the engine has answered. They are sent one after the other, in the order in which they were made; a
 * refused one disappears again with the engine's sentence.
 */
export function useMarks(sheet: TestSheet) {
  const [pending, setPending] = useState<ReadonlyMap<string, Pending>>(new Map());
  const queue = useRef(Promise.resolve());
  const turns = useRef({ made: 0, waiting: 0 });
  const { id: testId, rows: saved } = sheet;

  const drop = (upTo: number, cells?: readonly CellChange[]) => {
    const only = cells && new Set(cells.map(cellKey));
    setPending((known) => {
      const kept = [...known].filter(([key, { turn }]) => turn > upTo || (only && !only.has(key)));
      return new Map(kept);
    });
  };

  /** Once nothing waits, the saved sheet holds every mark that was kept. */
  const settle = async (turn: number) => {
    const fresh = await api.audit.sheet({ testId });
    if (turns.current.waiting > 0) return;
    await queryClient.cancelQueries({ queryKey: sheetKey(testId) });
    queryClient.setQueryData(sheetKey(testId), fresh);
    drop(turn);
  };

  const send = async (turn: number, cells: CellChange[]) => {
    try {
      await api.audit.mark({ testId, cells });
    } catch (error) {
      drop(turn, cells);
      showError(toAppError(error));
    }
    turns.current.waiting -= 1;
    if (turns.current.waiting === 0)
      await settle(turn).catch((error: unknown) => showError(toAppError(error)));
  };

  const mark = (cells: CellChange[]) => {
    if (cells.length === 0) return;
    turns.current.made += 1;
    turns.current.waiting += 1;
    const turn = turns.current.made;
    setPending(
      (known) => new Map([...known, ...cells.map((cell) => [cellKey(cell), { ...cell, turn }] as const)]),
    );
    queue.current = queue.current.then(() => send(turn, cells));
  };

  const rows = useMemo(() => withPending(saved, pending), [saved, pending]);
  return { rows, mark };
}

/** Rows with the marks that are under way; rows without any stay the same objects, so that they are not drawn again. */
function withPending(
  rows: readonly SheetItem[],
  pending: ReadonlyMap<string, Pending>,
): readonly SheetItem[] {
  if (pending.size === 0) return rows;
  const byItem = new Map<string, Pending[]>();
  for (const change of pending.values()) {
    byItem.set(change.itemId, [...(byItem.get(change.itemId) ?? []), change]);
  }
  return rows.map((row) => {
    const changes = byItem.get(row.id);
    if (!changes) return row;
    const cells = new Map(row.cells.map((cell) => [cell.attributeId, cell]));
    for (const { attributeId, mark, note } of changes) {
      if (mark === null) cells.delete(attributeId);
      else cells.set(attributeId, { attributeId, mark, note: note ?? cells.get(attributeId)?.note ?? '' });
    }
    return { ...row, cells: [...cells.values()] };
  });
}
