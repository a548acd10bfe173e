import { SegmentedControl } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { AuditBar } from '../AuditBar.tsx';
import { useReviewNotes, useReviewRows } from './queries.ts';
import { NoteList } from './NoteList.tsx';
import { SheetList } from './SheetList.tsx';

type Shown = 'sheets' | 'notes';

/** Review of the whole mock audit: where the signatures stand, and every review note. */
export function ReviewView() {
  const [shown, setShown] = useState<Shown>('sheets');
  const rows = useReviewRows().data;
  const notes = useReviewNotes(true).data;
  const open = notes?.filter(({ state }) => state !== 'cleared').length ?? 0;
  const chooser = (
    <SegmentedControl
      aria-label="Show"
      value={shown}
      onChange={(next) => setShown(next === 'notes' ? 'notes' : 'sheets')}
      data={[
        { value: 'sheets', label: 'Workpapers' },
        { value: 'notes', label: open > 0 ? `Notes (${open} open)` : 'Notes' },
      ]}
    />
  );
  const bar = (filters: ReactNode) => (
    <AuditBar view="review">
      {chooser}
      {filters}
    </AuditBar>
  );
  if (!rows || !notes) return bar(null);
  return shown === 'sheets' ? <SheetList rows={rows} bar={bar} /> : <NoteList notes={notes} bar={bar} />;
}
