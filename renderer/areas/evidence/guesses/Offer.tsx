import { UnstyledButton } from '@mantine/core';
import type { EvidenceGuess } from '../../../../shared/contract/evidence/guesses.ts';
import { GUESS_NAMES } from '../../../../shared/domain/evidence-guesses.ts';
import { api } from '../../../app/api.ts';
import { runAction } from '../../../app/query.ts';
import styles from './guesses.module.css';

const DAY = /(\d{4}-\d{2}-\d{2})/;

/** Days stay in one line: a browser breaks them at their hyphens. */
const unbroken = (value: string) =>
  value.split(DAY).map((part, at) => (at % 2 === 1 ? <span key={at}>{part}</span> : part));

/** What could stand in an empty field, with its reason. Nothing is written until it is used. */
export function Offer({ recordId, guess }: { recordId: string; guess: EvidenceGuess | undefined }) {
  if (!guess) return null;
  const { field, patch, value, reason } = guess;
  return (
    <p className={styles.offer}>
      <span>
        Offered: <b>{unbroken(value)}</b>
        <small>{reason}</small>
      </span>
      <UnstyledButton
        className={styles.use}
        aria-label={`Use ${value} as ${GUESS_NAMES[field].toLowerCase()}`}
        onClick={() => void runAction(() => api.evidence.update({ ids: [recordId], patch }))}
      >
        Use
      </UnstyledButton>
    </p>
  );
}
