import type { PointerEvent } from 'react';
import type { Redaction } from '../../../../../shared/contract/evidence/redaction.ts';
import {
  placeBetween,
  turnedSize,
  type Handle,
  type MarkPlace,
  type Point,
  type Size,
  type Turns,
} from '../../../../../shared/domain/evidence-marks.ts';
import { CORNERS, isArrow, pressOnBox, useRevealed } from '../boxes/box-keys.ts';
import { useHold, type PageBox } from '../boxes/use-hold.ts';
import styles from './redaction.module.css';
import { useRedacting, type Redacting } from './use-redacting.ts';

/** Sized like a mark that is a rectangle. */
const asBox = (redaction: Redaction): PageBox => ({ ...redaction, kind: 'rectangle' });

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
  const { active, seeThrough, selected, preview, settle } = redacting;
  const draw = (from: Point, to: Point, isPress: boolean) => {
    // A press that draws nothing lets go of the box that was selected.
    if (isPress) redacting.select(null);
    else void redacting.add([{ page, ...placeBetween('rectangle', from, to) }]);
  };
  const { layer, project, drawn, ...pointer } = useHold({ size, turns, preview, settle, draw });
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
      onPointerDown={(event) => active && pointer.beginDrawing(event)}
      {...pointer.handlers}
    >
      {redacting.redactions
        .filter((box) => box.page === page)
        .map((box) => (
          <BlackBox
            key={box.id}
            box={box}
            redacting={redacting}
            project={project}
            isSelected={box.id === selected?.id}
            onHold={(event, handle) => {
              redacting.select(box.id);
              pointer.hold(event, asBox(box), handle);
            }}
          />
        ))}
      {drawn && !drawn.isPress && (
        <Black place={placeBetween('rectangle', drawn.from, drawn.to)} project={project} />
      )}
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
function BlackBox({ box, redacting, project, isSelected, onHold }: BoxProps) {
  const { active, endReveal, preview } = redacting;
  const group = useRevealed(redacting.reveal?.id === box.id, active, endReveal);
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
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey) return;
        pressOnBox(event, asBox(box), { isSizable: true, preview, remove: () => redacting.remove([box.id]) });
      }}
      onKeyUp={({ key }) => isArrow(key) && redacting.settle()}
      onPointerDown={(event) => onHold(event)}
    >
      <Black place={box} project={project} />
      {isSelected &&
        CORNERS.map((handle) => {
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
