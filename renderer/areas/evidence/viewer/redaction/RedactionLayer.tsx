import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { Redaction } from '../../../../../shared/contract/evidence/redaction.ts';
import {
  movedBy,
  placeBetween,
  toPage,
  toScreen,
  turnedSize,
  withHandleAt,
  type Handle,
  type MarkPlace,
  type Point,
  type Size,
  type Turns,
} from '../../../../../shared/domain/evidence-marks.ts';
import styles from './redaction.module.css';
import { useRedacting, type Redacting } from './use-redacting.ts';

/** Page units that an arrow key moves a box by; with Alt the smaller step. */
const STEP = 50;
const FINE_STEP = 10;
/** Px that a press may slip and still be a press. */
const SLIP = 3;

const ARROWS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

const HANDLES: readonly Handle[] = (['x1', 'x2'] as const).flatMap((x) =>
  (['y1', 'y2'] as const).map((y) => ({ x, y })),
);

type Hold =
  | { what: 'draw'; from: Point; to: Point }
  | { what: 'move'; box: Redaction; from: Point; slipped: boolean }
  | { what: 'resize'; box: Redaction; handle: Handle };

interface Props {
  page: number;
  /** The page on screen before it is turned (CSS px). */
  size: Size;
  turns: Turns;
}

/** The redactions of one page, over its picture and its marks. */
export function RedactionLayer(props: Props) {
  const redacting = useRedacting();
  if (!redacting || (!redacting.active && redacting.redactions.length === 0)) return null;
  return <Layer {...props} redacting={redacting} />;
}

function Layer({ page, size, turns, redacting }: Props & { redacting: Redacting }) {
  const { active, seeThrough, selected } = redacting;
  const layer = useRef<SVGSVGElement>(null);
  const [hold, setHold] = useState<Hold | null>(null);
  const project = (point: Point) => toScreen(point, size, turns);
  const distance = (from: Point, to: Point) => {
    const [a, b] = [project(from), project(to)];
    return Math.hypot(a.x - b.x, a.y - b.y);
  };
  const under = (event: PointerEvent): Point => {
    const frame = layer.current?.getBoundingClientRect();
    const at = { x: event.clientX - (frame?.left ?? 0), y: event.clientY - (frame?.top ?? 0) };
    return toPage(at, size, turns);
  };
  const begin = (event: PointerEvent, next: Hold) => {
    if (event.button !== 0 || !active) return;
    event.stopPropagation();
    layer.current?.setPointerCapture(event.pointerId);
    setHold(next);
  };
  const onPointerMove = (event: PointerEvent) => {
    if (!hold) return;
    const to = under(event);
    if (hold.what === 'draw') return setHold({ ...hold, to });
    if (hold.what === 'resize')
      return redacting.preview(hold.box.id, withHandleAt('rectangle', hold.box, hold.handle, to));
    if (!hold.slipped && distance(hold.from, to) < SLIP) return undefined;
    setHold({ ...hold, slipped: true });
    return redacting.preview(hold.box.id, movedBy(hold.box, to.x - hold.from.x, to.y - hold.from.y));
  };
  const onPointerUp = () => {
    setHold(null);
    if (hold?.what !== 'draw') return redacting.settle();
    // A press that draws nothing lets go of the box that was selected.
    if (distance(hold.from, hold.to) < SLIP) return redacting.select(null);
    void redacting.add([{ page, ...placeBetween('rectangle', hold.from, hold.to) }]);
  };
  const drawn = hold?.what === 'draw' && distance(hold.from, hold.to) >= SLIP;
  const { width, height } = turnedSize(size, turns);
  return (
    <svg
      ref={layer}
      className={styles.layer}
      data-active={active || undefined}
      data-see-through={seeThrough || undefined}
      width={width}
      height={height}
      role="group"
      aria-label={`Redactions on page ${page}`}
      onPointerDown={(event) => {
        const from = under(event);
        begin(event, { what: 'draw', from, to: from });
      }}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={() => setHold(null)}
    >
      {redacting.redactions
        .filter((box) => box.page === page)
        .map((box) => (
          <PageBox
            key={box.id}
            box={box}
            redacting={redacting}
            project={project}
            isSelected={box.id === selected?.id}
            onHold={(event, handle) => {
              redacting.select(box.id);
              begin(
                event,
                handle
                  ? { what: 'resize', box, handle }
                  : { what: 'move', box, from: under(event), slipped: false },
              );
            }}
          />
        ))}
      {drawn && <Black place={placeBetween('rectangle', hold.from, hold.to)} project={project} />}
    </svg>
  );
}

interface BoxProps {
  box: Redaction;
  redacting: Redacting;
  project: (point: Point) => Point;
  isSelected: boolean;
  /** Without a handle the whole box is held. */
  onHold: (event: PointerEvent, handle?: Handle) => void;
}

/** One saved box: dragged, moved with the arrows, made larger with Shift, removed with Delete. */
function PageBox({ box, redacting, project, isSelected, onHold }: BoxProps) {
  const group = useRef<SVGGElement>(null);
  const { active, endReveal } = redacting;
  const isRevealed = redacting.reveal?.id === box.id;
  useEffect(() => {
    if (!isRevealed) return;
    group.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    if (active) group.current?.focus({ preventScroll: true });
    endReveal();
  }, [isRevealed, active, endReveal]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey) return;
    const arrow = ARROWS[event.key];
    if (!arrow && event.key !== 'Delete' && event.key !== 'Backspace') return;
    event.preventDefault();
    event.stopPropagation();
    if (!arrow) return redacting.remove([box.id]);
    const step = event.altKey ? FINE_STEP : STEP;
    const [across, down] = [arrow[0] * step, arrow[1] * step];
    const far = { x: box.x2 + across, y: box.y2 + down };
    redacting.preview(
      box.id,
      event.shiftKey ? withHandleAt('rectangle', box, { x: 'x2', y: 'y2' }, far) : movedBy(box, across, down),
    );
  };
  const words = `Redaction ${box.number}: ${box.what || box.reason}`;
  if (!active) {
    return (
      <g ref={group} role="img" aria-label={words} data-selected={isSelected || undefined}>
        <Black place={box} project={project} />
      </g>
    );
  }
  return (
    <g
      ref={group}
      className={styles.box}
      data-selected={isSelected || undefined}
      tabIndex={0}
      role="button"
      aria-pressed={isSelected}
      aria-label={words}
      onFocus={() => redacting.select(box.id)}
      onBlur={redacting.settle}
      onKeyDown={onKeyDown}
      onKeyUp={({ key }) => ARROWS[key] && redacting.settle()}
      onPointerDown={(event) => onHold(event)}
    >
      <Black place={box} project={project} />
      {isSelected &&
        HANDLES.map((handle) => {
          const at = project({ x: box[handle.x], y: box[handle.y] });
          return (
            <rect
              key={`${handle.x}${handle.y}`}
              className={styles.handle}
              x={at.x - 4}
              y={at.y - 4}
              width={8}
              height={8}
              onPointerDown={(event) => onHold(event, handle)}
            />
          );
        })}
    </g>
  );
}

function Black({ place, project }: { place: MarkPlace; project: BoxProps['project'] }) {
  const [a, b] = [project({ x: place.x1, y: place.y1 }), project({ x: place.x2, y: place.y2 })];
  return (
    <rect
      className={styles.black}
      x={Math.min(a.x, b.x)}
      y={Math.min(a.y, b.y)}
      width={Math.abs(a.x - b.x)}
      height={Math.abs(a.y - b.y)}
    />
  );
}
