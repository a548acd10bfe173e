import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import type { PathStep } from '../../../../shared/contract/readiness.ts';
import type { Engagement } from '../../../../shared/contract/workspace.ts';
import { api } from '../../../app/api.ts';
import { isDay } from '../../../app/dates.ts';
import { plural } from '../../../app/format.ts';
import { useData } from '../../../app/query.ts';
import { DateField } from '../../../components/DateField.tsx';
import { groupSteps } from './path-groups.ts';
import styles from './roadmap.module.css';

/** Named before the rest is asked for. */
const FIRST = 5;

function Group({ name, steps }: { name: string; steps: PathStep[] }) {
  const [isAll, setAll] = useState(false);
  return (
    <>
      <h4>
        {name} <span>{steps.length}</span>
      </h4>
      <ul className={styles.steps}>
        {steps.slice(0, isAll ? undefined : FIRST).map(({ code, text, fix, link, owner, due, isLate }) => (
          <li key={`${code} ${text}`}>
            {text}
            {link ? <Link href={link}>{fix}</Link> : <span>{fix}</span>}
            <small>
              {owner ?? 'No owner'}
              {due && `, due ${due}`}
              {isLate && <b>, late</b>}
            </small>
          </li>
        ))}
      </ul>
      {steps.length > FIRST && !isAll && (
        <Button variant="subtle" onClick={() => setAll(true)}>
          Show all {steps.length}
        </Button>
      )}
    </>
  );
}

function daysWords(days: number | null): string {
  if (days === null) return '';
  if (days === 0) return 'today';
  return days > 0 ? `${plural(days, 'day')} left` : `${plural(-days, 'day')} past`;
}

/** What stands between the engagement and its report on its date, or on another one that is tried out here. */
export function PathPanel({ engagement }: { engagement: Engagement }) {
  const own = engagement.type === 'I' ? engagement.asOf : engagement.periodTo;
  const [text, setText] = useState(own ?? '');
  const date = isDay(text) && text !== own ? text : null;
  const { data, error } = useData(['readiness', 'path', { date }], () => api.readiness.path({ date }));
  // A date that is refused leaves what was shown before beside the reason.
  const [path, setPath] = useState(data);
  if (data && data !== path) setPath(data);
  if (!path) return null;
  const groups = groupSteps(path.blockers);
  const warnings = groupSteps(path.warnings);
  const what = path.type === 'I' ? 'Type I on' : 'Type II to';
  return (
    <aside className={styles.path} aria-label="What stands in between" data-pane>
      <h2>
        What stands between you and {what} {path.date}
      </h2>
      <div className={styles.try}>
        <DateField
          label={path.type === 'I' ? 'As-of date to try' : 'Last day to try'}
          value={text}
          error={error?.message ?? (text !== '' && !isDay(text) ? 'Write it as 2026-06-30.' : undefined)}
          onChange={setText}
        />
        {date && own && <Button onClick={() => setText(own)}>Back to {own}</Button>}
      </div>
      <p className={styles.figures}>
        <b>{path.done}</b> of {plural(path.total, 'condition')} hold <span>{daysWords(path.daysLeft)}</span>
      </p>
      <i className={styles.meter}>
        <i style={{ width: `${path.total > 0 ? (path.done / path.total) * 100 : 0}%` }} />
      </i>
      <h3>
        Blocks the report <span>{path.blockers.length}</span>
      </h3>
      {groups.length === 0 && <p className={styles.quiet}>Nothing known blocks it.</p>}
      {groups.map((group) => (
        <Group key={group.name} {...group} />
      ))}
      {warnings.length > 0 && (
        <details>
          <summary>{plural(path.warnings.length, 'further point', 'further points')} to look at</summary>
          {warnings.map((group) => (
            <Group key={group.name} {...group} />
          ))}
        </details>
      )}
    </aside>
  );
}
