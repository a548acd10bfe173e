import { Button, Textarea } from '@mantine/core';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import styles from './readiness.module.css';

interface Props {
  /** The choice that the reason is for. */
  children?: ReactNode;
  /** What the reason answers: "Why it is not relevant". */
  label: string;
  submit: string;
  /** The reason until now. */
  before?: string;
  busy: boolean;
  onSubmit: (reason: string) => void;
  onCancel: () => void;
}

/** A decision that needs a written reason, because readers of the report see it. */
export function DecisionForm({ children, label, submit, before = '', busy, onSubmit, onCancel }: Props) {
  const [reason, setReason] = useState(before);
  const isMissing = reason.trim() === '';
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.stopPropagation();
      onCancel();
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
  };
  return (
    <form
      className={styles.form}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isMissing && !busy) onSubmit(reason.trim());
      }}
    >
      {children}
      <Textarea
        label={label}
        description="Readers of the report see it."
        autoFocus={!children}
        maxLength={20_000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className={styles.buttons}>
        <Button type="submit" disabled={isMissing || busy}>
          {submit}
        </Button>
        <Button variant="subtle" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
