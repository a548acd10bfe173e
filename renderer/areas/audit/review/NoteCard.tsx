import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ReviewNote } from '../../../../shared/contract/audit/review.ts';
import { REVIEW_NOTE_STATE_NAMES } from '../../../../shared/domain/review/review-note.ts';
import { api } from '../../../app/api.ts';
import { moment } from '../../../app/dates.ts';
import { useAction } from '../../../app/query.ts';
import { LinkedText } from '../../../components/LinkedText.tsx';
import styles from './review.module.css';

/** One review note with its answer and what can be done about it now. */
export function NoteCard({ note, readOnly }: { note: ReviewNote; readOnly: boolean }) {
  const { run, busy } = useAction();
  const [answering, setAnswering] = useState(false);
  const { id, state } = note;
  return (
    <article
      className={styles.note}
      data-state={state}
      aria-label={`Review note ${note.place || 'on the sheet'}`}
    >
      <p className={styles.noteHead}>
        <b>{note.place || 'Whole sheet'}</b>
        <span>{REVIEW_NOTE_STATE_NAMES[state]}</span>
      </p>
      <p className={styles.words}>
        <LinkedText text={note.text} />
      </p>
      <p className={styles.quiet}>
        {note.raisedBy}, {moment(note.raisedAt)}
      </p>
      {note.answer !== '' && !answering && (
        <div className={styles.answer}>
          <p className={styles.words}>
            <LinkedText text={note.answer} />
          </p>
          <p className={styles.quiet}>
            {note.answeredAt === null
              ? `Earlier answer of ${note.answeredBy}; the note was reopened.`
              : `${note.answeredBy}, ${moment(note.answeredAt)}`}
          </p>
        </div>
      )}
      {note.clearedAt !== null && (
        <p className={styles.quiet}>
          Cleared by {note.clearedBy}, {moment(note.clearedAt)}
        </p>
      )}
      {answering ? (
        <Answer note={note} onDone={() => setAnswering(false)} />
      ) : (
        !readOnly && (
          <div className={styles.buttons}>
            {state !== 'cleared' && (
              <>
                <Button variant="default" disabled={busy} onClick={() => setAnswering(true)}>
                  {state === 'answered' ? 'Answer again' : 'Answer'}
                </Button>
                <Button
                  variant="default"
                  disabled={busy || note.refuseClearing !== null}
                  aria-describedby={`clear-${id}`}
                  onClick={() => void run(() => api.audit.clearReviewNotes({ noteIds: [id] }))}
                >
                  Clear
                </Button>
              </>
            )}
            {state !== 'open' && (
              <Button
                variant="subtle"
                disabled={busy}
                onClick={() => void run(() => api.audit.reopenReviewNotes({ noteIds: [id] }))}
              >
                Reopen
              </Button>
            )}
            <span id={`clear-${id}`} className={styles.reason}>
              {state === 'cleared' ? null : note.refuseClearing}
            </span>
          </div>
        )
      )}
    </article>
  );
}

function Answer({ note, onDone }: { note: ReviewNote; onDone: () => void }) {
  const { run, busy } = useAction();
  const [text, setText] = useState(note.answer);
  const answer = async () => {
    const done = await run(() => api.audit.answerReviewNote({ noteId: note.id, answer: text }));
    if (done) onDone();
  };
  return (
    <form
      className={styles.form}
      aria-label="Answer"
      onSubmit={(event) => {
        event.preventDefault();
        void answer();
      }}
    >
      <Textarea
        data-autofocus
        autoFocus
        aria-label="Answer"
        autosize
        minRows={2}
        maxRows={8}
        maxLength={5000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          onDone();
        }}
      />
      <div className={styles.buttons}>
        <Button type="submit" disabled={busy || text.trim() === ''}>
          Keep answer
        </Button>
        <Button variant="subtle" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
