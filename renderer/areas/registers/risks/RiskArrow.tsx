import type { RiskRating, RiskScale } from '../../../../shared/domain/risk-scale.ts';
import type { Risk } from '../../../../shared/domain/risks.ts';
import styles from './risks.module.css';

/** Size of a cell of the map (px), as its styles have it. */
const [WIDTH, HEIGHT] = [86, 28];
/** The line ends before the middle of the cell, so that its count stays readable. */
const SHORT = 12;

/** The way of one risk over the map, from what it was before anything was done to what is left. */
export function RiskArrow({ scale, risk }: { scale: RiskScale; risk: Risk }) {
  const { inherent, residual } = risk;
  const middle = ({ likelihood, impact }: RiskRating) => ({
    x: (impact - 0.5) * WIDTH,
    y: (scale.likelihood.length - likelihood + 0.5) * HEIGHT,
  });
  const from = inherent && middle(inherent);
  const to = residual && middle(residual);
  const ring = from ?? to;
  if (!ring) return null;
  const length = from && to ? Math.hypot(to.x - from.x, to.y - from.y) : 0;
  const part = length > 0 ? (length - SHORT) / length : 0;
  return (
    <svg
      className={styles.arrow}
      width={scale.impact.length * WIDTH}
      height={scale.likelihood.length * HEIGHT}
      aria-hidden
    >
      <defs>
        <marker
          id="risk-arrow"
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerWidth="7"
          markerHeight="7"
          orient="auto"
        >
          <path d="M0 0 8 4 0 8z" />
        </marker>
      </defs>
      <circle cx={ring.x} cy={ring.y} r={10} />
      {from && to && length > 0 && (
        <line
          x1={from.x + ((to.x - from.x) / length) * 10}
          y1={from.y + ((to.y - from.y) / length) * 10}
          x2={from.x + (to.x - from.x) * part}
          y2={from.y + (to.y - from.y) * part}
          markerEnd="url(#risk-arrow)"
        />
      )}
    </svg>
  );
}
