import { ActionIcon, Menu } from '@mantine/core';
import { Ellipsis } from 'lucide-react';
import { Link } from 'wouter';
import { addDays, daysBetween, shortDay } from '../../../app/dates.ts';
import { plural } from '../../../app/format.ts';
import { links } from '../../../app/links.ts';
import { SeveritySign } from '../../../components/Sign.tsx';
import { isOverdue, type Gap } from '../gaps/gap-facts.ts';
import type { RovingItem } from '../use-roving.ts';
import { spanOf, type Axis } from './axis.ts';
import styles from './roadmap.module.css';
import { Track } from './Track.tsx';
import { WAVES, waveName } from './waves.ts';

interface Props {
  gap: Gap;
  owner: string | null;
  axis: Axis;
  today: string;
  stop: RovingItem;
  readOnly: boolean;
  onMove: (wave: number | null) => void;
  onShow: () => void;
}

/** One open gap: a bar from today to the day it is due, or from that day on when it is late. */
export function GapLine({ gap, owner, axis, today, stop, readOnly, onMove, onShow }: Props) {
  const { id, ref, name, due, severity, status, wave } = gap;
  const isLate = isOverdue(gap, today);
  const late = isLate && due ? `late by ${plural(daysBetween(due, today), 'day')}` : '';
  const facts = [owner ?? 'no owner', due ? `due ${due}` : 'no date', late].filter(Boolean);
  const span = isLate ? spanOf(axis, addDays(due ?? today, 1), today) : spanOf(axis, today, due ?? today);
  return (
    <li className={styles.line}>
      <Link
        href={links.gap(id)}
        title={`${ref} ${name}\n${facts.join(', ')}`}
        aria-label={`${ref} ${name}, ${waveName(wave)}, ${facts.join(', ')}`}
        {...stop}
      >
        <SeveritySign severity={severity} words="none" />
        <b>{ref}</b>
        <span>{name}</span>
      </Link>
      {due ? (
        <Track
          {...span}
          shape="bar"
          state={isLate ? 'late' : status === 'in_progress' ? 'working' : 'open'}
          text={isLate ? late : shortDay(due)}
        />
      ) : (
        <Track {...spanOf(axis, today, today)} width={0} shape="bar" state="open" text="no date" />
      )}
      {!readOnly && (
        <Menu position="bottom-end" returnFocus>
          <Menu.Target>
            <ActionIcon size={24} tabIndex={-1} className={styles.more} aria-label={`Move ${ref} to a wave`}>
              <Ellipsis size={14} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={onShow}>Open {ref}</Menu.Item>
            <Menu.Divider />
            {[...WAVES, null].map((to) => (
              <Menu.Item
                key={waveName(to)}
                disabled={to === wave}
                rightSection={<kbd>{to ?? 0}</kbd>}
                onClick={() => onMove(to)}
              >
                {waveName(to)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </li>
  );
}

interface ClosedProps {
  gap: Gap;
  axis: Axis;
  stop: RovingItem;
}

/** One gap that is done or accepted, on the day when it was closed. */
export function ClosedLine({ gap: { id, ref, name, status, closedOn }, axis, stop }: ClosedProps) {
  const word = status === 'accepted' ? 'Risk accepted' : 'Done';
  const words = closedOn ? `${word} ${closedOn}` : word;
  return (
    <li className={styles.line}>
      <Link href={links.gap(id)} title={`${ref} ${name}`} aria-label={`${ref} ${name}, ${words}`} {...stop}>
        <b>{ref}</b>
        <span>{name}</span>
      </Link>
      {closedOn && <Track {...spanOf(axis, closedOn, closedOn)} shape="day" state="done" text={words} />}
    </li>
  );
}
