import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import {
  METRIC_BETTER,
  METRIC_UNITS,
  type MetricBetter,
  type MetricUnit,
} from '../../../../shared/domain/metrics/metric.ts';
import { readDecimal } from '../../../../shared/domain/metrics/series.ts';
import { api } from '../../../app/api.ts';
import { useAction } from '../../../app/query.ts';
import { Dialog } from '../../../components/Dialog.tsx';
import styles from './metrics.module.css';

const UNIT_WORDS: Record<MetricUnit, string> = {
  '%': 'Percent',
  hours: 'Hours',
  days: 'Days',
  count: 'Count',
};
const BETTER_WORDS: Record<MetricBetter, string> = { higher: 'Higher is better', lower: 'Lower is better' };

interface Props {
  onClose: () => void;
  onAdded: (id: string) => void;
}

/** A figure of the firm's own, fed by a series. */
export function AddMetric({ onClose, onAdded }: Props) {
  const { run, busy } = useAction();
  const [title, setTitle] = useState('');
  const [unit, setUnit] = useState<MetricUnit>('%');
  const [better, setBetter] = useState<MetricBetter>('higher');
  const [target, setTarget] = useState('');
  const problem =
    target.trim() !== '' && readDecimal(target) === null ? `“${target}” is not a number.` : undefined;
  const add = async () => {
    const added = await run(() =>
      api.metrics.add({ title: title.trim(), unit, better, target: readDecimal(target) }),
    );
    if (added) onAdded(added.id);
  };
  return (
    <Dialog onClose={onClose} title="Add metric" size={420}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <TextInput
          label="Title"
          placeholder="Phishing reports within an hour"
          data-autofocus
          required
          maxLength={200}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Select
          label="Unit"
          allowDeselect={false}
          value={unit}
          onChange={(next) => setUnit(METRIC_UNITS.find((known) => known === next) ?? unit)}
          data={METRIC_UNITS.map((value) => ({ value, label: UNIT_WORDS[value] }))}
        />
        <Select
          label="Direction"
          allowDeselect={false}
          value={better}
          onChange={(next) => setBetter(METRIC_BETTER.find((known) => known === next) ?? better)}
          data={METRIC_BETTER.map((value) => ({ value, label: BETTER_WORDS[value] }))}
        />
        <TextInput
          label="Target"
          placeholder="None"
          value={target}
          error={problem}
          onChange={(event) => setTarget(event.currentTarget.value)}
        />
        <div className={styles.buttons}>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="filled" disabled={busy || title.trim() === '' || Boolean(problem)}>
            Add metric
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
