import { NativeSelect, SegmentedControl } from '@mantine/core';
import { Link } from 'wouter';
import {
  SAMPLING_RISK_NAMES,
  SAMPLING_RISKS,
  type SamplingPolicy,
  type SamplingRisk,
} from '../../../../shared/domain/sampling/index.ts';
import { FREQUENCIES, FREQUENCY_NAMES, type Frequency } from '../../../../shared/domain/vocabulary.ts';
import { count } from '../../../app/format.ts';
import { links } from '../../../app/links.ts';
import { rhythmNote, sizesByRisk, type ChosenSize, type TableQuestion } from './sizes.ts';
import { sizeStatement } from './statistics.ts';
import styles from './draw.module.css';

interface Props {
  policy: SamplingPolicy;
  question: Omit<TableQuestion, 'risk' | 'policy'>;
  /** The assessed risk of the control; null while nobody assessed it. */
  risk: SamplingRisk | null;
  /** Absent while there is no risk to look a size up with. */
  size: ChosenSize | null;
  /** The tolerable rate that the statement speaks of. */
  tolerable: number;
  period: { from: string; to: string } | null;
  readOnly: boolean;
  onFrequency: (frequency: Frequency) => void;
  /** Saves the risk with the control. */
  onRisk: (risk: SamplingRisk) => void;
}

/** The size of the firm's table for the control's frequency and risk, with what it says and does not say. */
export function TableSize(props: Props) {
  const { policy, question, risk, size, tolerable, period, readOnly, onFrequency, onRisk } = props;
  const { frequency, automated, population } = question;
  const sizes = sizesByRisk({ ...question, policy });
  const note = automated ? null : rhythmNote(frequency, population, period);
  return (
    <section aria-label="Size by the firm’s table" className={styles.side}>
      <h3>By the firm’s table</h3>
      <div className={styles.fields}>
        <NativeSelect
          label="Frequency"
          w={136}
          disabled={automated}
          value={frequency}
          onChange={(event) =>
            onFrequency(FREQUENCIES.find((f) => f === event.currentTarget.value) ?? frequency)
          }
          data={FREQUENCIES.map((value) => ({ value, label: FREQUENCY_NAMES[value] }))}
        />
        <div>
          <span className={styles.label} id="sampling-risk">
            Risk that the control fails
          </span>
          <SegmentedControl
            aria-labelledby="sampling-risk"
            disabled={readOnly}
            value={risk ?? ''}
            onChange={(value) => {
              const next = SAMPLING_RISKS.find((known) => known === value);
              if (next) onRisk(next);
            }}
            data={sizes.map(({ risk: one, n }) => ({
              value: one,
              label: `${SAMPLING_RISK_NAMES[one]} ${count(n)}`,
            }))}
          />
        </div>
      </div>
      <p className={styles.answer} role="status">
        {size ? (
          <>
            <b>{count(size.n)}</b>
            <span>{size.n === 1 ? 'item' : 'items'}</span>
          </>
        ) : (
          'The risk of this control is not assessed. Choose it to get a size.'
        )}
      </p>
      <div className={styles.says}>
        {size && <p>{size.basis}.</p>}
        {size && population > 0 && <p>For information: {sizeStatement(size.n, population, tolerable)}.</p>}
        <p>The firm’s judgment: no standard prescribes it, and no rate of deviations follows from it.</p>
        {note && <p className={styles.note}>{note}</p>}
        <p>
          Source: {policy.source || 'not written down'}.{' '}
          <Link href={links.samplingPolicy} className={styles.inText}>
            Sampling policy
          </Link>
        </p>
      </div>
    </section>
  );
}
