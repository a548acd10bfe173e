import { useEffect, useLayoutEffect, useRef, type MouseEvent, type RefObject } from 'react';
import type { Place, Span } from './range.ts';

interface Context {
  scroller: RefObject<HTMLElement | null>;
  /** px of the scroller that the head covers. */
  headHeight: number;
  lineOf: ReadonlyMap<string, number>;
  /** Of rows that nobody edits: the pointer picks one, and its texts can be marked as on a page. */
  isList: boolean;
  onPress: (place: Place, extend: boolean) => void;
  onDrag: (place: Place) => void;
  /** The button was let go after a press. */
  onRelease: () => void;
  /** The range, which the fill handle repeats. */
  span: Span | null;
  /** The handle was pulled to a line. @param source The range as it was before. */
  onFillTo: (source: Span, line: number) => void;
  /** The handle was let go. */
  onFilled: (source: Span) => void;
}

/** px a frame at which the grid follows a pointer outside of it. */
const FOLLOW = 14;

/** Press, drag and fill with the mouse, on the table as a whole: its lines have no handlers of their own. */
export function usePointer(context: Context) {
  const { scroller, headHeight, isList } = context;
  const newest = useRef(context);
  useLayoutEffect(() => {
    newest.current = context;
  });
  const stop = useRef<() => void>(() => undefined);
  useEffect(() => () => stop.current(), []);

  const placeAt = (target: Element | null): Place | null => {
    const key = target?.closest<HTMLElement>('[data-key]')?.dataset['key'];
    const column = target?.closest<HTMLElement>('[data-at]')?.dataset['at'];
    const line = newest.current.lineOf.get(key ?? '');
    return line !== undefined && column !== undefined ? { line, column: Number(column) } : null;
  };

  /** The cell under the pointer or, when it is outside of the grid, the nearest one that is in view. */
  const nearest = ({ x, y }: { x: number; y: number }): Place | null => {
    const box = scroller.current?.getBoundingClientRect();
    if (!box) return null;
    const inside = (value: number, from: number, to: number) => Math.min(Math.max(value, from), to);
    const [left, top] = [
      inside(x, box.left + 1, box.left + (scroller.current?.clientWidth ?? 0) - 2),
      inside(y, box.top + headHeight + 1, box.top + (scroller.current?.clientHeight ?? 0) - 2),
    ];
    return placeAt(document.elementFromPoint(left, top));
  };

  const follow = (onMove: (place: Place) => void, onEnd: () => void) => {
    const pointer = { x: 0, y: 0, moved: false };
    let frame = 0;
    const tick = () => {
      const box = scroller.current?.getBoundingClientRect();
      if (box && pointer.moved) {
        const over = pointer.y > box.bottom ? 1 : pointer.y < box.top + headHeight ? -1 : 0;
        const beside = pointer.x > box.right ? 1 : pointer.x < box.left ? -1 : 0;
        scroller.current?.scrollBy(beside * FOLLOW, over * FOLLOW);
        const place = nearest(pointer);
        if (place) onMove(place);
      }
      frame = requestAnimationFrame(tick);
    };
    const move = (event: globalThis.MouseEvent) => {
      Object.assign(pointer, { x: event.clientX, y: event.clientY, moved: true });
    };
    const end = () => {
      stop.current();
      onEnd();
    };
    stop.current = () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('mousemove', move);
      window.removeEventListener('mouseup', end);
      stop.current = () => undefined;
    };
    window.addEventListener('mousemove', move);
    window.addEventListener('mouseup', end);
    frame = requestAnimationFrame(tick);
  };

  const onMouseDown = (event: MouseEvent<HTMLElement>) => {
    const target = event.target as Element;
    // The editor and the checkboxes are pressed for themselves.
    if (event.button !== 0 || target.closest('input, [data-head]')) return;
    const place = placeAt(target);
    if (!place) return;
    if (target.closest('[data-fill]')) {
      event.preventDefault();
      const source = context.span;
      if (source)
        follow(
          (at) => newest.current.onFillTo(source, at.line),
          () => newest.current.onFilled(source),
        );
      return;
    }
    const isPart = Boolean(target.closest('a, button'));
    if (!isList && !isPart) event.preventDefault();
    // Before the press is heard: an open editor keeps its value when it loses the focus.
    event.currentTarget.focus({ preventScroll: true });
    context.onPress(place, event.shiftKey);
    follow(
      (at) => !isList && !isPart && newest.current.onDrag(at),
      () => newest.current.onRelease(),
    );
  };

  return { onMouseDown, placeAt };
}
