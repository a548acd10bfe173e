import { Button, CloseButton, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { RequestComment, RequestRow } from '../../../../shared/contract/requests/records.ts';
import {
  COMMENT_SIDE_NAMES,
  COMMENT_SIDES,
  type CommentSide,
} from '../../../../shared/domain/request-vocabulary.ts';
import { api } from '../../../app/api.ts';
import { moment } from '../../../app/dates.ts';
import { runAction, useAction, useWorkspace } from '../../../app/query.ts';
import { PaneSection } from '../../../components/DetailPane.tsx';
import { LinkedText } from '../../../components/LinkedText.tsx';
import styles from '../requests.module.css';

interface Props {
  request: RequestRow;
  comments: readonly RequestComment[];
}

/** What we, the client and the auditor said about a request. */
export function RequestComments({ request: { id: requestId, ref }, comments }: Props) {
  const { run, busy } = useAction();
  const { readOnly, actor } = useWorkspace();
  const [text, setText] = useState('');
  const [side, setSide] = useState<CommentSide>('own');
  const [author, setAuthor] = useState('');
  const isEmpty = text.trim() === '';
  const add = async () => {
    if (isEmpty) return;
    const by = side === 'own' ? actor : author.trim() || COMMENT_SIDE_NAMES[side];
    if (await run(() => api.requests.addComment({ requestId, side, author: by, text: text.trim() })))
      setText('');
  };
  return (
    <PaneSection title="Comments" hint={comments.length || undefined}>
      {comments.length === 0 && <p className={styles.hint}>No comment on {ref}.</p>}
      <ul className={styles.comments}>
        {comments.map((comment) => (
          <li key={comment.id} data-side={comment.side}>
            <p className={styles.byline}>
              <b>{comment.author}</b> {COMMENT_SIDE_NAMES[comment.side]}, {moment(comment.writtenAt)}
              {!readOnly && (
                <CloseButton
                  size="xs"
                  aria-label={`Remove the comment of ${comment.author}`}
                  onClick={() =>
                    void runAction(() => api.requests.removeComment({ id: comment.id }), {
                      done: `Removed a comment on ${ref}.`,
                    })
                  }
                />
              )}
            </p>
            <p className={styles.wording}>
              <LinkedText text={comment.text} />
            </p>
          </li>
        ))}
      </ul>
      {!readOnly && (
        <form
          className={styles.form}
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
          <div className={styles.pair}>
            <Select
              label="Said by"
              allowDeselect={false}
              value={side}
              onChange={(next) => setSide(COMMENT_SIDES.find((known) => known === next) ?? side)}
              data={COMMENT_SIDES.map((value) => ({ value, label: COMMENT_SIDE_NAMES[value] }))}
            />
            {side !== 'own' && (
              <TextInput
                label="Name"
                placeholder={COMMENT_SIDE_NAMES[side]}
                maxLength={300}
                value={author}
                onChange={(event) => setAuthor(event.currentTarget.value)}
              />
            )}
          </div>
          <p>
            <Button type="submit" disabled={busy || isEmpty}>
              Add comment
            </Button>
          </p>
        </form>
      )}
    </PaneSection>
  );
}
