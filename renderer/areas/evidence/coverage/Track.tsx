import { memo } from 'react';
import type { CoverageRow } from '../../../../shared/contract/evidence/coverage.ts';
import { monthName, monthsOf } from '../../../app/dates.ts';
import styles from './coverage.module.css';
import { placeOf, trackMarks, trackSummary, type Axis, type TrackMark } from './track.ts';

const percent = (share: number) => `${share * 100}%`;

/** A held occurrence is a filled square, one to collect a ring, one not yet due an outline: told apart without colour. */
function Mark({ mark }: { mark: TrackMark }) {
  const style =
    mark.kind === 'bar'
      ? { left: percent(mark.start), width: percent(mark.end - mark.start) }
      : { left: percent(mark.start) };
  return <i className={styles[mark.kind]} data-state={mark.state} style={style} />;
}

/** What one control owes and holds, on the axis of the period. */
export const Track = memo(function Track({ row, axis }: { row: CoverageRow; axis: Axis }) {
  return (
    <span className={styles.track} role="img" aria-label={trackSummary(row)}>
      <Months axis={axis} />
      {trackMarks(row, axis).map((mark) => (
        <Mark key={mark.key} mark={mark} />
      ))}
      <Today axis={axis} />
    </span>
  );
});

function Months({ axis }: { axis: Axis }) {
  return monthsOf(axis.from, axis.to)
    .slice(1)
    .map(({ month }) => (
      <i key={month} className={styles.month} style={{ left: percent(placeOf(axis, `${month}-01`)) }} />
    ));
}

function Today({ axis }: { axis: Axis }) {
  if (axis.today < axis.from || axis.today > axis.to) return null;
  return <i className={styles.today} style={{ left: percent(placeOf(axis, axis.today)) }} />;
}

/** The axis as the head of the column. */
export function TrackHead({ axis }: { axis: Axis }) {
  const months = monthsOf(axis.from, axis.to);
  const total = months.reduce((sum, { days }) => sum + days, 0);
  return (
    <span className={styles.axis} aria-label={`${axis.from} to ${axis.to}`}>
      {months.map(({ month, days }) => (
        <span key={month} style={{ width: percent(days / total) }}>
          {monthName(month)}
        </span>
      ))}
    </span>
  );
}
