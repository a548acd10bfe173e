import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReadinessWeek } from '../../../../shared/contract/readiness.ts';
import type { EngagementType } from '../../../../shared/domain/vocabulary.ts';
import { plural } from '../../../app/format.ts';
import { Section } from '../../../components/Section.tsx';
import { useReadiness } from '../queries.ts';
import styles from './progress.module.css';
import { WeekBars } from './WeekBars.tsx';

type Measure = 'owned' | 'evidenced' | 'designConcluded' | 'operationConcluded';

const MEASURES: readonly { measure: Measure; title: string; type?: EngagementType }[] = [
  { measure: 'owned', title: 'Owned' },
  { measure: 'evidenced', title: 'With evidence' },
  { measure: 'designConcluded', title: 'Design concluded' },
  { measure: 'operationConcluded', title: 'Operation concluded', type: 'II' },
];

/** What changed since the week before, over all measures, as a sentence. */
function summaryOf(weeks: readonly ReadinessWeek[], measures: typeof MEASURES): string {
  const [before, now] = weeks.slice(-2);
  if (!before || !now) return 'The first week; there is no earlier one to compare with.';
  const moved = measures.flatMap(({ measure, title }) => {
    const by = now[measure] - before[measure];
    return by === 0 ? [] : [`${title.toLowerCase()} ${by > 0 ? '+' : '−'}${Math.abs(by)}`];
  });
  return moved.length === 0
    ? 'Nothing changed since the week before.'
    : `Since the week before: ${moved.join(', ')}.`;
}

/** How many controls are owned, have evidence and are concluded, by week, as the journal tells it. */
export function Progress({ type }: { type: EngagementType }) {
  const progress = useReadiness().data?.progress;
  const [isTable, setTable] = useState(false);
  if (!progress || progress.weeks.length === 0) return null;
  const { weeks, controls } = progress;
  const measures = MEASURES.filter((measure) => !measure.type || measure.type === type);
  return (
    <Section
      title="Progress by week"
      className={styles.section}
      hint={plural(controls, 'control')}
      actions={
        <Button variant="subtle" onClick={() => setTable(!isTable)}>
          {isTable ? 'Chart' : 'Table'}
        </Button>
      }
    >
      {isTable ? (
        <div className={styles.scroll} tabIndex={0} role="region" aria-label="Progress by week, as a table">
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">Week of</th>
                {measures.map(({ measure, title }) => (
                  <th key={measure} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {weeks.toReversed().map((week) => (
                <tr key={week.weekOf}>
                  <th scope="row">{week.weekOf}</th>
                  {measures.map(({ measure }) => (
                    <td key={measure}>
                      {week[measure]} of {controls}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <div className={styles.multiples}>
          {measures.map(({ measure, title }) => (
            <WeekBars
              key={measure}
              title={title}
              weeks={weeks.map(({ weekOf }) => weekOf)}
              series={[{ name: title, values: weeks.map((week) => week[measure]) }]}
              total={controls}
              of="controls"
            />
          ))}
        </div>
      )}
      <p className={styles.note}>{summaryOf(weeks, measures)}</p>
    </Section>
  );
}
