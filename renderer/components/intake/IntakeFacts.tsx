import { Select, TextInput } from '@mantine/core';
import {
  ENVIRONMENT_NAMES,
  ENVIRONMENTS,
  EVIDENCE_METHOD_NAMES,
  EVIDENCE_METHODS,
} from '../../../shared/domain/evidence-vocabulary.ts';
import { dayProblem } from '../../app/dates.ts';
import { periodProblem } from '../../app/period-problem.ts';
import type { AttachOptions } from '../../state/attach.ts';
import { DateField } from '../DateField.tsx';
import styles from './dialog.module.css';

/** What is said of every file of an intake. Days are texts that may still be typed; an empty text says nothing. */
export interface SaidFacts {
  from: string;
  to: string;
  asOf: string;
  source: string;
  collectedBy: string;
  environment: string | null;
  method: string | null;
}

export const NOTHING_SAID: SaidFacts = {
  from: '',
  to: '',
  asOf: '',
  source: '',
  collectedBy: '',
  environment: null,
  method: null,
};

/** Why the days can not be kept, by field. */
export const dayProblems = ({ from, to, asOf }: SaidFacts) => ({
  from: from ? dayProblem(from) : undefined,
  to: (to ? dayProblem(to) : undefined) ?? periodProblem(from, to),
  asOf: asOf ? dayProblem(asOf) : undefined,
});

/** As the engine takes them: only what was said. */
export const saidOptions = (said: SaidFacts): Pick<AttachOptions, 'coversFrom' | 'coversTo' | 'facts'> => {
  const environment = ENVIRONMENTS.find((one) => one === said.environment);
  const method = EVIDENCE_METHODS.find((one) => one === said.method);
  return {
    coversFrom: said.from || null,
    coversTo: said.to || null,
    facts: {
      ...(said.asOf && { asOf: said.asOf }),
      ...(said.source.trim() && { source: said.source.trim() }),
      ...(said.collectedBy.trim() && { collectedBy: said.collectedBy.trim() }),
      ...(environment && { environment }),
      ...(method && { method }),
    },
  };
};

const named = <Value extends string>(values: readonly Value[], names: Record<Value, string>) =>
  values.map((value) => ({ value, label: names[value] }));

interface Props {
  said: SaidFacts;
  onChange: (said: SaidFacts) => void;
}

/** What all files of an intake have in common. Each can be left open and said later, record by record. */
export function IntakeFacts({ said, onChange }: Props) {
  const problems = dayProblems(said);
  const set = (change: Partial<SaidFacts>) => onChange({ ...said, ...change });
  return (
    <>
      <div className={styles.three}>
        <DateField
          label="Covers from"
          value={said.from}
          onChange={(from) => set({ from })}
          error={problems.from}
        />
        <DateField label="Covers to" value={said.to} onChange={(to) => set({ to })} error={problems.to} />
        <DateField
          label="Or as of"
          value={said.asOf}
          onChange={(asOf) => set({ asOf })}
          error={problems.asOf}
        />
      </div>
      <div className={styles.two}>
        <TextInput
          label="Source system"
          placeholder="Okta, GitHub, HR system"
          maxLength={200}
          value={said.source}
          onChange={(event) => set({ source: event.currentTarget.value })}
        />
        <TextInput
          label="Collected by"
          placeholder="You, unless told"
          maxLength={200}
          value={said.collectedBy}
          onChange={(event) => set({ collectedBy: event.currentTarget.value })}
        />
        <Select
          label="Environment"
          placeholder="Not said"
          clearable
          data={named(ENVIRONMENTS, ENVIRONMENT_NAMES)}
          value={said.environment}
          onChange={(environment) => set({ environment })}
        />
        <Select
          label="Method"
          placeholder="Not said"
          clearable
          data={named(EVIDENCE_METHODS, EVIDENCE_METHOD_NAMES)}
          value={said.method}
          onChange={(method) => set({ method })}
        />
      </div>
    </>
  );
}
