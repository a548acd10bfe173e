import { useElementSize } from '@mantine/hooks';
import type { RegisterRow } from '../../../../shared/contract/registers.ts';
import { backupNights } from '../../../../shared/domain/backup-nights.ts';
import { BACKUP_OUTCOME_NAMES, type BackupOutcome } from '../../../../shared/domain/programme-vocabulary.ts';
import { daysBetween, monthName, monthsOf } from '../../../app/dates.ts';
import { plural } from '../../../app/format.ts';
import { useReportedSpan } from '../use-reported-span.ts';
import styles from './operations.module.css';

interface Props {
  rows: readonly RegisterRow[];
  onSelect: (id: string) => void;
}

/** Jobs that are drawn; the others are in the sheet. */
const MOST_JOBS = 8;
/** In pixels. */
const [LEFT, RIGHT, ROW] = [168, 84, 16];

/** Each night of each job over the period; failed ones are buttons that lead to the run. */
export function NightStrip({ rows, onSelect }: Props) {
  const span = useReportedSpan();
  const { ref, width } = useElementSize();
  const jobs = backupNights(
    rows.map(({ id, values }) => ({
      id,
      name: String(values['name'] ?? ''),
      day: typeof values['day'] === 'string' ? values['day'] : null,
      outcome: values['outcome'] as BackupOutcome,
    })),
    span,
  );
  if (jobs.length === 0) return null;
  const shown = jobs.toSorted((a, b) => b.failed - a.failed).slice(0, MOST_JOBS);
  const step = (width - LEFT - RIGHT) / (daysBetween(span.from, span.to) + 1);
  const x = (day: string) => LEFT + daysBetween(span.from, day) * step;
  return (
    <div className={styles.strip} ref={ref}>
      <svg
        width={width}
        height={shown.length * ROW + 18}
        role="group"
        aria-label={`Nights of backup jobs from ${span.from} to ${span.to}`}
      >
        {shown.map(({ job, nights, failed }, index) => (
          <g key={job} transform={`translate(0 ${index * ROW})`}>
            <text x={0} y={11}>
              {job.length > 26 ? `${job.slice(0, 25)}…` : job}
              <title>{job}</title>
            </text>
            {nights.map(({ day, outcome, runId }) => (
              <rect
                key={day}
                x={x(day)}
                y={2}
                width={Math.max(step - 0.5, 1)}
                height={ROW - 5}
                data-outcome={outcome}
                {...(outcome === 'failed' && {
                  role: 'button',
                  tabIndex: 0,
                  'aria-label': `${job}, night of ${day}, failed`,
                  onClick: () => onSelect(runId),
                  onKeyDown: ({ key }) => key === 'Enter' && onSelect(runId),
                })}
              >
                <title>{`${job}, night of ${day}: ${BACKUP_OUTCOME_NAMES[outcome].toLowerCase()}`}</title>
              </rect>
            ))}
            <text x={width} y={11} data-total data-failed={failed > 0 || undefined}>
              {failed > 0 ? `${failed} failed` : 'None failed'}
            </text>
          </g>
        ))}
        {monthsOf(span.from, span.to).map(({ month }, index) => (
          <text
            key={month}
            x={x(index === 0 ? span.from : `${month}-01`)}
            y={shown.length * ROW + 13}
            data-month
          >
            {monthName(month)}
          </text>
        ))}
      </svg>
      {jobs.length > MOST_JOBS && <small>{plural(jobs.length - MOST_JOBS, 'more job')} in the sheet</small>}
    </div>
  );
}
