import { Button, CloseButton, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ControlComment, ControlRow } from '../../../shared/contract/matrix.ts';
import { api } from '../../app/api.ts';
import { moment } from '../../app/dates.ts';
import { runAction, useAction, useData, useWorkspace } from '../../app/query.ts';
import { PaneSection } from '../../components/DetailPane.tsx';
import styles from './pane.module.css';

/** Remarks of the people who review the matrix. */
export function ControlComments({ control }: { control: ControlRow }) {
  const { readOnly } = useWorkspace();
  const query = { controlId: control.id };
  const comments = useData(['matrix', 'comments', query], () => api.matrix.comments(query)).data ?? [];
  const [text, setText] = useState('');
  const { run, busy } = useAction();
  const add = async () => {
    if (text.trim() === '') return;
    if (await run(() => api.matrix.addComment({ ...query, text: text.trim() }))) setText('');
  };
  return (
    <PaneSection title="Comments" hint={`${control.comments} open`}>
      {comments.length === 0 && <p className={styles.hint}>No comment on {control.ref}.</p>}
      <ul className={styles.comments}>
        {comments.map((comment) => (
          <Comment key={comment.id} comment={comment} controlRef={control.ref} readOnly={readOnly} />
        ))}
      </ul>
      {!readOnly && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void add();
          }}
        >
          <Textarea
            label="New comment"
            autosize
            minRows={2}
            maxLength={20_000}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void add();
            }}
          />
          <p className={styles.attach}>
            <Button type="submit" disabled={busy || text.trim() === ''}>
              Add comment
            </Button>
          </p>
        </form>
      )}
    </PaneSection>
  );
}

interface CommentProps {
  comment: ControlComment;
  controlRef: string;
  readOnly: boolean;
}

function Comment({ comment, controlRef, readOnly }: CommentProps) {
  const { id, author, writtenAt, text, isResolved } = comment;
  return (
    <li data-resolved={isResolved || undefined}>
      <p className={styles.byline}>
        <b>{author}</b> {moment(writtenAt)}
        {isResolved && ', resolved'}
        {!readOnly && (
          <CloseButton
            size="xs"
            aria-label={`Remove the comment of ${author}`}
            onClick={() =>
              void runAction(() => api.matrix.removeComment({ id }), {
                done: `Removed a comment on ${controlRef}.`,
              })
            }
          />
        )}
      </p>
      <p>{text}</p>
      {!readOnly && (
        <Button
          variant="subtle"
          className={styles.act}
          onClick={() => void runAction(() => api.matrix.resolveComment({ id, isResolved: !isResolved }))}
        >
          {isResolved ? 'Reopen' : 'Resolve'}
        </Button>
      )}
    </li>
  );
}
