import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { MARK_NAMES, MARKS, type Mark } from '../../../../shared/domain/vocabulary.ts';
import { plural } from '../../../app/format.ts';
import { Dialog } from '../../../components/Dialog.tsx';
import { pasteChanges, type Pasted } from './paste.ts';
import type { CellChange } from './use-marks.ts';
import styles from './paste.module.css';

/** Texts outside the sheet that are listed at most. */
const LISTED = 12;
const CHOICES = MARKS.map((value) => ({ value, label: MARK_NAMES[value] }));

interface Props {
  pasted: Pasted;
  /** Null when nothing is to be written. */
  onDone: (changes: readonly CellChange[] | null) => void;
}

/** What of a paste could not be read: one answer for each spelling, or it is left out. Nothing is written before. */
export function PastePreview({ pasted, onDone }: Props) {
  const [marks, setMarks] = useState<Record<string, Mark | undefined>>({});
  const [reason, setReason] = useState('');
  const { cells, unread, withoutReason, replaced, outside } = pasted;
  const changes = pasteChanges(pasted, { marks, reason });
  const left = cells.length - changes.length;

  return (
    <Dialog title="Paste marks" size={520} onClose={() => onDone(null)}>
      <p>
        {plural(changes.length, 'mark')} of {plural(cells.length, 'cell')} can be written
        {left > 0 && `, ${left} ${left === 1 ? 'is' : 'are'} left out`}
        {replaced > 0 &&
          `. ${plural(replaced, 'mark')} that ${replaced === 1 ? 'is' : 'are'} there now would change`}
        .
      </p>
      {unread.length > 0 && (
        <section className={styles.part} aria-label="Not read">
          <h3>Not read as a mark</h3>
          <ul>
            {unread.map((text) => (
              <li key={text} className={styles.line}>
                <q title={text}>{text}</q>
                <Select
                  aria-label={`Mark for “${text}”`}
                  placeholder="Leave out"
                  clearable
                  data={CHOICES}
                  value={marks[text] ?? null}
                  onChange={(next) => {
                    const mark = MARKS.find((known) => known === next);
                    setMarks((now) => ({ ...now, [text]: mark }));
                  }}
                />
              </li>
            ))}
          </ul>
          <p className={styles.hint}>The text stays as the note of the cell.</p>
        </section>
      )}
      {withoutReason > 0 && (
        <TextInput
          className={styles.part}
          label={`Reason for ${plural(withoutReason, 'cell')} that ${withoutReason === 1 ? 'does' : 'do'} not apply`}
          description="Without a reason they are left out"
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      {outside.length > 0 && (
        <section className={styles.part} aria-label="Outside the sheet">
          <h3>{plural(outside.length, 'text')} beyond the sheet or on replaced items</h3>
          <p className={styles.outside}>
            {outside.slice(0, LISTED).join(' · ')}
            {outside.length > LISTED && ` and ${outside.length - LISTED} more`}
          </p>
        </section>
      )}
      <div className={styles.buttons}>
        <Button onClick={() => onDone(null)}>Cancel</Button>
        <Button variant="filled" disabled={changes.length === 0} onClick={() => onDone(changes)}>
          Write {plural(changes.length, 'mark')}
        </Button>
      </div>
    </Dialog>
  );
}
