import { Button, Group, NumberInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Sample } from '../../../../shared/contract/audit/samples.ts';
import { api } from '../../../app/api.ts';
import { count, plural } from '../../../app/format.ts';
import { useAction } from '../../../app/query.ts';
import { Dialog } from '../../../components/Dialog.tsx';
import { waitForJob } from '../../../state/jobs.ts';
import { useSamplingPolicy } from '../queries.ts';
import { LARGEST_SAMPLE } from './draw-plan.ts';
import { extensionRisk, extensionSentences, measureOf } from './extension.ts';
import styles from './draw.module.css';

interface Props {
  sample: Sample;
  /** Items of this test that deviate so far. */
  deviations: number;
  onClose: () => void;
}

/** Asks how many items, or which, are added outside any plan, says what that does to the risk, and why it is done. */
export function ExtendSample({ sample, deviations, onClose }: Props) {
  const policy = useSamplingPolicy().data?.policy;
  const { run, busy } = useAction();
  const [more, setMore] = useState(0);
  const [keys, setKeys] = useState('');
  const [reason, setReason] = useState('');
  if (!policy) return null;
  const byKeys = sample.method === 'targeted';
  const picked = [...new Set(keys.split('\n').map((key) => key.trim()))].filter(Boolean);
  const added = byKeys ? picked.length : more;
  const room = Math.min(sample.frameSize, LARGEST_SAMPLE) - sample.drawn;
  const measure = measureOf(sample, policy);
  const sentences =
    byKeys || added < 1 || added > room
      ? []
      : extensionSentences(extensionRisk(sample, { deviations, more: added }, measure), deviations, measure);
  const refusal =
    added < 1
      ? byKeys
        ? 'Give the keys of the items to add.'
        : 'Say how many items to add.'
      : added > room
        ? `At most ${plural(room, 'item')} can be added.`
        : reason.trim() === ''
          ? 'Write down why the sample is extended.'
          : null;
  const extend = async () => {
    const result = await run(
      async () => {
        const { jobId } = await api.audit.extendSample({
          sampleId: sample.id,
          reason,
          ...(byKeys ? { keys: picked } : { size: more }),
        });
        return waitForJob<{ added: number }>(jobId);
      },
      { done: (done) => `Added ${plural(done.added, 'item')} to the sample.` },
    );
    if (result) onClose();
  };
  return (
    <Dialog onClose={onClose} title="Extend the sample" size={480}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (refusal === null && !busy) void extend();
        }}
      >
        {byKeys ? (
          <Textarea
            label="Keys to add, one a line"
            data-autofocus
            autosize
            minRows={3}
            maxRows={8}
            value={keys}
            onChange={(event) => setKeys(event.currentTarget.value)}
          />
        ) : (
          <NumberInput
            label={`Items to add to the ${count(sample.size)}`}
            data-autofocus
            w={200}
            min={1}
            clampBehavior="none"
            allowDecimal={false}
            allowNegative={false}
            value={more > 0 ? more : ''}
            onChange={(value) => setMore(Number(value))}
          />
        )}
        {sentences.map((sentence) => (
          <p key={sentence} className={deviations > 0 ? styles.note : styles.hint}>
            {sentence}
          </p>
        ))}
        {!byKeys && (
          <p className={styles.hint}>
            The items that are there keep their marks. The new ones are the next in draw order, so nobody
            picks them.
          </p>
        )}
        <Textarea
          label="Why the sample is extended"
          required
          autosize
          minRows={2}
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <span className={styles.hint} role="status">
            {refusal}
          </span>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="filled" disabled={busy || refusal !== null}>
            {added > 0 ? `Add ${plural(added, 'item')}` : 'Add'}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
