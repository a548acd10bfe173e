import { SegmentedControl } from '@mantine/core';
import {
  SAMPLE_METHOD_NAMES,
  SAMPLE_METHODS,
  type SampleMethod,
} from '../../../../shared/domain/audit-vocabulary.ts';
import { METHOD_WORDS } from './draw-plan.ts';
import styles from './draw.module.css';

interface Props {
  method: SampleMethod;
  onMethod: (method: SampleMethod) => void;
}

/** How items come into the sample, with one sentence on the chosen way. */
export function MethodChoice({ method, onMethod }: Props) {
  return (
    <section aria-label="Method">
      <h2>Method</h2>
      <SegmentedControl
        aria-label="Method"
        value={method}
        onChange={(value) => onMethod(SAMPLE_METHODS.find((known) => known === value) ?? method)}
        data={SAMPLE_METHODS.map((value) => ({ value, label: SAMPLE_METHOD_NAMES[value] }))}
      />
      <p className={styles.hint}>{METHOD_WORDS[method]}</p>
    </section>
  );
}
