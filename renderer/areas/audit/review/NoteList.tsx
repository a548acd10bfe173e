import { Button } from '@mantine/core';
import { useMemo, useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { ReviewNote } from '../../../../shared/contract/audit/review.ts';
import {
  REVIEW_NOTE_STATE_NAMES,
  REVIEW_NOTE_STATES,
  type ReviewNoteState,
} from '../../../../shared/domain/review/review-note.ts';
import { api } from '../../../app/api.ts';
import { plural } from '../../../app/format.ts';
import { links } from '../../../app/links.ts';
import { useAction, useWorkspace } from '../../../app/query.ts';
import { DetailPane, PaneSection } from '../../../components/DetailPane.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { FilterPills } from '../../../components/FilterPills.tsx';
import { Grid } from '../../../components/grid/Grid.tsx';
import { SearchBox } from '../../../components/SearchBox.tsx';
import { NOTE_COLUMNS } from './columns.tsx';
import { NoteCard } from './NoteCard.tsx';
import styles from './review.module.css';

type Show = 'not_cleared' | 'all' | ReviewNoteState;
const SHOWS: readonly Show[] = ['not_cleared', ...REVIEW_NOTE_STATES, 'all'];
const SHOW_NAMES: Record<Show, string> = {
  not_cleared: 'Not cleared',
  all: 'All',
  ...REVIEW_NOTE_STATE_NAMES,
};

const isShown = ({ state }: ReviewNote, show: Show): boolean =>
  show === 'all' || (show === 'not_cleared' ? state !== 'cleared' : state === show);

const textOf = (note: ReviewNote): string =>
  [note.workpaper, note.place, note.text, note.answer, note.raisedBy, note.answeredBy]
    .join(' ')
    .toLowerCase();

const cellOf = ({ testId, itemId, attributeId }: ReviewNote) =>
  itemId === null ? links.test(testId) : links.testCell({ testId, itemId, attributeId });

interface Props {
  notes: readonly ReviewNote[];
  bar: (filters: ReactNode) => ReactNode;
}

/** Every review note of the engagement; the pane answers and clears one, the bar below many. */
export function NoteList({ notes, bar }: Props) {
  const [, navigate] = useLocation();
  const { readOnly } = useWorkspace();
  const [search, setSearch] = useState('');
  const [show, setShow] = useState<Show>('not_cleared');
  const [current, setCurrent] = useState<string | null>(null);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const shown = useMemo(() => {
    const words = search.toLowerCase().trim();
    return notes.filter((note) => isShown(note, show) && textOf(note).includes(words));
  }, [notes, show, search]);
  const chosen = shown.filter(({ id }) => selected.has(id));
  const note = shown.find(({ id }) => id === current);

  return (
    <>
      {bar(
        <>
          <SearchBox label="Filter review notes" value={search} onChange={setSearch} />
          <FilterPills
            label="Show review notes"
            value={show}
            onChange={(next) => {
              setShow(next);
              setSelected(new Set());
            }}
            options={SHOWS.map((value) => ({
              value,
              label: SHOW_NAMES[value],
              count: notes.filter((known) => isShown(known, value)).length,
            }))}
          />
        </>,
      )}
      <div className={styles.screen}>
        <div className={styles.main}>
          <Grid
            label="Review notes"
            rows={shown}
            columns={NOTE_COLUMNS}
            current={current}
            onCurrent={({ id }) => setCurrent(id)}
            onOpen={(opened) => navigate(cellOf(opened))}
            selected={selected}
            onSelected={setSelected}
            empty={
              notes.length === 0 ? (
                <EmptyState title="No review notes yet">
                  A reviewer raises them beside a test sheet, in its Review tab: on the sheet, an item or a
                  cell.
                </EmptyState>
              ) : (
                <EmptyState
                  title={
                    show === 'not_cleared' && search === ''
                      ? 'Every review note is cleared'
                      : 'No note matches the filter'
                  }
                  actions={
                    <Button
                      onClick={() => {
                        setSearch('');
                        setShow('all');
                      }}
                    >
                      Show all notes
                    </Button>
                  }
                >
                  The filter looks at workpaper, place, texts and people.
                </EmptyState>
              )
            }
          />
          {chosen.length > 0 && <ManyNotes notes={chosen} onDone={() => setSelected(new Set())} />}
        </div>
        {note && (
          <DetailPane
            area="audit"
            reference={note.workpaper}
            title={note.place || 'Whole sheet'}
            onClose={() => setCurrent(null)}
          >
            <PaneSection>
              <NoteCard key={note.id} note={note} readOnly={readOnly} />
              <div className={styles.buttons}>
                <Button onClick={() => navigate(cellOf(note))}>Open the sheet</Button>
              </div>
            </PaneSection>
          </DetailPane>
        )}
      </div>
    </>
  );
}

function ManyNotes({ notes, onDone }: { notes: readonly ReviewNote[]; onDone: () => void }) {
  const { run, busy } = useAction();
  const { readOnly } = useWorkspace();
  const noteIds = notes.map(({ id }) => id);
  const refused = notes.find(({ refuseClearing }) => refuseClearing !== null);
  const clear = async () => {
    const done = await run(() => api.audit.clearReviewNotes({ noteIds }), {
      done: `Cleared ${plural(notes.length, 'note')}.`,
    });
    if (done) onDone();
  };
  const reopen = async () => {
    const done = await run(() => api.audit.reopenReviewNotes({ noteIds }), {
      done: `Reopened ${plural(notes.length, 'note')}.`,
    });
    if (done) onDone();
  };
  return (
    <div className={styles.bar} role="group" aria-label="Change the selected notes">
      <b>{plural(notes.length, 'note')} selected</b>
      <Button disabled={busy || readOnly || refused !== undefined} onClick={() => void clear()}>
        Clear
      </Button>
      <Button
        disabled={busy || readOnly || notes.some(({ state }) => state === 'open')}
        onClick={() => void reopen()}
      >
        Reopen
      </Button>
      <span className={styles.refused}>
        {readOnly ? 'This copy is read only.' : refused && `${refused.workpaper}: ${refused.refuseClearing}`}
      </span>
      <Button variant="subtle" onClick={onDone}>
        Clear the selection
      </Button>
    </div>
  );
}
