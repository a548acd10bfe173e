import { useRef, type PointerEvent } from 'react';

/**
 * Dragging moves what lies on a desk. A press on something that can be pressed is left to it.
 * @param button 0 for the usual one, 1 for the middle one
 */
export function usePan(button: 0 | 1) {
  const from = useRef<{ x: number; y: number } | null>(null);
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      const desk = event.currentTarget;
      const isOnThing =
        event.target instanceof Element && event.target.closest('[role=button], [data-drawing]');
      if (event.button !== button || isOnThing) return;
      from.current = { x: event.clientX + desk.scrollLeft, y: event.clientY + desk.scrollTop };
      desk.setPointerCapture(event.pointerId);
      desk.setAttribute('data-panning', '');
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (!from.current) return;
      event.currentTarget.scrollTo(from.current.x - event.clientX, from.current.y - event.clientY);
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      from.current = null;
      event.currentTarget.removeAttribute('data-panning');
    },
  };
}
