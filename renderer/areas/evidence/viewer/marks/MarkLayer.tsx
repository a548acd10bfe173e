import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { EvidenceMark } from '../../../../../shared/contract/audit/evidence-marks.ts';
import { EVIDENCE_MARK_KIND_NAMES } from '../../../../../shared/domain/audit-vocabulary.ts';
import {
  cellWords,
  markWords,
  movedBy,
  placeBetween,
  toPage,
  toScreen,
  turnedSize,
  withHandleAt,
  type Handle,
  type Point,
  type Size,
  type Turns,
} from '../../../../../shared/domain/evidence-marks.ts';
import { MarkShapes } from './MarkShapes.tsx';
import { RedactionLayer } from '../redaction/RedactionLayer.tsx';
import styles from './marks.module.css';
import { markTextId } from './mark-keys.ts';
import type { Marking } from './use-marking.ts';

/** Page units that an arrow key moves a mark by; with Alt the smaller step. */
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

type Hold =
  | { what: 'draw'; from: Point; to: Point }
  | { what: 'move'; mark: EvidenceMark; from: Point; slipped: boolean }
  | { what: 'resize'; mark: EvidenceMark; handle: Handle };

interface Props {
  marking: Marking;
  page: number;
  /** The page on screen before it is turned (CSS px). */
  size: Size;
  turns: Turns;
}

/** The marks of one page over its picture, and its redactions over both. */
export function MarkLayer({ marking, page, size, turns }: Props) {
  return (
    <>
      <Marks marking={marking} page={page} size={size} turns={turns} />
      <RedactionLayer page={page} size={size} turns={turns} />
    </>
  );
}

function Marks({ marking, page, size, turns }: Props) {
  const { tool, readOnly, selected, draft } = marking;
  const layer = useRef<SVGSVGElement>(null);
  const [hold, setHold] = useState<Hold | null>(null);
  const project = (point: Point) => toScreen(point, size, turns);
  const drawing = tool.kind !== 'select' && !readOnly;
  const { width, height } = turnedSize(size, turns);

  const under = (event: PointerEvent): Point => {
    const frame = layer.current?.getBoundingClientRect();
    return toPage(
      { x: event.clientX - (frame?.left ?? 0), y: event.clientY - (frame?.top ?? 0) },
      size,
      turns,
    );
  };
  const begin = (event: PointerEvent, next: Hold) => {
    if (event.button !== 0 || readOnly) return;
    event.stopPropagation();
    layer.current?.setPointerCapture(event.pointerId);
    setHold(next);
  };
  const onPointerMove = (event: PointerEvent) => {
    if (!hold) return;
    const to = under(event);
    if (hold.what === 'draw') return setHold({ ...hold, to });
    if (hold.what === 'resize') {
      return marking.preview(hold.mark.id, withHandleAt(hold.mark.kind, hold.mark, hold.handle, to));
    }
    const [a, b] = [project(hold.from), project(to)];
    if (!hold.slipped && Math.hypot(a.x - b.x, a.y - b.y) < SLIP) return undefined;
    setHold({ ...hold, slipped: true });
    return marking.preview(hold.mark.id, movedBy(hold.mark, to.x - hold.from.x, to.y - hold.from.y));
  };
  const onPointerUp = () => {
    setHold(null);
    if (hold?.what === 'draw') marking.draw(page, hold.from, hold.to);
    else if (hold) marking.settle();
  };

  const drawn =
    hold?.what === 'draw' && tool.kind !== 'select' ? placeBetween(tool.kind, hold.from, hold.to) : null;
  const waiting = draft?.page === page ? draft.place : null;
  const next = marking.marks.length + 1;
  return (
    <svg
      ref={layer}
      className={styles.layer}
      data-drawing={drawing || undefined}
      data-marks-of={page}
      data-turns={turns}
      width={width}
      height={height}
      role="group"
      aria-label={`Marks on page ${page}`}
      onPointerDown={(event) => {
        if (!drawing) return undefined;
        const from = under(event);
        return begin(event, { what: 'draw', from, to: from });
      }}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={() => setHold(null)}
    >
      {marking.marks
        .filter((mark) => mark.page === page)
        .map((mark) => (
          <PageMark
            key={mark.id}
            mark={mark}
            marking={marking}
            project={project}
            onHold={(event, handle) => {
              if (drawing) return;
              marking.select(mark.id);
              begin(
                event,
                handle
                  ? { what: 'resize', mark, handle }
                  : { what: 'move', mark, from: under(event), slipped: false },
              );
            }}
            isSelected={mark.id === selected?.id}
          />
        ))}
      {drawn && tool.kind !== 'select' && (
        <MarkShapes
          mark={{ number: next, kind: tool.kind, mark: tool.kind === 'tick' ? tool.mark : null, ...drawn }}
          project={project}
        />
      )}
      {waiting && (
        <MarkShapes mark={{ number: next, kind: 'note', mark: null, ...waiting }} project={project} />
      )}
    </svg>
  );
}

