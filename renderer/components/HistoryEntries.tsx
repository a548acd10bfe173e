import { UnstyledButton } from '@mantine/core';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import type { HistoryEntry } from '../../shared/contract/workspace.ts';
import { clock } from '../app/dates.ts';
import { plural } from '../app/format.ts';
import styles from './HistoryEntries.module.css';
import { tableAddress } from './table-address.ts';

const dayOf = (instant: string) => new Date(instant).toLocaleDateString('sv');

/** `period_from` or `periodFrom` as "period from". */
export const fieldWords = (field: string) =>
  field
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();

/** A stored value as a person reads it. */
export const valueWords = (value: string | number | null) =>
  value === null || value === '' ? 'empty' : String(value);

/** Characters of a value that a screen shows; the exported history has all of it. */
const LONGEST = 280;

function Value({ value }: { value: string | number | null }) {
  const words = valueWords(value);
  if (words.length <= LONGEST) return words;
  return `${words.slice(0, LONGEST)}… (${plural(words.length, 'character')} in all)`;
}

/** The record by its name, which leads to it while it is there. */
function RecordName({ change }: { change: HistoryEntry['changes'][number] }) {
  const { table, rowId, record, action, isThere } = change;
  const name = record || fieldWords(table);
  const address = isThere ? tableAddress(table, rowId) : undefined;
  return (
    <p>
      {address ? <Link href={address}>{name}</Link> : <b>{name}</b>} {action}
      {!isThere && action !== 'removed' && <span className={styles.hint}> (not in the workspace now)</span>}
    </p>
  );
}

function Changes({ entry }: { entry: HistoryEntry }) {
  const hidden = entry.changeCount - entry.changes.length;
  return (
    <ul className={styles.changes}>
      {entry.changes.map((change) => (
        <li key={`${change.table} ${change.rowId}`}>
          <RecordName change={change} />
          {change.action !== 'removed' && (
            <dl>
              {change.fields.map(({ field, before, after }) => (
                <div key={field}>
                  <dt>{fieldWords(field)}</dt>
                  <dd>
                    {change.action === 'changed' && (
                      <>
                        <del>
                          <Value value={before} />
                        </del>
                        <span aria-label="became"> → </span>
                      </>
                    )}
                    <ins>
                      <Value value={after} />
                    </ins>
                  </dd>
                </div>
              ))}
            </dl>
          )}
        </li>
      ))}
      {hidden > 0 && <li className={styles.hint}>and {plural(hidden, 'more change')}</li>}
    </ul>
  );
}

function Entry({ entry, open: openAtFirst }: { entry: HistoryEntry; open: boolean }) {
  const [open, setOpen] = useState(openAtFirst);
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <li>
      <UnstyledButton className={styles.entry} aria-expanded={open} onClick={() => setOpen(!open)}>
        <Chevron size={12} aria-hidden />
        <time dateTime={entry.at}>{clock(entry.at).slice(0, 5)}</time>
        <span className={styles.label}>
          {entry.kind === 'undo' && <b>Undid: </b>}
          {entry.kind === 'redo' && <b>Did again: </b>}
          {entry.label}
        </span>
        <span className={styles.hint}>{entry.actor}</span>
        <span className={styles.hint}>
          {entry.kind === 'export' ? 'file' : plural(entry.changeCount, 'row')}
        </span>
      </UnstyledButton>
      {open && <Changes entry={entry} />}
    </li>
  );
}

/** Who changed what, newest first, under the day on which it happened. */
export function HistoryEntries({
  entries,
  open = false,
}: {
  entries: readonly HistoryEntry[];
  open?: boolean;
}) {
  const days = [...new Set(entries.map(({ at }) => dayOf(at)))];
  return days.map((day) => (
    <section key={day} aria-label={day}>
      <h3 className={styles.day}>{day}</h3>
      <ol>
        {entries
          .filter(({ at }) => dayOf(at) === day)
          .map((entry) => (
            <Entry key={`${entry.transaction} ${entry.place}`} entry={entry} open={open} />
          ))}
      </ol>
    </section>
  ));
}
