import { Select } from '@mantine/core';
import { planSample, SAMPLE_MODELS, type SamplingPolicy } from '../../../../shared/domain/sampling/index.ts';
import { count } from '../../../app/format.ts';
import { MODEL_NAMES } from '../draw/statistics.ts';
import { NumberField } from './NumberField.tsx';
import { percentText, readCount, readPercent } from './policy-edit.ts';
import styles from './policy.module.css';

interface Props {
  policy: SamplingPolicy;
  readOnly: boolean;
  onSave: (policy: SamplingPolicy) => Promise<unknown>;
  onProblem: (sentence: string | undefined) => void;
}

/** A population to show the size for where the model needs one. */
const EXAMPLE_POPULATION = 10_000;

/** What a statistical plan starts from, and the size that gives. */
export function StatisticalDefaults({ policy, readOnly, onSave, onProblem }: Props) {
  const shared = { readOnly, onProblem };
  const plan = planSample({
    ...policy,
    ...(policy.model === 'hypergeometric' && { population: EXAMPLE_POPULATION }),
  });
  return (
    <>
      <dl className={styles.defaults}>
        <dt>Model</dt>
        <dd>
          <Select
            aria-label="Model"
            w={200}
            readOnly={readOnly}
            allowDeselect={false}
            data={SAMPLE_MODELS.map((value) => ({ value, label: MODEL_NAMES[value] }))}
            value={policy.model}
            onChange={(value) => {
              const model = SAMPLE_MODELS.find((known) => known === value);
              if (model) void onSave({ ...policy, model }).catch((error: Error) => onProblem(error.message));
            }}
          />
        </dd>
        <dt>Confidence</dt>
        <dd>
          <NumberField
            {...shared}
            label="Confidence in percent"
            value={percentText(policy.confidence)}
            onSave={async (text) => onSave({ ...policy, confidence: readPercent(text) })}
          />
          %
        </dd>
        <dt>Tolerable rate</dt>
        <dd>
          <NumberField
            {...shared}
            label="Tolerable rate in percent"
            value={percentText(policy.tolerable)}
            onSave={async (text) => onSave({ ...policy, tolerable: readPercent(text) })}
          />
          %
        </dd>
        <dt>Expected deviations</dt>
        <dd>
          <NumberField
            {...shared}
            label="Expected deviations"
            value={String(policy.expectedDeviations)}
            onSave={async (text) => onSave({ ...policy, expectedDeviations: readCount(text) })}
          />
        </dd>
      </dl>
      <p className={styles.hint}>
        {plan.n === null
          ? plan.reason
          : `Together they ask for ${count(plan.n)} items${policy.model === 'hypergeometric' ? ` of ${count(EXAMPLE_POPULATION)}` : ''}. Each test may start from something else.`}
      </p>
    </>
  );
}
