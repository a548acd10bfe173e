import {
  MARK_COLOR,
  MARK_RIM,
  MARK_SIZES,
  shapesOf,
  type DrawnMark,
  type Shape,
} from '../../../../../shared/domain/evidence-mark-shapes.ts';
import type { Point } from '../../../../../shared/domain/evidence-marks.ts';

const path = (points: readonly Point[], closed: boolean) =>
  `M${points.map(({ x, y }) => `${x},${y}`).join('L')}${closed ? 'Z' : ''}`;

/** One mark as it lies on its page; `project` gives CSS px. */
export function MarkShapes({ mark, project }: { mark: DrawnMark; project: (point: Point) => Point }) {
  return shapesOf(mark, project, 1).map((shape, index) => <OneShape key={index} shape={shape} />);
}

function OneShape({ shape }: { shape: Shape }) {
  const joined = { fill: 'none', strokeLinejoin: 'round', strokeLinecap: 'round' } as const;
  if (shape.type === 'check') {
    return <path d={path(shape.points, false)} stroke={MARK_RIM} strokeWidth={MARK_SIZES.line} {...joined} />;
  }
  if (shape.type === 'line') {
    const d = path(shape.points, shape.closed);
    return (
      <>
        <path d={d} stroke={MARK_RIM} strokeWidth={MARK_SIZES.rim} {...joined} />
        <path d={d} stroke={MARK_COLOR} strokeWidth={MARK_SIZES.line} {...joined} />
      </>
    );
  }
  const { at, half, form, words } = shape;
  return (
    <>
      <rect
        x={at.x - half}
        y={at.y - half}
        width={2 * half}
        height={2 * half}
        rx={form === 'round' ? half : 2}
        fill={MARK_COLOR}
        stroke={MARK_RIM}
        strokeWidth={MARK_SIZES.line}
      />
      <text
        x={at.x}
        y={at.y}
        fill={MARK_RIM}
        fontSize={words.length > 2 ? MARK_SIZES.letter * 0.8 : MARK_SIZES.letter}
        fontWeight={600}
        textAnchor="middle"
        dominantBaseline="central"
      >
        {words}
      </text>
    </>
  );
}
