import { Button, Radio, Select, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { Reviewer, ReviewTarget } from '../../../shared/contract/auditor-review.ts';
import {
  kindsFor,
  reviewProblem,
  REVIEWED_TABLE_NAMES,
  type ReviewKind,
} from '../../../shared/domain/auditor-review.ts';
import { api } from '../../app/api.ts';
import { useFoundRecords } from '../../app/frame/records.ts';
import { useAction } from '../../app/query.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { labelOf, recordAt } from './targets.ts';
import { closeReviewDraft, doneWithUndo, type ReviewDraft } from './review-state.ts';
import styles from './review.module.css';

const KIND_LABELS: Record<ReviewKind, string> = {
  comment: 'Comment',
  request: 'Request something',
  accept: 'Accept',
  return: 'Return',
};
const HINTS: Record<ReviewKind, string> = {
  comment: 'Text',
  request: 'What is asked for; the first line is its title',
  accept: 'Remark, if any',
  return: 'Why it is returned',
};

/** Writes one item of the review. Who reviews is asked once, with the first. */
export function ReviewItemDialog({ draft, reviewer }: { draft: ReviewDraft; reviewer: Reviewer | null }) {
  const before = 'item' in draft ? draft.item : null;
  const [target, setTarget] = useState('item' in draft ? draft.item.target : draft.target);
  const [kind, setKind] = useState<ReviewKind>(before?.kind ?? (target ? 'comment' : 'request'));
  const [text, setText] = useState(before?.text ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const { run, busy } = useAction();
  const kinds = kindsFor(target?.table ?? null);
  const chosen = kinds.includes(kind) ? kind : (kinds[0] ?? 'comment');

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const found = reviewProblem({ kind: chosen, target, text });
    setProblem(found);
    if (found !== null) return;
    const item = {
      id: before?.id ?? crypto.randomUUID(),
      kind: chosen,
      target,
      text: text.trim(),
      writtenAt: new Date().toISOString(),
    };
    void run(
      async () => {
        if (!reviewer)
          await api.auditorReview.setReviewer({
            name: String(given.get('name')),
            organization: String(given.get('organization')),
          });
        await api.auditorReview.put({ items: [item] });
        closeReviewDraft();
        await doneWithUndo(before ? 'Changed in the review.' : 'Added to the review.', () =>
          before ? api.auditorReview.put({ items: [before] }) : api.auditorReview.remove({ ids: [item.id] }),
        );
      },
      { undo: false },
    );
  };
  return (
    <Dialog
      title={before ? 'Change an item of the review' : 'Add to the review'}
      size={560}
      onClose={closeReviewDraft}
    >
      <form className={styles.form} onSubmit={submit}>
        <TargetSelect target={target} onChange={setTarget} />
        <Radio.Group
          label="What it is"
          value={chosen}
          onChange={(value) => setKind(kinds.find((one) => one === value) ?? 'comment')}
        >
          <div className={styles.kinds}>
            {kinds.map((value) => (
              <Radio key={value} value={value} label={KIND_LABELS[value]} />
            ))}
          </div>
        </Radio.Group>
        <Textarea
          label={HINTS[chosen]}
          data-autofocus
          autosize
          minRows={4}
          maxRows={12}
          maxLength={20_000}
          value={text}
          error={problem}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {!reviewer && (
          <div className={styles.pair}>
            <TextInput name="name" label="Your name" required withAsterisk={false} maxLength={200} />
            <TextInput name="organization" label="Your firm" maxLength={300} />
          </div>
        )}
        <p className={styles.note}>
          The copy does not change. The review is a file beside it, not encrypted, which you send back.
        </p>
        <footer className={styles.foot}>
          <Button onClick={closeReviewDraft}>Cancel</Button>
          <Button type="submit" variant="filled" disabled={busy}>
            {before ? 'Save' : 'Add'}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

function TargetSelect({
  target,
  onChange,
}: {
  target: ReviewTarget | null;
  onChange: (target: ReviewTarget | null) => void;
}) {
  const [search, setSearch] = useState('');
  const words = search === target?.label ? '' : search.trim().toLowerCase();
  const found = useFoundRecords(words, words !== '')
    .slice(0, 20)
    .flatMap(({ ref, title, path }): ReviewTarget[] => {
      const place = recordAt(path);
      return place ? [{ ...place, label: labelOf(ref, title) }] : [];
    });
  const known = target && !found.some(({ id }) => id === target.id) ? [target, ...found] : found;
  return (
    <Select
      label="Record"
      placeholder="Search by reference or title; a request can be about none"
      searchable
      clearable
      nothingFoundMessage={words ? 'No record has these words' : 'Type a reference or a title'}
      filter={({ options }) => options}
      data={known.map(({ table, id, label }) => ({
        value: id,
        label: `${REVIEWED_TABLE_NAMES[table]} ${label}`,
      }))}
      value={target?.id ?? null}
      onSearchChange={setSearch}
      onChange={(id) => onChange(known.find((one) => one.id === id) ?? null)}
    />
  );
}
