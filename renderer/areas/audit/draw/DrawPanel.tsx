import { Button, SegmentedControl, Select } from '@mantine/core';
import { useState } from 'react';
import type { TestSheet } from '../../../../shared/contract/audit/tests.ts';
import { count } from '../../../app/format.ts';
import { useWorkspace } from '../../../app/query.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { useAddPopulation } from '../populations/use-add-population.tsx';
import { usePopulations, useSamplingPolicy } from '../queries.ts';
import { DrawForm } from './DrawForm.tsx';
import { UseSample, useSharableSamples } from './UseSample.tsx';
import styles from './draw.module.css';

interface Props {
  sheet: TestSheet;
  /** Absent while there is no sample to go back to. */
  onCancel?: () => void;
  onDrawn: () => void;
}

/** Where the items of a test come from: a draw from a population, or the sample that another test drew. */
export function DrawPanel({ sheet, onCancel, onDrawn }: Props) {
  const populations = usePopulations().data;
  const policy = useSamplingPolicy().data?.policy;
  const samples = useSharableSamples(sheet.id);
  const { readOnly } = useWorkspace();
  const [populationId, setPopulationId] = useState<string | null>(sheet.sample?.populationId ?? null);
  const [isShared, setShared] = useState(false);
  const { start, dialog } = useAddPopulation(setPopulationId, [sheet.controlId]);
  if (!populations || !policy || !samples) return null;
  const only = populations.length === 1 ? populations[0] : undefined;
  const population = populations.find(({ id }) => id === populationId) ?? only;

  if (populations.length === 0) {
    return (
      <>
        <EmptyState
          title="No sample yet"
          actions={
            <Button variant="filled" disabled={readOnly} onClick={start}>
              Add population
            </Button>
          }
        >
          A sample is drawn from a population: the full list of what the control acted on in the period, as
          CSV, XLSX or JSON lines. Where nothing was there to act on, record that as a population of zero and
          conclude “Did not occur”.
        </EmptyState>
        {dialog}
      </>
    );
  }
  const canShare = samples.length > 0 && !sheet.sample;
  return (
    <div className={styles.panel}>
      {canShare && (
        <section aria-label="Where the items come from">
          <SegmentedControl
            aria-label="Where the items come from"
            value={isShared ? 'shared' : 'own'}
            onChange={(value) => setShared(value === 'shared')}
            data={[
              { value: 'own', label: 'Draw a sample' },
              { value: 'shared', label: 'Use the sample of another test' },
            ]}
          />
        </section>
      )}
      {canShare && isShared ? (
        <UseSample sheet={sheet} samples={samples} onUsed={onDrawn} />
      ) : (
        <>
          <section aria-label="Population">
            <h2>Population</h2>
            <div className={styles.line}>
              <Select
                w={360}
                aria-label="Population"
                placeholder="Choose a population"
                allowDeselect={false}
                data={populations.map(({ id, name, frameSize }) => ({
                  value: id,
                  label: `${name}, ${count(frameSize)} items`,
                }))}
                value={population?.id ?? null}
                onChange={setPopulationId}
              />
              <Button disabled={readOnly} onClick={start}>
                Add population
              </Button>
              {onCancel && (
                <Button variant="subtle" onClick={onCancel}>
                  Keep the sample
                </Button>
              )}
            </div>
            {!population && (
              <p className={styles.hint}>
                Choose the list of what this control acted on in the period. Where nothing was there to act
                on, conclude “Did not occur”.
              </p>
            )}
          </section>
          {population && (
            <DrawForm
              key={population.id}
              sheet={sheet}
              population={population}
              policy={policy}
              onDrawn={onDrawn}
            />
          )}
        </>
      )}
      {dialog}
    </div>
  );
}
