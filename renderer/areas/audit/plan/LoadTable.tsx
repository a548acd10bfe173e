import type { PlanRow } from '../../../../shared/contract/audit/plan.ts';
import { shortDay } from '../../../app/dates.ts';
import { loadOf } from './load.ts';
import styles from './plan.module.css';

/** At most this much of the colour, so that the figure stays readable. */
const DARKEST = 40;
const shade = (share: number) =>
  `color-mix(in srgb, var(--tb-held) ${Math.round(share * DARKEST)}%, transparent)`;

/** How many tests each person prepares in each week: darker where there are more. */
export function LoadTable({ rows, label }: { rows: readonly PlanRow[]; label: string }) {
  const { weeks, lines } = loadOf(rows);
  const most = Math.max(1, ...lines.flatMap(({ counts }) => counts));
  return (
    <div className={styles.load}>
      <table aria-label={label}>
        <thead>
          <tr>
            <th scope="col">Preparer</th>
            {weeks.map((week) => (
              <th key={week} scope="col" title={`Week of ${week}`}>
                {shortDay(week)}
              </th>
            ))}
            <th scope="col">No day</th>
            <th scope="col">Tests</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ name, counts, undated, total }) => (
            <tr key={name ?? ''}>
              <th scope="row">{name ?? 'Nobody yet'}</th>
              {counts.map((tests, i) => (
                <td key={weeks[i]} style={{ background: shade(tests / most) }}>
                  {tests || ''}
                </td>
              ))}
              <td>{undated || ''}</td>
              <td>{total}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
