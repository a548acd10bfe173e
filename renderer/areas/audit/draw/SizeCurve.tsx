import { useState, type KeyboardEvent } from 'react';
import { count } from '../../../app/format.ts';
import { curveScale } from './curve-scale.ts';
import { rate, type CurvePoint } from './statistics.ts';
import styles from './draw.module.css';

interface Props {
  points: readonly CurvePoint[];
  /** The tolerable rate of the plan, a share. */
  tolerable: number;
  /** The firm's size for this control, drawn as a line to compare; null while it has none. */
  tableSize: number | null;
  /** Takes over the tolerable rate of the point. */
  onChoose: (tolerable: number) => void;
}

/** px; the svg is stretched to the width of its place. */
const [WIDTH, HEIGHT, LEFT, BOTTOM, TOP] = [360, 132, 32, 18, 8];

/**
 * Sizes over the tolerable rate. One stop of the Tab key: arrow keys read the points out, Enter takes the rate over. The same
 * figures stand in a table below.
 */
export function SizeCurve({ points, tolerable, tableSize, onChoose }: Props) {
  const [chosen, setChosen] = useState<number | null>(null);
  const now = Math.max(
    points.findIndex((point) => point.tolerable >= tolerable - 1e-9),
    0,
  );
  const at = Math.min(chosen ?? now, points.length - 1);
  const point = points[at];
  if (!point) return null;
  const { x, y, most, sizes, rates } = curveScale(points, tolerable, {
    width: WIDTH,
    height: HEIGHT,
    left: LEFT,
    bottom: BOTTOM,
    top: TOP,
  });
  const say = (one: CurvePoint) => `tolerable ${rate(one.tolerable)}: ${count(one.n)} items`;

  const onKeyDown = (event: KeyboardEvent) => {
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: points.length - 1 }[event.key];
    if (to !== undefined) setChosen(Math.min(Math.max(to, 0), points.length - 1));
    else if (event.key === 'Enter') onChoose(point.tolerable);
    else return;
    event.preventDefault();
  };
  return (
    <figure className={styles.curve}>
      <div
        role="slider"
        tabIndex={0}
        aria-label="Size by tolerable rate"
        aria-valuemin={0}
        aria-valuemax={points.length - 1}
        aria-valuenow={at}
        aria-valuetext={say(point)}
        onKeyDown={onKeyDown}
        onBlur={() => setChosen(null)}
        onPointerLeave={() => setChosen(null)}
      >
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden>
          {sizes.map((size) => (
            <g key={size}>
              <line className={styles.rule} x1={LEFT} x2={WIDTH} y1={y(size)} y2={y(size)} />
              <text className={styles.tick} x={LEFT - 4} y={y(size) + 4} textAnchor="end">
                {count(size)}
              </text>
            </g>
          ))}
          {rates.map((share) => (
            <text key={share} className={styles.tick} x={x(share)} y={HEIGHT - 4} textAnchor="middle">
              {rate(share)}
            </text>
          ))}
          {tableSize !== null && tableSize <= most && (
            <g>
              <line className={styles.firm} x1={LEFT} x2={WIDTH} y1={y(tableSize)} y2={y(tableSize)} />
              <text className={styles.firmLabel} x={WIDTH - 2} y={y(tableSize) - 4} textAnchor="end">
                firm’s table: {count(tableSize)}
              </text>
            </g>
          )}
          <polyline
            className={styles.sizesLine}
            points={points
              .filter(({ n }) => n <= most)
              .map(({ tolerable: share, n }) => `${x(share)},${y(n)}`)
              .join(' ')}
          />
          <circle className={styles.dot} cx={x(point.tolerable)} cy={y(Math.min(point.n, most))} r={3.5} />
          {points.map((one, index) => (
            <rect
              key={one.tolerable}
              className={styles.catch}
              x={x(one.tolerable) - 6}
              y={0}
              width={12}
              height={HEIGHT}
              onPointerEnter={() => setChosen(index)}
              onClick={() => onChoose(one.tolerable)}
            />
          ))}
        </svg>
      </div>
      <figcaption>
        Items by tolerable rate. <b>{say(point)}</b>
      </figcaption>
      <details>
        <summary>Sizes as a table</summary>
        <div className={styles.figures}>
          <table>
            <thead>
              <tr>
                <th scope="col">Tolerable</th>
                <th scope="col">Items</th>
              </tr>
            </thead>
            <tbody>
              {points.map(({ tolerable: share, n }) => (
                <tr key={share} data-chosen={Math.abs(share - tolerable) < 1e-9 || undefined}>
                  <td>{rate(share)}</td>
                  <td>{count(n)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}
