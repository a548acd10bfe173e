import { useRef, useState, type PointerEvent, type RefObject } from 'react';
import {
  movedBy,
  toPage,
  toScreen,
  withHandleAt,
  type Handle,
  type MarkPlace,
  type Point,
  type Size,
  type Turns,
} from '../../../../../shared/domain/evidence-marks.ts';
import type { EvidenceMarkKind } from '../../../../../shared/domain/audit-vocabulary.ts';

/** Px that a press may slip and still be a press. */
const SLIP = 3;

/** A box on a page; how it is sized follows from its kind. */
export interface PageBox extends MarkPlace {
  id: string;
  kind: EvidenceMarkKind;
}

type Hold =
  | { what: 'draw'; from: Point; to: Point }
  | { what: 'move'; box: PageBox; from: Point; slipped: boolean }
  | { what: 'resize'; box: PageBox; handle: Handle };

interface Options {
  /** The page on screen before it is turned (CSS px). */
  size: Size;
  turns: Turns;
  preview(id: string, place: MarkPlace): void;
  settle(): void;
  /** @param isPress whether it was let go where it was pressed */
  draw(from: Point, to: Point, isPress: boolean): void;
}

/** What the pointer does on the layer over one page: it draws a new box, moves one or pulls at its handle. */
export interface PointerHold {
  layer: RefObject<SVGSVGElement | null>;
  /** From page units to px of the layer. */
  project(point: Point): Point;
  /** What is being drawn. */
  drawn: { from: Point; to: Point; isPress: boolean } | null;
  beginDrawing(event: PointerEvent): void;
  /** Without a handle the whole box is held. */
  hold(event: PointerEvent, box: PageBox, handle?: Handle): void;
  /** For the layer. */
  handlers: Record<'onPointerMove' | 'onPointerUp' | 'onPointerCancel', (event: PointerEvent) => void>;
}

export function useHold({ size, turns, preview, settle, draw }: Options): PointerHold {
  const layer = useRef<SVGSVGElement>(null);
  const [held, setHeld] = useState<Hold | null>(null);
  const project = (point: Point) => toScreen(point, size, turns);
  const isPress = (from: Point, to: Point) => {
    const [a, b] = [project(from), project(to)];
    return Math.hypot(a.x - b.x, a.y - b.y) < SLIP;
  };
  const under = (event: PointerEvent): Point => {
    const frame = layer.current?.getBoundingClientRect();
    const at = { x: event.clientX - (frame?.left ?? 0), y: event.clientY - (frame?.top ?? 0) };
    return toPage(at, size, turns);
  };
  const begin = (event: PointerEvent, next: Hold) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    layer.current?.setPointerCapture(event.pointerId);
    setHeld(next);
  };
  const onPointerMove = (event: PointerEvent) => {
    if (!held) return;
    const to = under(event);
    if (held.what === 'draw') return setHeld({ ...held, to });
    const { box } = held;
    if (held.what === 'resize') return preview(box.id, withHandleAt(box.kind, box, held.handle, to));
    if (!held.slipped && isPress(held.from, to)) return undefined;
    setHeld({ ...held, slipped: true });
    return preview(box.id, movedBy(box, to.x - held.from.x, to.y - held.from.y));
  };
  const onPointerUp = () => {
    setHeld(null);
    if (held?.what === 'draw') draw(held.from, held.to, isPress(held.from, held.to));
    else if (held) settle();
  };
  return {
    layer,
    project,
    drawn: held?.what === 'draw' ? { ...held, isPress: isPress(held.from, held.to) } : null,
    beginDrawing: (event) => {
      const from = under(event);
      begin(event, { what: 'draw', from, to: from });
    },
    hold: (event, box, handle) =>
      begin(
        event,
        handle ? { what: 'resize', box, handle } : { what: 'move', box, from: under(event), slipped: false },
      ),
    handlers: { onPointerMove, onPointerUp, onPointerCancel: () => setHeld(null) },
  };
}
