import { VisuallyHidden } from '@mantine/core';
import type { Engagement } from '../../../shared/contract/workspace.ts';
import { addDays, daysBetween, monthName, monthsOf, today } from '../../app/dates.ts';
import styles from './timeline.module.css';

export interface TimelineEntry {
  id: string;
  name: string;
  from: string;
  /** Null for a single day. */
  to: string | null;
  doneOn: string | null;
}

interface Props {
  entries: readonly TimelineEntry[];
  engagement: Engagement;
  onShow: (id: string) => void;
}

/** Room before the first and after the last day, so that no mark sits on the edge. */
const MARGIN_DAYS = 7;

/** Milestones on one axis with the period of the engagement and today; each is a line of its own, in the order of its date. */
export function Timeline({ entries, engagement, onShow }: Props) {
  const now = today();
  const periodFrom = engagement.periodFrom ?? engagement.asOf;
  const periodTo = engagement.periodTo ?? engagement.asOf;
  const days = [
    ...entries.flatMap(({ from, to }) => [from, to ?? from]),
    periodFrom ?? now,
    periodTo ?? now,
  ].toSorted();
  const first = addDays(days[0] ?? now, -MARGIN_DAYS);
  const last = addDays(days.at(-1) ?? now, MARGIN_DAYS);
  const length = daysBetween(first, last) + 1;
  const at = (day: string) => `${(Math.max(daysBetween(first, day), 0) / length) * 100}%`;
  const wide = (from: string, to: string) => `${((daysBetween(from, to) + 1) / length) * 100}%`;
  const months = monthsOf(first, last);
  return (
    <figure className={styles.timeline} aria-label="Timeline of the milestones">
      <div className={styles.months} aria-hidden>
        {months.map(({ month, days: span }, i) => (
          <span key={month} style={{ flex: span }}>
            {(i === 0 || month.endsWith('-01')) && months.length <= 30
              ? `${monthName(month)} ${month.slice(0, 4)}`
              : months.length <= 18
                ? monthName(month)
                : monthName(month).charAt(0)}
          </span>
        ))}
      </div>
      <div className={styles.board}>
        {periodFrom && periodTo && (
          <i className={styles.period} style={{ left: at(periodFrom), width: wide(periodFrom, periodTo) }} />
        )}
        {now >= first && now <= last && (
          <i className={styles.today} style={{ left: at(now) }}>
            <span>Today</span>
          </i>
        )}
        <ol>
          {entries.map((entry) => {
            const { id, name, from, to, doneOn } = entry;
            const isLate = !doneOn && (to ?? from) < now;
            const words = doneOn ? `, done ${doneOn}` : isLate ? ', late' : '';
            const near = daysBetween(first, to ?? from) / length > 0.75;
            return (
              <li key={id}>
                <button
                  type="button"
                  data-done={doneOn ? true : undefined}
                  data-late={isLate || undefined}
                  data-span={to ? true : undefined}
                  style={{ left: at(from), width: to ? wide(from, to) : undefined }}
                  onClick={() => onShow(id)}
                >
                  <VisuallyHidden>{`${name}, ${from}${to ? ` to ${to}` : ''}${words}`}</VisuallyHidden>
                </button>
                <span
                  aria-hidden
                  data-before={near || undefined}
                  style={near ? { right: `calc(100% - ${at(from)})` } : { left: at(addDays(to ?? from, 1)) }}
                >
                  {name}
                  {isLate && <b>, late</b>}
                  {doneOn && ', done'}
                </span>
              </li>
            );
          })}
        </ol>
      </div>
    </figure>
  );
}
