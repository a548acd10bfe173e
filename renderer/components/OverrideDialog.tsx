import { Button, Group, Textarea } from '@mantine/core';
import { useState } from 'react';
import { LEAST_OVERRIDE_REASON } from '../../shared/domain/segregation.ts';
import { useOverrideQuestion } from '../state/override.ts';
import { Dialog } from './Dialog.tsx';
import styles from './override.module.css';

/** Asks why a person reviews own work, wherever that is refused. Drawn once, by the frame. */
export function OverrideDialog() {
  const question = useOverrideQuestion((state) => state.question);
  return question && <Asking {...question} />;
}

function Asking({ refusal, answer }: { refusal: string; answer: (reason: string | null) => void }) {
  const [reason, setReason] = useState('');
  const missing = LEAST_OVERRIDE_REASON - reason.trim().length;
  return (
    <Dialog title="Review of own work" size={520} onClose={() => answer(null)}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (missing <= 0) answer(reason.trim());
        }}
      >
        <p className={styles.refusal}>{refusal}</p>
        <Textarea
          data-autofocus
          autosize
          minRows={2}
          maxLength={500}
          label="Reason for the override"
          description="It stays in the history, and stands beside the review in screens and reports."
          placeholder="Sole practitioner; no second person in this engagement"
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="flex-end" mt={12}>
          <span className={styles.hint} id="override-why-not">
            {missing > 0 && `At least ${LEAST_OVERRIDE_REASON} characters`}
          </span>
          <Button onClick={() => answer(null)}>Cancel</Button>
          <Button type="submit" variant="filled" disabled={missing > 0} aria-describedby="override-why-not">
            Override with this reason
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
