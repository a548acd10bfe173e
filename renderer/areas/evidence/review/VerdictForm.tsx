import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { EvidenceVerdict } from '../../../../shared/domain/evidence-vocabulary.ts';
import dialogs from '../dialogs.module.css';
import styles from './review.module.css';

/** One verdict for many records. */
export function VerdictForm({
  onGive,
}: {
  onGive: (verdict: EvidenceVerdict | null, reason: string) => void;
}) {
  const [reason, setReason] = useState('');
  const missing = reason.trim() === '';
  return (
    <div className={dialogs.form}>
      <Textarea
        autosize
        minRows={2}
        label="Reason"
        description="Needed for insufficient"
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className={styles.buttons}>
        <Button onClick={() => onGive('sufficient', reason)}>Sufficient</Button>
        <Button disabled={missing} onClick={() => onGive('insufficient', reason)}>
          Insufficient
        </Button>
        <Button variant="subtle" onClick={() => onGive(null, '')}>
          Take back
        </Button>
      </div>
    </div>
  );
}
