import { Button } from '@mantine/core';
import { useState } from 'react';
import { useReadiness } from '../queries.ts';
import { WeekBars } from '../progress/WeekBars.tsx';
import charts from '../progress/progress.module.css';
import styles from './gaps.module.css';

/** Open and closed gaps by week: the open ones should come down, whatever is added meanwhile. */
export function Burndown() {
  const weeks = useReadiness().data?.progress.weeks ?? [];
  const [isTable, setTable] = useState(false);
  const now = weeks.at(-1);
  const before = weeks.at(-2);
  if (!now) return null;
  const moved = before ? now.gapsOpen - before.gapsOpen : 0;
  const most = Math.max(...weeks.map(({ gapsOpen, gapsClosed }) => gapsOpen + gapsClosed));
  return (
    <section className={styles.burndown} aria-label="Gaps by week">
      {isTable ? (
        <div className={styles.scroll} tabIndex={0} role="region" aria-label="Gaps by week, as a table">
          <table className={charts.table}>
            <thead>
              <tr>
                <th scope="col">Week of</th>
                <th scope="col">Open</th>
                <th scope="col">Closed</th>
              </tr>
            </thead>
            <tbody>
              {weeks.toReversed().map(({ weekOf, gapsOpen, gapsClosed }) => (
                <tr key={weekOf}>
                  <th scope="row">{weekOf}</th>
                  <td>{gapsOpen}</td>
                  <td>{gapsClosed}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <WeekBars
          title="Gaps"
          weeks={weeks.map(({ weekOf }) => weekOf)}
          series={[
            { name: 'open', values: weeks.map(({ gapsOpen }) => gapsOpen) },
            { name: 'closed', values: weeks.map(({ gapsClosed }) => gapsClosed) },
          ]}
          total={most}
          of="gaps"
        />
      )}
      <p>
        {before
          ? moved === 0
            ? 'As many open as the week before.'
            : `${Math.abs(moved)} ${moved > 0 ? 'more' : 'fewer'} open than the week before.`
          : 'Open and closed gaps by week; this is the first one.'}
      </p>
      <Button variant="subtle" onClick={() => setTable(!isTable)}>
        {isTable ? 'Chart' : 'Table'}
      </Button>
    </section>
  );
}
