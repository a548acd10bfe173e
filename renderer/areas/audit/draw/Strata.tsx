import { NumberInput, Progress, SegmentedControl, Select } from '@mantine/core';
import { useRef, useState } from 'react';
import type { Population } from '../../../../shared/contract/audit/populations.ts';
import { api } from '../../../app/api.ts';
import { count } from '../../../app/format.ts';
import { useAction } from '../../../app/query.ts';
import { waitForJob } from '../../../state/jobs.ts';
import { strataCounts, strataName, type DrawPlan, type Stratum } from './draw-plan.ts';
import styles from './draw.module.css';

interface Props {
  population: Population;
  plan: DrawPlan;
  onPlan: (change: Partial<DrawPlan>) => void;
}

/** The column that divides the population, its strata, and how many items each of them gives. */
export function Strata({ population, plan, onPlan }: Props) {
  const { run, busy } = useAction();
  const [shown, setShown] = useState<string | null>(plan.column);
  const latest = useRef(plan.column);
  const lines = strataCounts(plan);

  const choose = async (column: string | null) => {
    if (!column) return;
    latest.current = column;
    setShown(column);
    onPlan({ column, strata: null, counts: null });
    const found = await run(async () => {
      const { jobId } = await api.audit.sampleStrata({ populationId: population.id, column });
      return waitForJob<{ strata: Stratum[] }>(jobId);
    });
    // Another column may have been chosen while this one was counted.
    if (latest.current !== column) return;
    onPlan(found ? { strata: found.strata } : { column: null });
    if (!found) setShown(null);
  };
  const setCount = (value: string, items: number) =>
    onPlan({
      counts: { ...Object.fromEntries(lines.map((line) => [line.value, line.count])), [value]: items },
    });
  const columns = population.columns.filter((column) => column !== population.keyColumn);
  return (
    <section aria-label="Strata">
      <h2>Strata</h2>
      <div className={styles.line}>
        <Select
          w={240}
          searchable
          aria-label="Column that divides the population"
          placeholder="Choose a column, such as a priority"
          data={columns}
          value={shown}
          onChange={(column) => void choose(column)}
        />
        {plan.strata && (
          <SegmentedControl
            aria-label="How the sample is divided"
            value={plan.counts ? 'own' : 'proportion'}
            onChange={(value) =>
              onPlan({
                counts:
                  value === 'own' ? Object.fromEntries(lines.map((line) => [line.value, line.count])) : null,
              })
            }
            data={[
              { value: 'proportion', label: 'In proportion' },
              { value: 'own', label: 'Own numbers' },
            ]}
          />
        )}
        {busy && <Progress value={100} animated size={4} w={120} aria-label="Counting the strata" />}
      </div>
      {plan.strata && (
        <div className={styles.strata}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{plan.column}</th>
                <th scope="col">Items</th>
                <th scope="col">Drawn</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.value}>
                  <th scope="row">{strataName(line.value)}</th>
                  <td>{count(line.items)}</td>
                  <td>
                    {plan.counts ? (
                      <NumberInput
                        aria-label={`Items of ${strataName(line.value)}`}
                        w={72}
                        min={0}
                        max={line.items}
                        clampBehavior="none"
                        allowDecimal={false}
                        allowNegative={false}
                        hideControls
                        value={line.count}
                        onChange={(value) => setCount(line.value, Number(value))}
                      />
                    ) : (
                      count(line.count)
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {plan.counts && (
        <p className={styles.hint}>
          Numbers of your own are judgment: the sample is not in proportion, so no rate of the population
          follows from it.
        </p>
      )}
    </section>
  );
}
