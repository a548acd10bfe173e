import { Button } from '@mantine/core';
import { useState } from 'react';
import type { OrphanedOccurrence } from '../../../../shared/contract/calendar.ts';
import { api } from '../../../app/api.ts';
import { plural } from '../../../app/format.ts';
import { useAction, useWorkspace } from '../../../app/query.ts';
import { Dialog } from '../../../components/Dialog.tsx';
import styles from './calendar.module.css';
import { placeOf } from './use-calendar.ts';

/** What is recorded and not expected any more, after a change of period, frequency or schedule. */
export function Orphans({ orphaned }: { orphaned: readonly OrphanedOccurrence[] }) {
  const { run, busy } = useAction();
  const { readOnly } = useWorkspace();
  const [isOpen, setOpen] = useState(false);
  if (orphaned.length === 0) return null;
  const remove = (items: readonly OrphanedOccurrence[]) =>
    void run(() => api.calendar.clear({ items: items.map(placeOf) }), {
      done: `Cleared ${plural(items.length, 'occurrence')} that ${items.length === 1 ? 'was' : 'were'} not expected any more.`,
    });
  return (
    <div className={styles.notice}>
      <span>
        Plan changed: {plural(orphaned.length, 'occurrence')} {orphaned.length === 1 ? 'is' : 'are'} recorded
        but not expected any more.
      </span>
      <Button onClick={() => setOpen(true)}>Show</Button>
      {isOpen && (
        <Dialog onClose={() => setOpen(false)} size={560} title="Recorded but not expected any more">
          <p className={styles.hint}>
            The period, the frequency or the schedule changed since. What was recorded stays until it is
            cleared.
          </p>
          <ul className={styles.rows}>
            {orphaned.map((one) => (
              <li key={`${one.controlId}${one.key}${one.system}`} className={styles.buttons}>
                <span style={{ flex: 1 }}>
                  <b>{one.ref}</b> {one.key} {one.system}, due {one.due},{' '}
                  {one.doneOn ? `performed on ${one.doneOn}` : 'not required'}
                </span>
                <Button disabled={readOnly || busy} onClick={() => remove([one])}>
                  Clear
                </Button>
              </li>
            ))}
          </ul>
        </Dialog>
      )}
    </div>
  );
}
