/** The life of a review note: raised, answered, cleared, and raised again when the answer did not do. */
import { isSamePerson } from '../segregation.ts';

export const REVIEW_NOTE_STATE_NAMES = { open: 'Open', answered: 'Answered', cleared: 'Cleared' } as const;
export type ReviewNoteState = keyof typeof REVIEW_NOTE_STATE_NAMES;
export const REVIEW_NOTE_STATES = [
  'open',
  'answered',
  'cleared',
] as const satisfies readonly ReviewNoteState[];

export interface NoteFacts {
  raisedBy: string;
  answeredBy: string;
  /** Null when there is no answer, or the note was reopened since: the answer then stays beside it as the earlier one. */
  answeredAt: string | null;
  clearedAt: string | null;
}

/** A note that was reopened is open, although its earlier answer stays beside it. */
export function noteState({
  answeredAt,
  clearedAt,
}: Pick<NoteFacts, 'answeredAt' | 'clearedAt'>): ReviewNoteState {
  if (clearedAt !== null) return 'cleared';
  return answeredAt === null ? 'open' : 'answered';
}

/** Why a note can not be answered, or null. */
export function refuseAnswer(note: NoteFacts): string | null {
  return note.clearedAt === null ? null : 'The note is cleared. Reopen it to answer again.';
}

/** Why this person can not clear a note, or null. Who answered does not judge the answer; who asked may let go of the question. */
export function refuseClearing(note: NoteFacts, actor: string): string | null {
  const state = noteState(note);
  if (state === 'cleared') return 'The note is cleared already.';
  if (state === 'answered' && isSamePerson(note.answeredBy, actor))
    return 'You answered this note. Another person clears it.';
  if (state === 'open' && !isSamePerson(note.raisedBy, actor))
    return `Nobody answered the note yet. Answer it, or let ${note.raisedBy} clear it.`;
  return null;
}

/** Why a note can not be reopened, or null. */
export function refuseReopening(note: NoteFacts): string | null {
  return noteState(note) === 'open' ? 'The note is open already.' : null;
}
