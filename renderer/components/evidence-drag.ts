import type { DragEvent } from 'react';

/** A record on its way to what it is evidence of. */
export interface DraggedEvidence {
  id: string;
  ref: string;
}

const TYPE = 'application/x-trustbench-evidence';

/** Browsers show what is dragged only at the drop, so the records that left last are remembered here. */
let dragged: readonly DraggedEvidence[] = [];

/** Starts a drag of records inside the window. */
export function dragEvidence(event: DragEvent, records: readonly DraggedEvidence[]): void {
  dragged = records;
  event.dataTransfer.effectAllowed = 'link';
  event.dataTransfer.setData(TYPE, records.map(({ ref }) => ref).join(', '));
}

/** The records that a drag carries; none when it carries something else. */
export const draggedIn = (transfer: DataTransfer): readonly DraggedEvidence[] =>
  transfer.types.includes(TYPE) ? dragged : [];
