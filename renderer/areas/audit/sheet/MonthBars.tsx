import { monthName } from '../../../app/dates.ts';
import { plural } from '../../../app/format.ts';
import type { MonthCount } from './sample-facts.ts';
import styles from './sample.module.css';

/** px of the highest bar. */
const HEIGHT = 32;
/** Names of months fit up to here; beyond it the first letter. */
const NAMED = 8;

interface Props {
  months: readonly MonthCount[];
  undated: number;
}

/** How the items lie over the period: bars from zero, each with its number. The words say the same. */
export function MonthBars({ months, undated }: Props) {
  if (months.length === 0) return null;
  const most = Math.max(...months.map(({ items }) => items), 1);
  const empty = months.filter(({ items }) => items === 0).map(({ month }) => monthName(month));
  return (
    <figure className={styles.months}>
      <ul aria-label="Items by month">
        {months.map(({ month, items }) => (
          <li key={month} aria-label={`${month}: ${plural(items, 'item')}`}>
            <span aria-hidden>{items}</span>
            <i style={{ height: (items / most) * HEIGHT }} aria-hidden />
            <span aria-hidden className={styles.month}>
              {months.length > NAMED ? monthName(month).charAt(0) : monthName(month)}
            </span>
          </li>
        ))}
      </ul>
      {(empty.length > 0 || undated > 0) && (
        <figcaption>
          {empty.length > 0 && `No item in ${empty.join(', ')}. `}
          {undated > 0 && `${plural(undated, 'item')} without a readable date.`}
        </figcaption>
      )}
    </figure>
  );
}
