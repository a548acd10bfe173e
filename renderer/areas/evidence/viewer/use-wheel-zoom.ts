import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { wheelZoom } from './zoom.ts';

/** Ctrl and the wheel zoom a desk; what is under the pointer stays there. */
export function useWheelZoom(
  desk: RefObject<HTMLElement | null>,
  factor: number,
  onZoom: (factor: number) => void,
): void {
  const held = useRef<{ x: number; y: number; left: number; top: number } | null>(null);
  const latest = useRef({ factor, onZoom });
  useEffect(() => {
    latest.current = { factor, onZoom };
  });
  useEffect(() => {
    const element = desk.current;
    const onWheel = (event: WheelEvent) => {
      if (!element || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      const frame = element.getBoundingClientRect();
      const [x, y] = [event.clientX - frame.left, event.clientY - frame.top];
      held.current = {
        x,
        y,
        left: (element.scrollLeft + x) / element.scrollWidth,
        top: (element.scrollTop + y) / element.scrollHeight,
      };
      latest.current.onZoom(wheelZoom(latest.current.factor, event.deltaY));
    };
    // Not passive, because the page itself must not zoom.
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  }, [desk]);
  // After each drawing, since only then is the new size known.
  useLayoutEffect(() => {
    const element = desk.current;
    if (!held.current || !element) return;
    const { x, y, left, top } = held.current;
    element.scrollTo(left * element.scrollWidth - x, top * element.scrollHeight - y);
    held.current = null;
  });
}
