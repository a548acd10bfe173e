import { Button, CloseButton, Group, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import {
  LEVELS,
  mostScore,
  scaleProblem,
  STEPS,
  type RiskScale,
} from '../../../../shared/domain/risk-scale.ts';
import { api } from '../../../app/api.ts';
import { useAction } from '../../../app/query.ts';
import { Dialog } from '../../../components/Dialog.tsx';
import styles from './risks.module.css';

interface Props {
  scale: RiskScale;
  onClose: () => void;
}

const replaced = <T,>(list: readonly T[], at: number, value: T): T[] =>
  list.map((known, i) => (i === at ? value : known));

/** The firm's own steps, levels and appetite. One change, which is refused while risks stand on a step that goes. */
export function ScaleDialog({ scale: saved, onClose }: Props) {
  const [scale, setScale] = useState(saved);
  const { run, busy } = useAction();
  const problem = scaleProblem(scale);
  const most = mostScore(scale);
  const { levels } = scale;
  const setLevel = (at: number, part: Partial<RiskScale['levels'][number]>) =>
    setScale({ ...scale, levels: levels.map((level, i) => (i === at ? { ...level, ...part } : level)) });
  const save = async () => {
    const wanted = {
      likelihood: [...scale.likelihood],
      impact: [...scale.impact],
      levels: levels.map((level) => ({ ...level })),
      appetite: scale.appetite,
    };
    if (await run(() => api.registers.setRiskScale(wanted), { done: 'The scale of risks was changed.' }))
      onClose();
  };
  return (
    <Dialog title="Scale of risks" size={620} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!problem) void save();
        }}
      >
        <div className={styles.steps}>
          <Steps
            label="Likelihood, lowest first"
            names={scale.likelihood}
            onChange={(likelihood) => setScale({ ...scale, likelihood })}
          />
          <Steps
            label="Impact, lowest first"
            names={scale.impact}
            onChange={(impact) => setScale({ ...scale, impact })}
          />
          <fieldset>
            <legend>Levels of the score, likelihood x impact</legend>
            {levels.map(({ name, from }, i) => (
              // A level has no name of its own while it is typed.
              // oxlint-disable-next-line react/no-array-index-key
              <div key={i} className={styles.levelStep}>
                <TextInput
                  aria-label={`Name of level ${i + 1}`}
                  value={name}
                  maxLength={40}
                  onChange={(event) => setLevel(i, { name: event.currentTarget.value })}
                />
                <NumberInput
                  aria-label={`Least score of level ${i + 1}`}
                  prefix="from "
                  min={1}
                  max={most}
                  allowDecimal={false}
                  disabled={i === 0}
                  value={from}
                  onChange={(value) => setLevel(i, { from: Number(value) })}
                />
                <CloseButton
                  size="sm"
                  aria-label={`Remove level ${name}`}
                  disabled={i === 0 || levels.length <= LEVELS[0]}
                  onClick={() => setScale({ ...scale, levels: levels.filter((_, at) => at !== i) })}
                />
              </div>
            ))}
            <Button
              disabled={levels.length >= LEVELS[1]}
              onClick={() =>
                setScale({
                  ...scale,
                  levels: [...levels, { name: '', from: (levels.at(-1)?.from ?? 0) + 1 }],
                })
              }
            >
              Add a level
            </Button>
          </fieldset>
          <fieldset>
            <legend>Appetite</legend>
            <NumberInput
              label="Highest score taken without a decision"
              min={0}
              max={most}
              allowDecimal={false}
              value={scale.appetite}
              onChange={(value) => setScale({ ...scale, appetite: Number(value) })}
            />
          </fieldset>
        </div>
        {problem && (
          <p className={styles.problem} role="alert">
            {problem}
          </p>
        )}
        <Group mt={16} justify="flex-end">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="filled" disabled={busy || problem !== undefined}>
            Change the scale
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}

interface StepsProps {
  label: string;
  names: readonly string[];
  onChange: (names: string[]) => void;
}

/** Steps by name; one is added or taken away at the upper end, so that ratings keep their meaning. */
function Steps({ label, names, onChange }: StepsProps) {
  return (
    <fieldset>
      <legend>{label}</legend>
      {names.map((name, i) => (
        // oxlint-disable-next-line react/no-array-index-key
        <div key={i} className={styles.step}>
          <TextInput
            aria-label={`${label}: step ${i + 1}`}
            leftSection={i + 1}
            value={name}
            maxLength={40}
            onChange={(event) => onChange(replaced(names, i, event.currentTarget.value))}
          />
          {i === names.length - 1 && (
            <CloseButton
              size="sm"
              aria-label={`Remove step ${i + 1}`}
              disabled={names.length <= STEPS[0]}
              onClick={() => onChange(names.slice(0, -1))}
            />
          )}
        </div>
      ))}
      <Button disabled={names.length >= STEPS[1]} onClick={() => onChange([...names, ''])}>
        Add a step
      </Button>
    </fieldset>
  );
}
