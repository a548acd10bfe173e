import type { RequestRow } from '../../../shared/contract/requests/records.ts';
import { daysBetween } from '../../../shared/domain/readiness/days.ts';
import { today } from '../../app/dates.ts';
import { plural } from '../../app/format.ts';
import styles from './requests.module.css';

/** "3 days late", "due today", "in 4 days"; empty when the day is further away or does not matter. */
export function dueWords({ due, timing }: Pick<RequestRow, 'due' | 'timing'>): string {
  if (due === null || (timing !== 'overdue' && timing !== 'due_soon')) return '';
  const left = daysBetween(today(), due);
  if (left < 0) return `${plural(-left, 'day')} late`;
  return left === 0 ? 'due today' : `in ${plural(left, 'day')}`;
}

/** The due day with how late or near it is. */
export function DueDay({ request }: { request: Pick<RequestRow, 'due' | 'timing'> }) {
  const { due, timing } = request;
  const words = dueWords(request);
  if (due === null) return <span className={styles.missing}>No day</span>;
  return (
    <span title={words}>
      {due}
      {words && (
        <>
          ,{' '}
          <b className={styles.due} data-timing={timing}>
            {timing === 'overdue' ? words.replace(/ days? late/, ' d late') : words.replace(/ days?$/, ' d')}
          </b>
        </>
      )}
    </span>
  );
}
