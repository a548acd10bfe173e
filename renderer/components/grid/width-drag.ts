import type { PointerEvent } from 'react';
import { resized } from './layout.ts';
import type { LaidOut } from './use-layout.ts';

/** Pulling the edge of a column. The layout changes once, when the edge is let go. */
export function widthDrag<Row>({ layout, change, preview }: LaidOut<Row>, id: string) {
  const widthAt = (handle: HTMLElement, x: number) =>
    x - (handle.parentElement?.getBoundingClientRect().left ?? 0);
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
      preview({ id, width: widthAt(event.currentTarget, event.clientX) });
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
      change(resized(layout, id, widthAt(event.currentTarget, event.clientX)));
      preview(null);
    },
    onPointerCancel: () => preview(null),
  };
}
