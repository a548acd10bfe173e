/** When an access review may be signed, and what has become of the signature since. */

export interface ReviewProgress {
  /** Lines that need a decision. */
  lines: number;
  decided: number;
  /** Decisions to keep a flagged line without a word why. */
  unexplained: number;
}

export const REVIEW_STATE_NAMES = {
  not_started: 'Not started',
  in_progress: 'In progress',
  ready: 'Ready to sign',
  signed: 'Signed',
  reopened: 'Reopened',
} as const;
export type ReviewState = keyof typeof REVIEW_STATE_NAMES;

/** @param isSame the signed content is the present one; null while nothing is signed */
export function reviewState({ lines, decided }: ReviewProgress, isSame: boolean | null): ReviewState {
  if (isSame !== null) return isSame ? 'signed' : 'reopened';
  if (decided === 0) return 'not_started';
  return decided < lines ? 'in_progress' : 'ready';
}

/** Why the review can not be signed yet, one sentence each; empty when it can. */
export function signingObstacles(
  { lines, decided, unexplained }: ReviewProgress,
  isSame: boolean | null,
): string[] {
  const open = lines - decided;
  return [
    ...(lines === 0 ? ['The review has no lines.'] : []),
    ...(open > 0 ? [`${open === 1 ? '1 line is' : `${open} lines are`} not decided.`] : []),
    ...(unexplained > 0
      ? [
          `${unexplained === 1 ? '1 flagged line is' : `${unexplained} flagged lines are`} kept without a note why.`,
        ]
      : []),
    ...(isSame === true ? ['It is signed, and nothing changed since.'] : []),
  ];
}
