import { Link } from 'wouter';
import type { RegisterRow } from '../../../../shared/contract/registers.ts';
import { links } from '../../../app/links.ts';
import type { RovingItem } from '../use-roving.ts';
import { spanOf, type Axis } from './axis.ts';
import styles from './roadmap.module.css';
import { Track } from './Track.tsx';

export interface Milestone {
  id: string;
  name: string;
  /** ISO days. */
  due: string;
  ends: string | null;
  doneOn: string | null;
}

export function readMilestone({ id, values }: RegisterRow): Milestone {
  const day = (field: string) => (values[field] ? String(values[field]) : null);
  return {
    id,
    name: String(values['name']),
    due: String(values['due']),
    ends: day('ends'),
    doneOn: day('doneOn'),
  };
}

interface Props {
  milestone: Milestone;
  axis: Axis;
  today: string;
  stop: RovingItem;
}

/** One milestone: a bar, or a diamond for a single day; filled when it is done. */
export function MilestoneLine({ milestone, axis, today, stop }: Props) {
  const { id, name, due, ends, doneOn } = milestone;
  const isLate = doneOn === null && (ends ?? due) < today;
  const state = doneOn ? 'done' : isLate ? 'late' : 'open';
  const dates = ends ? `${due} to ${ends}` : due;
  const words = { done: `, done ${doneOn}`, late: ', late', open: '' }[state];
  return (
    <li className={styles.line}>
      <Link href={links.scopeRecord('milestones', id)} aria-label={`${name}, ${dates}${words}`} {...stop}>
        <span>{name}</span>
      </Link>
      <Track
        {...spanOf(axis, due, ends ?? due)}
        shape={ends ? 'bar' : 'day'}
        state={state}
        text={isLate ? `${dates}, late` : dates}
      />
    </li>
  );
}
