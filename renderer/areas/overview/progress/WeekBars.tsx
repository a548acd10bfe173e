import { useState, type KeyboardEvent } from 'react';
import { shortDay } from '../../../app/dates.ts';
import { count } from '../../../app/format.ts';
import styles from './progress.module.css';

export interface Series {
  /** What is counted, in the plural: "open". Shown where a chart has more than one. */
  name: string;
  values: readonly number[];
}

interface Props {
  title: string;
  /** Monday of each week. */
  weeks: readonly string[];
  /** Stacked from the bottom; the first is filled, the next outlined. */
  series: readonly Series[];
  /** Full height of the axis, which begins at zero. */
  total: number;
  /** Why the total is what it is: "controls". */
  of: string;
}

/** Height of the bars and width of a week at most (px). */
const [HEIGHT, MOST_WIDE] = [44, 14];

/**
 * Bars by week on an axis from zero to the total. It is a single stop of the Tab key; arrow keys go from week to week and the
 * figures of the week are read out.
 */
export function WeekBars({ title, weeks, series, total, of }: Props) {
  const last = weeks.length - 1;
  const [chosen, setChosen] = useState<number | null>(null);
  const at = Math.min(chosen ?? last, last);
  const [first] = series;
  const say = (week: number) =>
    series.length === 1
      ? `${count(first?.values[week] ?? 0)} of ${count(total)} ${of}`
      : series.map(({ name, values }) => `${count(values[week] ?? 0)} ${name}`).join(', ');
  const pitch = Math.min(MOST_WIDE, 100 / Math.max(weeks.length, 1));

  const onKeyDown = (event: KeyboardEvent) => {
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    setChosen(Math.min(Math.max(to, 0), last));
  };
  const shown = series.length === 1 ? count(first?.values[at] ?? 0) : say(at);
  return (
    <div
      className={styles.chart}
      role="slider"
      tabIndex={0}
      aria-label={`${title}, by week`}
      aria-valuemin={0}
      aria-valuemax={last}
      aria-valuenow={at}
      aria-valuetext={`Week of ${weeks[at]}: ${say(at)}`}
      onKeyDown={onKeyDown}
      onBlur={() => setChosen(null)}
      onPointerLeave={() => setChosen(null)}
    >
      <p>
        <span>{title}</span>
        <b>{shown}</b>
        {series.length === 1 && <span>of {count(total)}</span>}
        <time>{chosen === null ? '' : `week of ${shortDay(weeks[at] ?? '')}`}</time>
      </p>
      <svg viewBox={`0 0 100 ${HEIGHT}`} height={HEIGHT} preserveAspectRatio="none" aria-hidden>
        {weeks.map((week, index) => {
          let top = HEIGHT;
          return (
            <g key={week} data-chosen={index === at || undefined} onPointerEnter={() => setChosen(index)}>
              <rect x={index * pitch} y={0} width={pitch} height={HEIGHT} className={styles.catch} />
              {series.map(({ name, values }) => {
                const height = total > 0 ? ((values[index] ?? 0) / total) * HEIGHT : 0;
                top -= height;
                return <rect key={name} x={index * pitch} y={top} width={pitch * 0.8} height={height} />;
              })}
            </g>
          );
        })}
      </svg>
    </div>
  );
}
