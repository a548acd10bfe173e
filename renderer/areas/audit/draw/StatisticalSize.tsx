import { NumberInput, Select } from '@mantine/core';
import { useDeferredValue, useMemo } from 'react';
import { SAMPLE_MODELS } from '../../../../shared/domain/sampling/index.ts';
import { count } from '../../../app/format.ts';
import { SizeCurve } from './SizeCurve.tsx';
import {
  MODEL_NAMES,
  risen,
  sizeCurve,
  stagesWords,
  statisticalStatement,
  type PlanQuestion,
  type StatisticalSize as Size,
} from './statistics.ts';
import styles from './draw.module.css';

interface Props {
  question: PlanQuestion;
  /** The size, or why there is none. */
  size: Size | string;
  tableSize: number | null;
  /** Whether the method can draw in stages. */
  canStage: boolean;
  onQuestion: (question: PlanQuestion) => void;
}

const STAGES = [1, 2, 3, 4, 5].map((stages) => ({
  value: String(stages),
  label: stages === 1 ? 'At once' : `In ${stages} stages`,
}));
/** A percentage of a field as a share, without its binary noise. */
const share = (percent: string | number) => Number((Number(percent) / 100).toPrecision(12));
const percentOf = (value: number) => Number((value * 100).toPrecision(12));

/** The size that statistics ask for, live, with what it says and does not say. */
export function StatisticalSize({ question, size, tableSize, canStage, onQuestion }: Props) {
  const { model, confidence, tolerable, expectedRate, expectedDeviations, stages } = question;
  // Typing stays ahead of the picture, which takes thirty plans.
  const drawn = useDeferredValue(question);
  const points = useMemo(() => sizeCurve(drawn), [drawn]);
  const set = (change: Partial<PlanQuestion>) => onQuestion({ ...question, ...change });
  const isRate = expectedRate !== null;
  const setShare = (key: 'confidence' | 'tolerable', value: string | number) => {
    const next = share(value);
    if (next > 0 && next < 1) set({ [key]: next });
  };
  return (
    <section aria-label="Size by statistics" className={styles.side}>
      <h3>By statistics</h3>
      <div className={styles.fields}>
        <Select
          label="Model"
          w={178}
          allowDeselect={false}
          data={SAMPLE_MODELS.map((value) => ({ value, label: MODEL_NAMES[value] }))}
          value={model}
          onChange={(value) => set({ model: SAMPLE_MODELS.find((known) => known === value) ?? model })}
        />
        <Percent
          label="Confidence"
          value={percentOf(confidence)}
          onChange={(v) => setShare('confidence', v)}
        />
        <Percent label="Tolerable" value={percentOf(tolerable)} onChange={(v) => setShare('tolerable', v)} />
        <NumberInput
          label="Expected"
          w={76}
          min={0}
          max={isRate ? 99 : 1000}
          allowDecimal={isRate}
          allowNegative={false}
          disabled={stages > 1}
          value={isRate ? percentOf(expectedRate) : expectedDeviations}
          onChange={(value) =>
            isRate
              ? set({ expectedRate: Math.min(share(value), 0.99) })
              : set({ expectedDeviations: Math.min(Number(value), 1000) })
          }
        />
        <Select
          aria-label="Expected as"
          w={112}
          allowDeselect={false}
          disabled={stages > 1}
          data={[
            { value: 'count', label: 'deviations' },
            { value: 'rate', label: '% of items' },
          ]}
          value={isRate ? 'rate' : 'count'}
          onChange={(value) => set({ expectedRate: value === 'rate' ? 0 : null })}
        />
        <Select
          aria-label="Stages"
          w={112}
          allowDeselect={false}
          disabled={!canStage}
          data={STAGES}
          value={String(stages)}
          onChange={(value) => set({ stages: Number(value ?? 1) })}
        />
      </div>
      <p className={styles.answer} role="status">
        {typeof size === 'string' ? (
          size
        ) : (
          <>
            <b>{count(size.n)}</b>
            <span>{size.stages.length > 0 ? 'items first' : 'items'}</span>
          </>
        )}
      </p>
      {typeof size !== 'string' && (
        <div className={styles.says}>
          {size.stages.length > 0 && (
            <p>
              {stagesWords(size.stages)}: risk {risen(size.risk, 2)}. The plan is fixed now; a further stage
              is drawn only when the deviations so far ask for it.
            </p>
          )}
          <p>{statisticalStatement(size, question)}</p>
          <p>It does not say how serious a deviation is, nor anything about items outside the population.</p>
        </div>
      )}
      {!canStage && <p className={styles.hint}>Stages need a draw by lot: choose the method “Random”.</p>}
      <SizeCurve
        points={points}
        tolerable={tolerable}
        tableSize={tableSize}
        onChoose={(chosen) => set({ tolerable: chosen })}
      />
    </section>
  );
}

function Percent({
  label,
  value,
  onChange,
}: {
  label: string;
  value: number;
  onChange: (value: string | number) => void;
}) {
  return (
    <NumberInput
      label={label}
      w={84}
      suffix=" %"
      decimalScale={2}
      allowNegative={false}
      clampBehavior="none"
      hideControls
      value={value}
      onChange={onChange}
    />
  );
}
