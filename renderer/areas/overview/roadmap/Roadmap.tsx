import { VisuallyHidden } from '@mantine/core';
import { useId, type KeyboardEvent, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { RegisterRow } from '../../../../shared/contract/registers.ts';
import type { Engagement } from '../../../../shared/contract/workspace.ts';
import { api } from '../../../app/api.ts';
import { monthName, monthsOf, today } from '../../../app/dates.ts';
import { links } from '../../../app/links.ts';
import { runAction } from '../../../app/query.ts';
import type { Gap } from '../gaps/gap-facts.ts';
import { useScope } from '../queries.ts';
import { nextInList, useRoving } from '../use-roving.ts';
import { axisOf, spanOf, type Axis } from './axis.ts';
import { ClosedLine, GapLine } from './GapLine.tsx';
import { MilestoneLine, readMilestone } from './MilestoneLine.tsx';
import styles from './roadmap.module.css';
import { WAVES, waveFacts, waveName, wavesOf } from './waves.ts';

interface Props {
  engagement: Engagement;
  milestones: readonly RegisterRow[];
  gaps: readonly Gap[];
  withClosed: boolean;
  readOnly: boolean;
}

/** Weeks that still have a line of their own on the axis. */
const MOST_WEEKS = 40;
/** From here on a label stands before its line (percent of the axis). */
const NEAR_END = 88;

/** Milestones and waves of gaps on an axis of weeks, with today and the day or the period that the report speaks of. */
export function Roadmap({ engagement, milestones, gaps, withClosed, readOnly }: Props) {
  const [, navigate] = useLocation();
  const people = new Map(useScope().data?.people.map(({ id, name }) => [id, name]));
  const note = useId();
  const now = today();
  const { type, asOf, periodFrom, periodTo } = engagement;
  const [from, to] = type === 'I' ? [asOf, asOf] : [periodFrom, periodTo];
  const marks = milestones.map(readMilestone);
  const waves = wavesOf(gaps, now);
  const shownGaps = waves.flatMap(({ open, closed }) => (withClosed ? [...open, ...closed] : open));
  const days = [
    ...marks.flatMap(({ due, ends, doneOn }) => [due, ends, doneOn]),
    ...shownGaps.flatMap(({ due, closedOn }) => [due, closedOn]),
    from,
    to,
  ].filter((day) => day !== null);
  const axis = axisOf(days, now);
  const ids = [...marks, ...shownGaps].map(({ id }) => id);
  const { box, stop, focus, itemOf } = useRoving(ids, null);

  const move = (gap: Gap, wave: number | null) => {
    if (gap.wave === wave) return;
    void runAction(
      () => api.registers.change({ register: 'gaps', changes: [{ id: gap.id, values: { wave } }] }),
      { done: wave === null ? `${gap.ref} is in no wave now.` : `${gap.ref} is in wave ${wave} now.` },
    );
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const gap = shownGaps.find(({ id }) => id === stop);
    const wave =
      WAVES.find((number) => String(number) === event.key) ?? (event.key === '0' ? null : undefined);
    if (gap && wave !== undefined && !readOnly) {
      event.preventDefault();
      return move(gap, wave);
    }
    const next = nextInList(ids, stop, event.key);
    if (next === undefined) return;
    event.preventDefault();
    focus(next);
  };

  return (
    <div
      ref={box}
      className={styles.board}
      role="group"
      aria-label="Roadmap"
      aria-describedby={note}
      onKeyDown={onKeyDown}
    >
      <Months axis={axis} />
      <div className={styles.lines}>
        <Ground axis={axis} from={from} to={to} today={now} />
        <ol>
          {marks.length > 0 && (
            <Heading
              key="milestones"
              name="Milestones"
              facts={`${marks.filter(({ doneOn }) => doneOn).length} of ${marks.length} done`}
            />
          )}
          {marks.map((mark) => (
            <MilestoneLine key={mark.id} milestone={mark} axis={axis} today={now} stop={itemOf(mark.id)} />
          ))}
          {waves.flatMap((wave) => [
            <Heading key={waveName(wave.wave)} name={waveName(wave.wave)} facts={waveFacts(wave)} />,
            ...wave.open.map((gap) => (
              <GapLine
                key={gap.id}
                gap={gap}
                owner={gap.ownerId === null ? null : (people.get(gap.ownerId) ?? null)}
                axis={axis}
                today={now}
                stop={itemOf(gap.id)}
                readOnly={readOnly}
                onMove={(to) => move(gap, to)}
                onShow={() => navigate(links.gap(gap.id))}
              />
            )),
            ...(withClosed ? wave.closed : []).map((gap) => (
              <ClosedLine key={gap.id} gap={gap} axis={axis} stop={itemOf(gap.id)} />
            )),
          ])}
        </ol>
      </div>
      <p id={note} className={styles.note}>
        {gaps.length > 0 && !readOnly && 'Press 1 to 9 on a gap to move it to that wave, 0 for none. '}
        {axis.weeks.length <= MOST_WEEKS ? 'One column is a week.' : 'The columns are months.'}
      </p>
    </div>
  );
}

function Heading({ name, facts }: { name: string; facts: ReactNode }) {
  return (
    <li className={styles.heading}>
      <h3>
        {name} <span>{facts}</span>
      </h3>
    </li>
  );
}

/** January is named by its year. */
function Months({ axis }: { axis: Axis }) {
  const months = monthsOf(axis.first, axis.last);
  return (
    <div className={styles.months} aria-hidden>
      {months.map(({ month, days }) => (
        <span key={month} style={{ flex: days }}>
          {month.endsWith('-01') ? month.slice(0, 4) : monthName(month)}
        </span>
      ))}
    </div>
  );
}

interface GroundProps {
  axis: Axis;
  from: string | null;
  to: string | null;
  today: string;
}

/** What lies behind all lines: weeks, the day or the period of the report, and today. */
function Ground({ axis, from, to, today }: GroundProps) {
  const isByWeek = axis.weeks.length <= MOST_WEEKS;
  const starts = isByWeek
    ? axis.weeks
    : monthsOf(axis.first, axis.last).flatMap(({ month }, index) => (index > 0 ? [`${month}-01`] : []));
  const percent = ({ left, width }: { left: number; width: number }) => ({
    left: `${left}%`,
    width: `${width}%`,
  });
  return (
    <div className={styles.ground}>
      {starts.map((day) => (
        <i key={day} className={styles.start} style={{ left: `${axis.at(day)}%` }} />
      ))}
      {from && to && (
        <i className={from === to ? styles.asOf : styles.period} style={percent(spanOf(axis, from, to))}>
          <span>{from === to ? `As of ${to}` : 'Period'}</span>
        </i>
      )}
      <i className={styles.today} style={{ left: `${axis.at(today)}%` }}>
        <span data-before={axis.at(today) > NEAR_END || undefined}>Today</span>
      </i>
      {from && to && (
        <VisuallyHidden>
          {from === to ? `The report speaks of ${to}.` : `The period is from ${from} to ${to}.`} Today is{' '}
          {today}.
        </VisuallyHidden>
      )}
    </div>
  );
}
