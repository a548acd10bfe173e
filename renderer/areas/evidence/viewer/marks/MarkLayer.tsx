import type { KeyboardEvent, PointerEvent } from 'react';
import type { EvidenceMark } from '../../../../../shared/contract/audit/evidence-marks.ts';
import { EVIDENCE_MARK_KIND_NAMES } from '../../../../../shared/domain/audit-vocabulary.ts';
import {
  cellWords,
  markWords,
  placeBetween,
  turnedSize,
  type Handle,
  type Point,
  type Size,
  type Turns,
} from '../../../../../shared/domain/evidence-marks.ts';
import { CORNERS, isArrow, pressOnBox, useRevealed } from '../boxes/box-keys.ts';
import { useHold } from '../boxes/use-hold.ts';
import { MarkShapes } from './MarkShapes.tsx';
import { RedactionLayer } from '../redaction/RedactionLayer.tsx';
import styles from './marks.module.css';
import { markTextId } from './mark-keys.ts';
import type { Marking } from './use-marking.ts';

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
  const { tool, readOnly, selected, draft, preview, settle } = marking;
  const draw = (from: Point, to: Point) => marking.draw(page, from, to);
  const { layer, project, drawn, ...pointer } = useHold({ size, turns, preview, settle, draw });
  const drawing = tool.kind !== 'select' && !readOnly;
  const { width, height } = turnedSize(size, turns);
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
      onPointerDown={(event) => drawing && pointer.beginDrawing(event)}
      {...pointer.handlers}
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
              if (!readOnly) pointer.hold(event, mark, handle);
            }}
            isSelected={mark.id === selected?.id}
          />
        ))}
      {drawn && tool.kind !== 'select' && (
        <MarkShapes
          mark={{
            number: next,
            kind: tool.kind,
            mark: tool.kind === 'tick' ? tool.mark : null,
            ...placeBetween(tool.kind, drawn.from, drawn.to),
          }}
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
  const group = useRevealed(marking.reveal?.id === mark.id, true, marking.endReveal);
  const handles = isSelected && !marking.readOnly ? handlesOf(mark) : [];
  const cell = mark.cell ? `, ${cellWords(mark.cell)}` : '';
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || marking.readOnly) return;
    const isHandled = pressOnBox(event, mark, {
      isSizable: handlesOf(mark).length > 0,
      preview: marking.preview,
      remove: () => marking.remove(mark.id),
    });
    if (!isHandled && event.key === 'Enter') {
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
      onKeyUp={({ key }) => isArrow(key) && marking.settle()}
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
function handlesOf({ kind }: EvidenceMark): readonly Handle[] {
  if (kind === 'arrow')
    return [
      { x: 'x1', y: 'y1' },
      { x: 'x2', y: 'y2' },
    ];
  return kind === 'rectangle' ? CORNERS : [];
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
