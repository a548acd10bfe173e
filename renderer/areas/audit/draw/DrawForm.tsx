import { Button, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Population } from '../../../../shared/contract/audit/populations.ts';
import type { TestSheet } from '../../../../shared/contract/audit/tests.ts';
import type { SamplingPolicy } from '../../../../shared/domain/sampling/index.ts';
import { api } from '../../../app/api.ts';
import { plural } from '../../../app/format.ts';
import { useAction, useData, useWorkspace } from '../../../app/query.ts';
import { Properties, Property } from '../../../components/Properties.tsx';
import { waitForJob } from '../../../state/jobs.ts';
import { Completeness } from '../populations/PopulationFacts.tsx';
import { dateFact, frameFact, keyFact } from '../populations/population-facts.ts';
import { drawnItems, drawRequest, drawSentence, refuseDraw, type DrawPlan } from './draw-plan.ts';
import { MethodChoice } from './MethodChoice.tsx';
import { SizeAdvisor } from './SizeAdvisor.tsx';
import { Strata } from './Strata.tsx';
import { TargetedKeys } from './TargetedKeys.tsx';
import { sizeOf, useAdvice, type Choice } from './use-advice.ts';
import styles from './draw.module.css';

interface Props {
  sheet: TestSheet;
  population: Population;
  policy: SamplingPolicy;
  onDrawn: () => void;
}

const START: Omit<DrawPlan, 'size' | 'seed'> = {
  method: 'random',
  column: null,
  strata: null,
  counts: null,
  keys: [],
  reason: '',
};

/** Method, size, seed, and what will happen. Nobody picks the items, except where the method says so. */
export function DrawForm({ sheet, population, policy, onDrawn }: Props) {
  const { engagement, readOnly } = useWorkspace();
  const { run, busy } = useAction();
  const [jobId, setJobId] = useState<string | null>(null);
  const request = { testId: sheet.id, populationId: population.id };
  const derived =
    useData(['audit', 'defaultSeed', request], () => api.audit.defaultSeed(request)).data?.seed ?? '';
  const [seed, setSeed] = useState<string | null>(null);
  const [choice, setChoice] = useState<Choice | null>(null);
  const [said, setSaid] = useState(START);

  const { frameSize } = population;
  const canStage = said.method === 'random';
  const advice = useAdvice({ sheet, policy, population: frameSize, canStage });
  const plan = useMemo<DrawPlan>(
    () => ({ ...said, size: sizeOf(choice, advice), seed: seed ?? derived }),
    [said, choice, advice, seed, derived],
  );
  const change = (part: Partial<DrawPlan>) => setSaid((before) => ({ ...before, ...part }));
  const refusal = refuseDraw(plan, population);
  const byChance = said.method !== 'targeted' && said.method !== 'all';

  const draw = () =>
    run(async () => {
      const started = await api.audit.drawSample(drawRequest(plan, population, request));
      setJobId(started.jobId);
      try {
        await waitForJob(started.jobId);
      } finally {
        setJobId(null);
      }
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
      <MethodChoice method={said.method} onMethod={(method) => change({ method })} />
      {said.method === 'targeted' && (
        <TargetedKeys
          population={population}
          keys={said.keys}
          reason={said.reason}
          onKeys={(keys) => change({ keys })}
          onReason={(reason) => change({ reason })}
        />
      )}
      {byChance && (
        <SizeAdvisor
          sheet={sheet}
          policy={policy}
          advice={advice}
          population={frameSize}
          canStage={canStage}
          chosen={choice}
          onChoose={setChoice}
        />
      )}
      {said.method === 'stratified' && <Strata population={population} plan={plan} onPlan={change} />}
      {byChance && (
        <section aria-label="Seed">
          <h2>Seed</h2>
          <TextInput
            className={styles.seed}
            aria-label="Seed of the draw"
            description="The first 32 digits of SHA-256 over the identities of engagement and control and the hash of the population, so that nobody picks it and anyone can draw again"
            value={plan.seed}
            maxLength={200}
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
      )}
      <footer className={styles.foot}>
        <Button variant="filled" disabled={busy || readOnly || refusal !== null} onClick={() => void draw()}>
          {drawWord(plan, drawnItems(plan, population))}
        </Button>
        {jobId !== null && (
          <Button variant="subtle" onClick={() => void api.jobs.cancel({ id: jobId })}>
            Cancel
          </Button>
        )}
        <span role="status">{refusal ?? drawSentence(plan, population)}</span>
      </footer>
    </>
  );
}

function drawWord({ method }: DrawPlan, items: number): string {
  const verb = method === 'targeted' || method === 'all' ? 'Take' : 'Draw';
  return items > 0 ? `${verb} ${plural(items, 'item')}` : verb;
}
