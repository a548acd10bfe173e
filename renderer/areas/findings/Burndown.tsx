import { Button } from '@mantine/core';
import { useState } from 'react';
import { WeekBars } from '../overview/progress/WeekBars.tsx';
import styles from './findings.module.css';
import { useFindingWeeks } from './queries.ts';

/** Open and settled findings by week. */
export function Burndown() {
  const weeks = useFindingWeeks().data ?? [];
  const [isTable, setTable] = useState(false);
  const now = weeks.at(-1);
  if (!now) return null;
  return (
    <section className={styles.burndown} aria-label="Findings by week">
      {isTable ? (
        <div className={styles.scroll} tabIndex={0} role="region" aria-label="Findings by week, as a table">
          <table>
            <thead>
              <tr>
                <th scope="col">Week of</th>
                <th scope="col">Open</th>
                <th scope="col">Settled</th>
              </tr>
            </thead>
            <tbody>
              {weeks.toReversed().map(({ weekOf, open, settled }) => (
                <tr key={weekOf}>
                  <th scope="row">{weekOf}</th>
                  <td>{open}</td>
                  <td>{settled}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <WeekBars
          title="Findings"
          weeks={weeks.map(({ weekOf }) => weekOf)}
          series={[
            { name: 'open', values: weeks.map(({ open }) => open) },
            { name: 'settled', values: weeks.map(({ settled }) => settled) },
          ]}
          total={Math.max(...weeks.map(({ open, settled }) => open + settled))}
          of="findings"
        />
      )}
      <p>Remediated and closed findings are settled. They do not change the result of a test.</p>
      <Button variant="subtle" onClick={() => setTable(!isTable)}>
        {isTable ? 'Chart' : 'Table'}
      </Button>
    </section>
  );
}