interface MarkProps {
  mark: EvidenceMark;
  marking: Marking;
  project: (point: Point) => Point;
  /** Without a handle the whole mark is held. */
  onHold: (event: PointerEvent, handle?: Handle) => void;
  isSelected: boolean;
}

/** One saved mark: pressed, dragged, moved with the arrows, made larger with Shift, removed with Delete. */
function PageMark({ mark, marking, project, onHold, isSelected }: MarkProps) {
  const group = useRef<SVGGElement>(null);
  const { endReveal } = marking;
  const isRevealed = marking.reveal?.id === mark.id;
  useEffect(() => {
    if (!isRevealed) return;
    group.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    group.current?.focus({ preventScroll: true });
    endReveal();
  }, [isRevealed, endReveal]);
  const handles = isSelected && !marking.readOnly ? handlesOf(mark) : [];
  const cell = mark.cell ? `, ${cellWords(mark.cell)}` : '';
  const onKeyDown = (event: KeyboardEvent) => {
    const arrow = ARROWS[event.key];
    if (event.ctrlKey || event.metaKey || marking.readOnly) return;
    if (arrow) {
      event.preventDefault();
      event.stopPropagation();
      const step = event.altKey ? FINE_STEP : STEP;
      const [across, down] = [arrow[0] * step, arrow[1] * step];
      const far = { x: mark.x2 + across, y: mark.y2 + down };
      marking.preview(
        mark.id,
        event.shiftKey && handlesOf(mark).length > 0
          ? withHandleAt(mark.kind, mark, { x: 'x2', y: 'y2' }, far)
          : movedBy(mark, across, down),
      );
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      event.stopPropagation();
      marking.remove(mark.id);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      document.querySelector<HTMLElement>(`#${markTextId(mark.id)} textarea`)?.focus();
    }
  };
  return (
    <g
      ref={group}
      className={styles.mark}
      data-selected={isSelected || undefined}
      tabIndex={0}
      role="button"
      aria-pressed={isSelected}
      aria-label={`Mark ${mark.number}, ${EVIDENCE_MARK_KIND_NAMES[mark.kind]}: ${markWords(mark)}${cell}`}
      onFocus={() => marking.select(mark.id)}
      onBlur={marking.settle}
      onKeyDown={onKeyDown}
      onKeyUp={({ key }) => ARROWS[key] && marking.settle()}
      onPointerDown={(event) => onHold(event)}
    >
      <title>{markWords(mark)}</title>
      {isSelected && <Outline mark={mark} project={project} />}
      <MarkShapes mark={mark} project={project} />
      {handles.map((handle) => {
        const at = besideCorner(mark, handle, project);
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

/** The points of a mark that can be pulled; ticks and notes have one size. */
function handlesOf({ kind }: EvidenceMark): Handle[] {
  if (kind === 'arrow')
    return [
      { x: 'x1', y: 'y1' },
      { x: 'x2', y: 'y2' },
    ];
  if (kind !== 'rectangle') return [];
  return (['x1', 'x2'] as const).flatMap((x) => (['y1', 'y2'] as const).map((y) => ({ x, y })));
}

/** Px between a point of a mark and its handle, so that the number of the mark stays readable. */
const BESIDE = 9;

function besideCorner(mark: EvidenceMark, handle: Handle, project: MarkProps['project']): Point {
  const at = project({ x: mark[handle.x], y: mark[handle.y] });
  const middle = project({ x: (mark.x1 + mark.x2) / 2, y: (mark.y1 + mark.y2) / 2 });
  return {
    x: at.x + BESIDE * Math.sign(at.x - middle.x),
    y: at.y + BESIDE * Math.sign(at.y - middle.y),
  };
}

/** Around the selected mark, since colour alone would not tell it. */
function Outline({ mark, project }: Pick<MarkProps, 'mark' | 'project'>) {
  const [a, b] = [project({ x: mark.x1, y: mark.y1 }), project({ x: mark.x2, y: mark.y2 })];
  const around = mark.kind === 'tick' || mark.kind === 'note' ? 14 : BESIDE;
  return (
    <rect
      className={styles.outline}
      x={Math.min(a.x, b.x) - around}
      y={Math.min(a.y, b.y) - around}
      width={Math.abs(a.x - b.x) + 2 * around}
      height={Math.abs(a.y - b.y) + 2 * around}
    />
  );
}
