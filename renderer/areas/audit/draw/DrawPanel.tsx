import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Population } from '../../../../shared/contract/audit/populations.ts';
import type { TestSheet } from '../../../../shared/contract/audit/tests.ts';
import { api } from '../../../app/api.ts';
import { count, plural } from '../../../app/format.ts';
import { useAction, useData, useWorkspace } from '../../../app/query.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Properties, Property } from '../../../components/Properties.tsx';
import { waitForJob } from '../../../state/jobs.ts';
import { Completeness } from '../populations/PopulationFacts.tsx';
import { dateFact, frameFact, keyFact } from '../populations/population-facts.ts';
import { useAddPopulation } from '../populations/use-add-population.tsx';
import { usePopulations } from '../queries.ts';
import { SizeAdvisor, type ChosenSize } from './SizeAdvisor.tsx';
import styles from './draw.module.css';

interface Props {
  sheet: TestSheet;
  /** Absent while there is no sample to go back to. */
  onCancel?: () => void;
  onDrawn: () => void;
}

/** Chooses population and size, shows the seed, and draws. Nobody picks the items. */
export function DrawPanel({ sheet, onCancel, onDrawn }: Props) {
  const populations = usePopulations().data;
  const { readOnly } = useWorkspace();
  const [populationId, setPopulationId] = useState<string | null>(sheet.sample?.populationId ?? null);
  const { start, dialog } = useAddPopulation(setPopulationId);
  if (!populations) return null;
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
          CSV or XLSX. Where nothing was there to act on, conclude “Did not occur”.
        </EmptyState>
        {dialog}
      </>
    );
  }
  return (
    <div className={styles.panel}>
      <section aria-label="Population">
        <h2>Draw a sample: population</h2>
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
      </section>
      {!population && (
        <p className={styles.none}>
          Choose the list of what this control acted on in the period. Where nothing was there to act on,
          conclude “Did not occur”.
        </p>
      )}
      {population && <Draw key={population.id} sheet={sheet} population={population} onDrawn={onDrawn} />}
      {dialog}
    </div>
  );
}

function Draw({
  sheet,
  population,
  onDrawn,
}: {
  sheet: TestSheet;
  population: Population;
  onDrawn: () => void;
}) {
  const { engagement, readOnly } = useWorkspace();
  const { run, busy } = useAction();
  const request = { testId: sheet.id, populationId: population.id };
  const derived =
    useData(['audit', 'defaultSeed', request], () => api.audit.defaultSeed(request)).data?.seed ?? '';
  const [seed, setSeed] = useState<string | null>(null);
  const [chosen, setChosen] = useState<ChosenSize | null>(null);

  const size = chosen?.n ?? 0;
  const refusal = refuse(size, chosen?.basis ?? '', population);
  const draw = () =>
    run(async () => {
      const { jobId } = await api.audit.drawSample({
        ...request,
        size,
        seed: (seed ?? derived).trim() || undefined,
        basis: chosen?.basis ?? '',
      });
      await waitForJob(jobId);
      onDrawn();
    });

  return (
    <>
      <section aria-label="Facts of the population">
        <Properties>
          <Property label="Rows">
            <Completeness population={population} />
          </Property>
          <Property label="Frame">{frameFact(population)}</Property>
          <Property label="Key">{keyFact(population)}</Property>
          <Property label="Dates">{dateFact(population, engagement)}</Property>
        </Properties>
      </section>
      <SizeAdvisor sheet={sheet} population={population.frameSize} chosen={chosen} onChoose={setChosen} />
      <section aria-label="Seed">
        <h2>Seed</h2>
        <TextInput
          className={styles.seed}
          aria-label="Seed of the draw"
          description="Derived from engagement, control and population hash, so that nobody picks it and anyone can draw again"
          value={seed ?? derived}
          onChange={(event) => setSeed(event.currentTarget.value)}
        />
        {seed !== null && seed !== derived && (
          <p className={styles.hint}>
            Changed by hand. Say why in the basis.{' '}
            <button type="button" className={styles.link} onClick={() => setSeed(null)}>
              Use the derived seed
            </button>
          </p>
        )}
      </section>
      <footer className={styles.foot}>
        <Button variant="filled" disabled={busy || readOnly || refusal !== null} onClick={() => void draw()}>
          {size > 0 ? `Draw ${plural(size, 'item')}` : 'Draw'}
        </Button>
        <span role="status">{refusal}</span>
      </footer>
    </>
  );
}

function refuse(size: number, basis: string, { frameSize, name }: Population): string | null {
  if (frameSize === 0) return `${name} has no item in the period to draw from.`;
  if (size < 1) return 'Choose a size.';
  if (size > frameSize)
    return `${name} has ${plural(frameSize, 'item')} to draw from. Choose at most that many.`;
  if (size > 10_000) return 'A sample has at most 10,000 items.';
  return basis.trim() === '' ? 'Write down what the size is based on.' : null;
}
