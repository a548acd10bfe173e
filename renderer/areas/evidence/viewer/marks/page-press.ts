import type { PointerEvent } from 'react';
import type { Marking } from './use-marking.ts';

/** A press beside the marks lets go of the selected one; the marks themselves take theirs. */
export function onPagePress(event: PointerEvent, marking: Marking): void {
  const isOnMark = event.target instanceof Element && event.target.closest('[role=button]');
  if (!isOnMark && marking.tool.kind === 'select') marking.select(null);
}
