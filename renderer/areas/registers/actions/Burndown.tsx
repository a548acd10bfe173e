import type { RegisterRow } from '../../../../shared/contract/registers.ts';
import { wasOpen } from '../../../../shared/domain/corrective-actions.ts';
import { monthsBefore, monthsBetween } from '../../../../shared/domain/periods.ts';
import { monthName, today } from '../../../app/dates.ts';
import { plural } from '../../../app/format.ts';
import { actionOf } from './action-rows.ts';
import styles from './actions.module.css';

const MONTHS = 12;
const [BAR, GAP, HEIGHT] = [26, 8, 40];

/** Actions that were open at the end of a month: raised by then and neither done nor dropped. */
function openAt(rows: readonly RegisterRow[], month: string): number {
  const end = `${month}-31`;
  return rows.filter(({ values }) => {
    const raised = values['raisedOn'];
    return typeof raised === 'string' && raised <= end && wasOpen(actionOf(values), end);
  }).length;
}

/** Open actions at the end of each of the last twelve months; nothing before there are any with a day. */
export function Burndown({ rows }: { rows: readonly RegisterRow[] }) {
  const day = today();
  const months = monthsBetween(monthsBefore(day, MONTHS - 1), day).map((month) => ({
    month,
    open: openAt(rows, month),
  }));
  const most = Math.max(...months.map(({ open }) => open));
  if (most === 0) return null;
  const words = months.map(({ month, open }) => `${month}: ${open}`).join(', ');
  return (
    <figure className={styles.burndown}>
      <figcaption>Open at the end of the month: now {plural(months.at(-1)?.open ?? 0, 'action')}</figcaption>
      <svg
        width={months.length * (BAR + GAP)}
        height={HEIGHT + 30}
        role="img"
        aria-label={`Open actions by month. ${words}`}
      >
        {months.map(({ month, open }, index) => {
          const height = (open / most) * HEIGHT;
          const x = index * (BAR + GAP);
          return (
            <g key={month}>
              <rect x={x} y={14 + HEIGHT - height} width={BAR} height={height} />
              <text x={x + BAR / 2} y={10 + HEIGHT - height}>
                {open}
              </text>
              <text x={x + BAR / 2} y={HEIGHT + 27} data-month>
                {monthName(month)}
              </text>
            </g>
          );
        })}
      </svg>
    </figure>
  );
}
