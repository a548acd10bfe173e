import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { AccessReviewLine } from '../../../../shared/contract/access-reviews.ts';
import {
  ACCESS_DECISIONS,
  ACCESS_DECISION_NAMES,
  type AccessDecision,
} from '../../../../shared/domain/programme-vocabulary.ts';
import { plural } from '../../../app/format.ts';
import { Keys } from '../../../components/Keys.tsx';
import register from '../../../components/register/register.module.css';
import type { Waiting } from './use-decide.ts';
import styles from './access-reviews.module.css';

interface Props {
  /** Ticked lines, or the one that the cursor is on. */
  lines: readonly AccessReviewLine[];
  isTicked: boolean;
  onDecide: (decision: AccessDecision | null) => void;
  onNote: () => void;
  onCarryOut: () => void;
  onClear: () => void;
}

export const DECISION_KEYS: Record<string, AccessDecision> = { k: 'keep', c: 'change', r: 'remove' };
const KEY_OF: Record<AccessDecision, string> = { keep: 'K', change: 'C', remove: 'R' };

/** What can be done with the lines in hand, with its keys. */
export function DecisionBar({ lines, isTicked, onDecide, onNote, onCarryOut, onClear }: Props) {
  const canCarryOut =
    lines.length > 0 && lines.every(({ decision }) => decision === 'change' || decision === 'remove');
  const isOut = canCarryOut && lines.every(({ carriedOutOn }) => carriedOutOn !== null);
  return (
    <div className={`${register.bulk} ${styles.bar}`} role="toolbar" aria-label="Decision">
      <span className={styles.inHand} title={lines.length === 1 ? lines[0]?.account : undefined}>
        {isTicked ? `${plural(lines.length, 'line')} selected` : (lines[0]?.account ?? 'No line')}
      </span>
      {ACCESS_DECISIONS.map((decision) => (
        <Button
          key={decision}
          size="xs"
          disabled={lines.length === 0}
          onClick={() => onDecide(decision)}
          rightSection={<Keys keys={KEY_OF[decision]} />}
        >
          {ACCESS_DECISION_NAMES[decision]}
        </Button>
      ))}
      <Button
        size="xs"
        variant="subtle"
        disabled={lines.length === 0}
        onClick={onNote}
        rightSection={<Keys keys="N" />}
      >
        Note
      </Button>
      <Button
        size="xs"
        variant="subtle"
        disabled={!lines.some(({ decision }) => decision !== null)}
        onClick={() => onDecide(null)}
        rightSection={<Keys keys="U" />}
      >
        Undecide
      </Button>
      {canCarryOut && (
        <Button size="xs" variant="subtle" onClick={onCarryOut} rightSection={<Keys keys="D" />}>
          {isOut ? 'Not carried out' : 'Carried out today'}
        </Button>
      )}
      <span className={register.keys}>
        {isTicked ? (
          <Button size="xs" variant="subtle" onClick={onClear}>
            Clear the selection
          </Button>
        ) : (
          <>
            <span>
              <Keys keys=" " />
              Select
            </span>
            <span>
              <Keys keys="mod+A" />
              All in view
            </span>
          </>
        )}
      </span>
    </div>
  );
}

interface NoteProps {
  waiting: Waiting;
  onFinish: (note: string) => void;
  onCancel: () => void;
}

/** Asks why flagged lines are kept, or for the note of lines. Enter saves, Esc leaves. */
export function NoteBar({ waiting: { lines, decision }, onFinish, onCancel }: NoteProps) {
  const [note, setNote] = useState(lines.length === 1 ? (lines[0]?.note ?? '') : '');
  const asks = decision === 'keep';
  const of = lines.length === 1 ? (lines[0]?.account ?? '') : plural(lines.length, 'line');
  const label = asks ? `Why is the access of ${of} right?` : `Note on ${of}`;
  return (
    <form
      className={`${register.bulk} ${styles.bar}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (!asks || note.trim() !== '') onFinish(note.trim());
      }}
    >
      <label htmlFor="access-note">{label}</label>
      <TextInput
        id="access-note"
        size="xs"
        className={styles.noteInput}
        autoFocus
        value={note}
        maxLength={2000}
        onChange={(event) => setNote(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          onCancel();
        }}
      />
      <Button
        size="xs"
        type="submit"
        variant="filled"
        disabled={asks && note.trim() === ''}
        rightSection={<Keys keys="Enter" />}
      >
        {asks ? 'Keep' : 'Save'}
      </Button>
      <Button size="xs" variant="subtle" onClick={onCancel}>
        Cancel
      </Button>
    </form>
  );
}
