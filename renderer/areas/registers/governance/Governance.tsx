import { Button, UnstyledButton } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import { useLocation } from 'wouter';
import { api } from '../../../app/api.ts';
import { plural } from '../../../app/format.ts';
import { links } from '../../../app/links.ts';
import { useAction, useData, useWorkspace } from '../../../app/query.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { SearchBox } from '../../../components/SearchBox.tsx';
import styles from './governance.module.css';
import { Meeting } from './Meeting.tsx';

/** Up and down move between the meetings of the list. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!by) return;
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
  const at = items.indexOf(document.activeElement as HTMLElement);
  items[Math.min(Math.max(at + by, 0), items.length - 1)]?.focus();
  event.preventDefault();
}

/** Quarterly meetings: what was shown, what was decided, and what follows. */
export function Governance({ current }: { current: string | null }) {
  const [, navigate] = useLocation();
  const { readOnly } = useWorkspace();
  const { run, busy } = useAction();
  const [search, setSearch] = useState('');
  const data = useData(['governance', 'list'], () => api.governance.list({})).data;
  if (!data) return null;
  const { meetings, open } = data;
  const go = (id: string) => navigate(`${links.governance}/${id}`, { replace: true });
  const add = async (quarter: string) => {
    const added = await run(() => api.governance.add({ quarter }));
    if (added) go(added.id);
  };
  const addButtons =
    !readOnly &&
    open.map(({ key }) => (
      <Button key={key} disabled={busy} onClick={() => void add(key)}>
        Add meeting {key}
      </Button>
    ));
  if (meetings.length === 0) {
    return (
      <EmptyState title="No governance meeting yet" actions={addButtons}>
        {open.length > 0
          ? 'A meeting is added for a quarter of the period. It freezes the figures of the quarter, and holds what is decided.'
          : 'A meeting can be added once the period has begun. Its dates are set in Scope.'}
      </EmptyState>
    );
  }
  const words = search.trim().toLowerCase();
  const shown = meetings.filter(({ ref, name, decisions }) =>
    `${ref} ${name} ${decisions.map(({ text }) => text).join(' ')}`.toLowerCase().includes(words),
  );
  const meeting = meetings.find(({ id }) => id === current) ?? meetings.at(-1);
  return (
    <>
      <div className={styles.bar}>
        <SearchBox label="Filter meetings" value={search} onChange={setSearch} />
        <span className={styles.right}>{addButtons}</span>
      </div>
      <div className={styles.split}>
        <nav className={styles.list} aria-label="Meetings" onKeyDown={moveFocus}>
          {shown.map(({ id, ref, quarter, heldOn, decisions, actions }) => (
            <UnstyledButton
              key={id}
              className={styles.item}
              aria-current={id === meeting?.id || undefined}
              onClick={() => go(id)}
            >
              <b>{quarter.key}</b> <span>{ref}</span>
              <small>
                {heldOn ? `Held ${heldOn}` : 'Not held yet'}, {plural(decisions.length, 'decision')},{' '}
                {plural(actions.length, 'action')}
              </small>
            </UnstyledButton>
          ))}
          {shown.length === 0 && <p className={styles.quiet}>No meeting passes the filter.</p>}
        </nav>
        {meeting && <Meeting key={meeting.id} meeting={meeting} readOnly={readOnly} />}
      </div>
    </>
  );
}
