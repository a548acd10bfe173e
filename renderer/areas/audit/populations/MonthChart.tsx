import { useState, type KeyboardEvent } from 'react';
import type { PopulationRecord } from '../../../../shared/contract/audit/populations.ts';
import { monthName } from '../../../app/dates.ts';
import { count, plural } from '../../../app/format.ts';
import { shownMonths } from './month-rows.ts';
import styles from './profile.module.css';

/** px: the bars, and the room for their numbers. */
const [HEIGHT, LABEL] = [72, 16];

/** Rows by month from zero; months outside of the period are outlined. One stop of the Tab key, arrows go from month to month. */
export function MonthChart({ population }: { population: PopulationRecord }) {
  const months = shownMonths(population);
  const [chosen, setChosen] = useState<number | null>(null);
  if (months.length === 0) return <p className={styles.none}>No date could be read, so there is no chart.</p>;
  const most = Math.max(...months.map(({ rows }) => rows), 1);
  const last = months.length - 1;
  const at = Math.min(chosen ?? 0, last);
  const empty = months.filter(({ rows, isInside }) => rows === 0 && isInside).map(({ month }) => month);
  const outside = months.filter(({ isInside }) => !isInside).reduce((sum, { rows }) => sum + rows, 0);

  const onKeyDown = (event: KeyboardEvent) => {
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    setChosen(Math.min(Math.max(to, 0), last));
  };
  return (
    <figure className={styles.chart}>
      <div
        role="slider"
        tabIndex={0}
        aria-label="Rows by month"
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={at}
        aria-valuetext={`${months[at]?.month}: ${plural(months[at]?.rows ?? 0, 'row')}`}
        className={styles.bars}
        onKeyDown={onKeyDown}
        onBlur={() => setChosen(null)}
      >
        {months.map(({ month, rows, isInside }, index) => (
          <div
            key={month}
            data-chosen={index === chosen || undefined}
            title={`${month}: ${plural(rows, 'row')}`}
          >
            <svg height={HEIGHT + LABEL} aria-hidden>
              <text x="50%" y={HEIGHT + LABEL - barHeight(rows, most) - 5} textAnchor="middle">
                {count(rows)}
              </text>
              <rect
                data-outside={!isInside || undefined}
                x="12%"
                width="76%"
                y={HEIGHT + LABEL - barHeight(rows, most)}
                height={barHeight(rows, most)}
              />
            </svg>
            <span aria-hidden>{months.length > 18 ? monthName(month).charAt(0) : monthName(month)}</span>
            <span aria-hidden>{index === 0 || month.endsWith('-01') ? month.slice(0, 4) : ''}</span>
          </div>
        ))}
      </div>
      <figcaption>
        {empty.length > 0 ? `No row in ${empty.join(', ')}.` : 'Every month has rows.'}
        {outside > 0 && ` Outlined: ${plural(outside, 'row')} in months outside of the period.`}
      </figcaption>
    </figure>
  );
}

const barHeight = (rows: number, most: number) => (rows === 0 ? 0 : Math.max((rows / most) * HEIGHT, 1));
