import { useState } from 'react';
import type { AccessReviewLine } from '../../../../shared/contract/access-reviews.ts';
import { isToDecide, needsReason } from '../../../../shared/domain/access-review/vocabulary.ts';
import {
  ACCESS_DECISION_NAMES,
  type AccessDecision,
} from '../../../../shared/domain/programme-vocabulary.ts';
import { api } from '../../../app/api.ts';
import { plural } from '../../../app/format.ts';
import { useAction } from '../../../app/query.ts';
import { readLinesAgain, showDecided } from './queries.ts';

/** A decision that waits for the sentence why. */
export interface Waiting {
  lines: readonly AccessReviewLine[];
  decision: AccessDecision | null;
}

/** Decides lines; keeping flagged ones asks for a note first. `onDone` is called once they are decided. */
export function useDecide(reviewId: string, onDone: () => void) {
  const { run } = useAction();
  const [waiting, setWaiting] = useState<Waiting | null>(null);

  const save = async (lines: readonly AccessReviewLine[], decision: AccessDecision | null, note?: string) => {
    const open = lines.filter(({ flags }) => isToDecide(flags));
    if (open.length === 0) return;
    const lineIds = open.map(({ id }) => id);
    showDecided(reviewId, lineIds, decision);
    const word = decision === null ? 'not decided any more' : ACCESS_DECISION_NAMES[decision].toLowerCase();
    const result = await run(
      () =>
        api.accessReviews.decide({ id: reviewId, lineIds, decision, ...(note !== undefined && { note }) }),
      open.length > 1 ? { done: `${plural(open.length, 'line')}: ${word}.` } : {},
    );
    if (result) onDone();
    else await readLinesAgain(reviewId);
  };

  /** True when it is decided, false when it waits for a note. */
  const decide = (lines: readonly AccessReviewLine[], decision: AccessDecision | null): boolean => {
    const asks =
      decision === 'keep' && lines.some(({ flags, note }) => needsReason(flags) && note.trim() === '');
    if (asks) setWaiting({ lines, decision });
    else void save(lines, decision);
    return !asks;
  };

  /** The note of lines whose decision stays as it is. */
  const startNote = (lines: readonly AccessReviewLine[]) => setWaiting({ lines, decision: null });

  const finish = (note: string) => {
    if (!waiting) return;
    const { lines, decision } = waiting;
    setWaiting(null);
    if (decision === null)
      void run(() => api.accessReviews.note({ id: reviewId, lineIds: lines.map(({ id }) => id), note }));
    else void save(lines, decision, note);
  };
  return { decide, startNote, waiting, finish, cancel: () => setWaiting(null) };
}
