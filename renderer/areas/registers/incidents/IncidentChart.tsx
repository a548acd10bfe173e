import { useElementSize } from '@mantine/hooks';
import type { KeyboardEvent } from 'react';
import type { RegisterRow } from '../../../../shared/contract/registers.ts';
import { durationWords, minutesToResolve } from '../../../../shared/domain/incident-timeline.ts';
import { SEVERITIES, SEVERITY_NAMES } from '../../../../shared/domain/vocabulary.ts';
import { daysBetween, monthName, monthsOf } from '../../../app/dates.ts';
import { useReportedSpan } from '../use-reported-span.ts';
import { severityOf, timesOf } from './incident-rows.ts';
import styles from './incidents.module.css';

interface Props {
  rows: readonly RegisterRow[];
  current: string | null;
  onSelect: (id: string) => void;
}

/** From the worst down, as the rows of the chart. */
const LEVELS = SEVERITIES.toReversed();
/** In pixels: the names of the severities, the margin after the last day, a row, the space above the first. */
const [LEFT, RIGHT, ROW, TOP] = [64, 12, 18, 4];

/** Incidents of the period as points by severity; the arrow keys go from one to the next, Enter opens it. */
export function IncidentChart({ rows, current, onSelect }: Props) {
  const { from, to } = useReportedSpan();
  const { ref, width } = useElementSize();
  const days = daysBetween(from, to) + 1;
  const x = (day: string) => LEFT + (daysBetween(from, day) / days) * (width - LEFT - RIGHT);
  const points = rows
    .flatMap((row) => {
      const severity = severityOf(row);
      const { beganAt, detectedAt } = timesOf(row);
      const day = (detectedAt ?? beganAt)?.slice(0, 10);
      return severity && day && day >= from && day <= to ? [{ row, severity, day }] : [];
    })
    .toSorted((a, b) => a.day.localeCompare(b.day));
  if (points.length === 0) return null;
  const height = TOP + LEVELS.length * ROW + 18;
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (event.key === 'Enter' || event.key === ' ') onSelect(points[index]?.row.id ?? '');
    else if (step) {
      const all = event.currentTarget.parentElement?.querySelectorAll<SVGElement>('[role="button"]');
      all?.[(index + step + points.length) % points.length]?.focus();
    } else return;
    event.preventDefault();
  };
  return (
    <div className={styles.chart} ref={ref}>
      <svg
        width={width}
        height={height}
        role="group"
        aria-label={`Incidents from ${from} to ${to} by severity`}
      >
        {LEVELS.map((level, index) => (
          <g key={level}>
            <text x={0} y={TOP + index * ROW + 13}>
              {SEVERITY_NAMES[level]}
            </text>
            <line x1={LEFT} x2={width} y1={TOP + index * ROW + 9} y2={TOP + index * ROW + 9} />
          </g>
        ))}
        {monthsOf(from, to).map(({ month }, index) => (
          <text key={month} x={x(index === 0 ? from : `${month}-01`)} y={height - 3} data-month>
            {monthName(month)}
          </text>
        ))}
        {points.map(({ row, severity, day }, index) => {
          const took = minutesToResolve(timesOf(row));
          const name = `${row.values['number'] ?? ''} ${row.values['name']}`.trim();
          const words = `${name}, ${SEVERITY_NAMES[severity].toLowerCase()}, ${day}, ${
            took === null ? 'not resolved' : `resolved after ${durationWords(took)}`
          }`;
          return (
            <circle
              key={row.id}
              role="button"
              tabIndex={index === 0 ? 0 : -1}
              aria-label={words}
              aria-pressed={row.id === current}
              data-severity={severity}
              cx={x(day)}
              cy={TOP + LEVELS.indexOf(severity) * ROW + 9}
              r={row.id === current ? 7 : 5}
              onClick={() => onSelect(row.id)}
              onKeyDown={(event) => onKeyDown(event, index)}
            >
              <title>{words}</title>
            </circle>
          );
        })}
      </svg>
    </div>
  );
}
