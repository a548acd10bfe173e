import { useMemo, useRef, useState } from 'react';
import type { SheetItem, TestSheet } from '../../../../shared/contract/audit/tests.ts';
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
  /** When it was made, so that an older answer never drops a newer mark. */
  turn: number;
}

/** Marks under way by item. An item without a new one keeps its list, and so its drawn row. */
type PendingByItem = ReadonlyMap<string, readonly Pending[]>;

/**
 * Marks that show before the engine has answered. They are sent in the order in which they were made, those that waited together
 * in one change; refused ones disappear again with the engine's sentence.
 */
export function useMarks({ id: testId, rows: saved }: TestSheet) {
  const [pending, setPending] = useState<PendingByItem>(new Map());
  const queue = useRef({ turn: 0, waiting: [] as Pending[], sending: false });

  const drop = (upTo: number) => setPending((known) => without(known, upTo));

  /** Once nothing waits, the saved sheet holds every mark that was kept. */
  const settle = async (upTo: number) => {
    const fresh = await api.audit.sheet({ testId });
    if (queue.current.waiting.length > 0) return;
    await queryClient.cancelQueries({ queryKey: sheetKey(testId) });
    queryClient.setQueryData(sheetKey(testId), fresh);
    drop(upTo);
  };

  const send = async () => {
    if (queue.current.sending) return;
    queue.current.sending = true;
    while (queue.current.waiting.length > 0) {
      const batch = queue.current.waiting.splice(0);
      const last = batch.at(-1)?.turn ?? 0;
      try {
        await api.audit.mark({ testId, cells: batch.map(asChange) });
        await settle(last);
      } catch (error) {
        drop(last);
        showError(toAppError(error));
      }
    }
    queue.current.sending = false;
  };

  const mark = (cells: readonly CellChange[]) => {
    if (cells.length === 0) return;
    queue.current.turn += 1;
    const made = cells.map((cell): Pending => ({ ...cell, turn: queue.current.turn }));
    setPending((known) => withMore(known, made));
    queue.current.waiting.push(...made);
    void send();
  };

  const rows = useMemo(
    () => (pending.size === 0 ? saved : saved.map((row) => drawRow(row, pending.get(row.id)))),
    [saved, pending],
  );
  return { rows, mark };
}

function withMore(known: PendingByItem, made: readonly Pending[]): PendingByItem {
  const next = new Map(known);
  for (const change of made) next.set(change.itemId, [...(next.get(change.itemId) ?? []), change]);
  return next;
}

function without(known: PendingByItem, upTo: number): PendingByItem {
  const next = new Map<string, readonly Pending[]>();
  for (const [itemId, changes] of known) {
    const kept = changes.filter(({ turn }) => turn > upTo);
    if (kept.length > 0) next.set(itemId, kept.length === changes.length ? changes : kept);
  }
  return next;
}

const asChange = ({ itemId, attributeId, mark, note }: Pending): CellChange => ({
  itemId,
  attributeId,
  mark,
  ...(note === undefined ? {} : { note }),
});

/** Rows by the marks that are drawn on them. */
const drawn = new WeakMap<readonly Pending[], { from: SheetItem; row: SheetItem }>();

/** The row with the marks under way; the same object as long as neither changes. */
function drawRow(from: SheetItem, changes: readonly Pending[] | undefined): SheetItem {
  if (!changes) return from;
  const known = drawn.get(changes);
  if (known?.from === from) return known.row;
  const cells = new Map(from.cells.map((cell) => [cell.attributeId, cell]));
  for (const { attributeId, mark, note } of changes) {
    if (mark === null) cells.delete(attributeId);
    else cells.set(attributeId, { attributeId, mark, note: note ?? cells.get(attributeId)?.note ?? '' });
  }
  const row = { ...from, cells: [...cells.values()] };
  drawn.set(changes, { from, row });
  return row;
}
