import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { toAppError } from '../../app/api.ts';
import { showUndoable } from '../../app/query.ts';
import { showDone, showError } from '../../app/toasts.tsx';
import { entriesOf, pruned, restored, settled, withEntries, type Entry, type Pending } from './pending.ts';
import type { CellEdit, CellWrite, GridProps } from './types.ts';

/** How long a saved value is shown when its row does not come anew, for example because nothing changed (ms). */
const LINGER = 1000;

export interface Writes<Row> {
  pending: Pending<Row>;
  /** What a cell holds: the value on its way, or else the saved one. */
  valueOf: (row: Row, column: string, edit: CellEdit<Row>) => string;
  /**
   * Shows the values at once and saves them in one change, after those of earlier gestures. A single value that is refused
   * stays in its cell with the reason; of several, none is kept and a toast says why.
   * @param done What a toast says afterwards, of the number of values.
   */
  save: (writes: readonly CellWrite<Row>[], done?: (values: number) => string | undefined) => void;
  /** Gives a cell, or all cells, the saved value back in the place of a refused one. */
  restore: (only?: { rowId: string; column: string }) => void;
}

/** Values on their way to the engine, shown until it has them. */
export function useWrites<Row extends { id: string }>({
  rows,
  columns,
  onWrites,
}: GridProps<Row>): Writes<Row> {
  const [pending, setPending] = useState<Pending<Row>>(new Map());
  const [seen, setSeen] = useState(rows);
  if (seen !== rows) {
    setSeen(rows);
    setPending(pruned(pending, rows));
  }
  const queue = useRef(Promise.resolve());
  const onScreen = useRef<readonly Row[] | null>(rows);
  useLayoutEffect(() => {
    onScreen.current = rows;
    return () => void (onScreen.current = null);
  }, [rows]);
  const edits = useMemo(() => new Map(columns.map(({ id, edit }) => [id, edit])), [columns]);

  const valueOf = (row: Row, column: string, edit: CellEdit<Row>) =>
    pending.get(row.id)?.get(column)?.value ?? edit.value(row);

  const commit = async (writes: readonly CellWrite<Row>[]): Promise<unknown> => {
    const [first] = writes;
    const same = writes.every(({ column, value }) => column === first?.column && value === first.value);
    if (first && same) {
      return edits.get(first.column)?.commit(
        writes.map(({ row }) => row),
        first.value,
      );
    }
    if (onWrites) return onWrites(writes);
    for (const { row, column, value } of writes) await edits.get(column)?.commit([row], value);
    return undefined;
  };

  const refuse = (entries: readonly Entry<Row>[], message: string): boolean => {
    const [only, ...others] = entries;
    const visible = others.length === 0 && onScreen.current?.some(({ id }) => id === only?.rowId);
    setPending((known) =>
      settled(known, entries, ({ cell }) => (visible ? { ...cell, refused: message } : undefined)),
    );
    return Boolean(visible);
  };

  const keep = async (
    writes: readonly CellWrite<Row>[],
    entries: readonly Entry<Row>[],
    done?: (values: number) => string | undefined,
  ) => {
    try {
      await commit(writes);
    } catch (reason) {
      const failure = toAppError(reason);
      if (!refuse(entries, failure.message)) showError(failure);
      return;
    }
    const byId = new Map(onScreen.current?.map((row) => [row.id, row]));
    const saved = entries.map((entry) => ({
      ...entry,
      cell: { ...entry.cell, saved: true, row: byId.get(entry.rowId) ?? entry.cell.row },
    }));
    const savedBy = new Map(entries.map((entry, at) => [entry, saved[at]?.cell]));
    setPending((known) => settled(known, entries, (entry) => savedBy.get(entry)));
    setTimeout(() => setPending((known) => settled(known, saved, () => undefined)), LINGER);
    const sentence = done?.(writes.length);
    if (sentence) await (onWrites ? showUndoable(sentence) : showDone(sentence));
  };

  const save: Writes<Row>['save'] = (writes, done) => {
    const changed = writes.filter(({ row, column, value }) => {
      const edit = edits.get(column);
      const isRefused = pending.get(row.id)?.get(column)?.refused !== undefined;
      return edit && (isRefused || valueOf(row, column, edit) !== value);
    });
    if (changed.length === 0) return;
    const entries = entriesOf(changed);
    setPending((known) => withEntries(known, entries));
    queue.current = queue.current.then(() => keep(changed, entries, done));
  };

  const restore: Writes<Row>['restore'] = (only) => setPending((known) => restored(known, only));

  return { pending, valueOf, save, restore };
}
