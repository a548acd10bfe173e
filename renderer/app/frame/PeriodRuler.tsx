import type { Engagement } from '../../../shared/contract/workspace.ts';
import { daysBetween, monthName, monthsOf, today } from '../dates.ts';
import styles from './PeriodRuler.module.css';

/** The examination period with a mark for today, or the as-of date of a Type I. */
export function PeriodRuler({ engagement }: { engagement: Engagement }) {
  const { type, asOf, periodFrom, periodTo } = engagement;
  const now = today();
  if (type === 'I' || !periodFrom || !periodTo) {
    if (!asOf) return null;
    const days = daysBetween(now, asOf);
    const distance = days === 0 ? 'today' : days > 0 ? `in ${days} days` : `${-days} days ago`;
    return (
      <p className={styles.period}>
        <span>As of {asOf}</span>
        <span className={styles.hint}>{distance}</span>
      </p>
    );
  }
  const total = daysBetween(periodFrom, periodTo) + 1;
  const day = daysBetween(periodFrom, now) + 1;
  const position = Math.min(Math.max(day / total, 0), 1);
  const words =
    day < 1
      ? `Starts in ${1 - day} days`
      : day > total
        ? `Ended ${day - total} days ago`
        : `Day ${day} of ${total}`;
  return (
    <div className={styles.period}>
      <span>{periodFrom}</span>
      <div
        className={styles.ruler}
        role="img"
        aria-label={`Period from ${periodFrom} to ${periodTo}. ${words}`}
      >
        <i className={styles.past} style={{ width: `${position * 100}%` }} />
        {monthsOf(periodFrom, periodTo).map(({ month, days }) => (
          <span key={month} style={{ flex: days }}>
            {monthName(month).charAt(0)}
          </span>
        ))}
        {day >= 1 && day <= total && <i className={styles.today} style={{ left: `${position * 100}%` }} />}
      </div>
      <span>{periodTo}</span>
      <span className={styles.hint}>{words}</span>
    </div>
  );
}
