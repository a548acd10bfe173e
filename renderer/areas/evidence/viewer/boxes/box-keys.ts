import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react';
import {
  movedBy,
  withHandleAt,
  type Handle,
  type MarkPlace,
} from '../../../../../shared/domain/evidence-marks.ts';
import type { PageBox } from './use-hold.ts';

/** Page units that an arrow key moves a box by; with Alt the smaller step. */
const STEP = 50;
const FINE_STEP = 10;

const ARROWS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export const isArrow = (key: string): boolean => key in ARROWS;

/** The four corners of a rectangle. */
export const CORNERS: readonly Handle[] = (['x1', 'x2'] as const).flatMap((x) =>
  (['y1', 'y2'] as const).map((y) => ({ x, y })),
);

interface BoxKeys {
  isSizable: boolean;
  preview(id: string, place: MarkPlace): void;
  remove(): void;
}

/** Arrows move a box, with Shift they size it; Delete removes it. @returns whether the key was one of these */
export function pressOnBox(
  event: KeyboardEvent,
  box: PageBox,
  { isSizable, preview, remove }: BoxKeys,
): boolean {
  const arrow = ARROWS[event.key];
  const removes = event.key === 'Delete' || event.key === 'Backspace';
  if (!arrow && !removes) return false;
  event.preventDefault();
  event.stopPropagation();
  if (!arrow) {
    remove();
    return true;
  }
  const step = event.altKey ? FINE_STEP : STEP;
  const [across, down] = [arrow[0] * step, arrow[1] * step];
  const far = { x: box.x2 + across, y: box.y2 + down };
  preview(
    box.id,
    event.shiftKey && isSizable
      ? withHandleAt(box.kind, box, { x: 'x2', y: 'y2' }, far)
      : movedBy(box, across, down),
  );
  return true;
}

/** Scrolls the pages to a box that is to be shown. @param takesFocus whether it can have the focus now */
export function useRevealed(
  isRevealed: boolean,
  takesFocus: boolean,
  endReveal: () => void,
): RefObject<SVGGElement | null> {
  const group = useRef<SVGGElement>(null);
  useEffect(() => {
    if (!isRevealed) return;
    group.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    if (takesFocus) group.current?.focus({ preventScroll: true });
    endReveal();
  }, [isRevealed, takesFocus, endReveal]);
  return group;
}
