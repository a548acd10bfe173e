import { Button, SegmentedControl, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ReviewNote } from '../../../../shared/contract/audit/review.ts';
import type { SheetItem, TestSheet } from '../../../../shared/contract/audit/tests.ts';
import { REVIEW_NOTE_STATES } from '../../../../shared/domain/review/review-note.ts';
import { api } from '../../../app/api.ts';
import { useAction, useWorkspace } from '../../../app/query.ts';
import { PaneSection } from '../../../components/DetailPane.tsx';
import { NoteCard } from './NoteCard.tsx';
import { useReview } from './queries.ts';
import styles from './review.module.css';

interface Props {
  sheet: TestSheet;
  item?: SheetItem;
  attribute?: TestSheet['attributes'][number] | undefined;
}

/** Review notes of the sheet, and a new one about the active cell, its item, or the whole sheet. */
export function ReviewNotes({ sheet, item, attribute }: Props) {
  const review = useReview(sheet.id).data;
  const { readOnly } = useWorkspace();
  const notes = review?.testId === sheet.id ? review.notes.toSorted(byState) : [];
  const open = notes.filter(({ state }) => state !== 'cleared').length;
  return (
    <PaneSection
      title="Review notes"
      hint={notes.length > 0 ? `${open} of ${notes.length} not cleared` : undefined}
    >
      {notes.length === 0 && <p>None. A reviewer asks here; the answer stays beside the question.</p>}
      {notes.length > 0 && (
        <ul className={styles.notes}>
          {notes.map((note) => (
            <li key={note.id}>
              <NoteCard note={note} readOnly={readOnly} />
            </li>
          ))}
        </ul>
      )}
      {!readOnly && <NewNote sheet={sheet} item={item} attribute={attribute} />}
    </PaneSection>
  );
}

/** What waits for somebody stands first; within a state the order stays that of time. */
const byState = (a: ReviewNote, b: ReviewNote) =>
  REVIEW_NOTE_STATES.indexOf(a.state) - REVIEW_NOTE_STATES.indexOf(b.state);

type Place = 'cell' | 'item' | 'test';

function NewNote({
  sheet,
  item,
  attribute,
}: {
  sheet: TestSheet;
  item: Props['item'];
  attribute: Props['attribute'];
}) {
  const { run, busy } = useAction();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<Place | null>(null);
  const places: { value: Place; label: string }[] = [
    ...(item && attribute ? [{ value: 'cell' as const, label: `${item.key} ${attribute.letter}` }] : []),
    ...(item ? [{ value: 'item' as const, label: item.key }] : []),
    { value: 'test', label: 'Whole sheet' },
  ];
  const place = places.find(({ value }) => value === chosen) ?? places[0];

  const raise = async () => {
    const done = await run(() =>
      api.audit.raiseReviewNote({
        testId: sheet.id,
        itemId: place?.value === 'test' ? null : (item?.id ?? null),
        attributeId: place?.value === 'cell' ? (attribute?.id ?? null) : null,
        text,
      }),
    );
    if (done) setText('');
  };

  return (
    <form
      className={styles.form}
      aria-label="New review note"
      onSubmit={(event) => {
        event.preventDefault();
        void raise();
      }}
    >
      {places.length > 1 && (
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label="What the note is about"
          value={place?.value ?? 'test'}
          onChange={(next) => setChosen(places.find(({ value }) => value === next)?.value ?? null)}
          data={places}
        />
      )}
      <Textarea
        aria-label="Review note"
        placeholder="What should be looked at or explained"
        autosize
        minRows={2}
        maxRows={8}
        maxLength={5000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={styles.buttons}>
        <Button type="submit" disabled={busy || text.trim() === ''}>
          Raise note
        </Button>
      </div>
    </form>
  );
}
