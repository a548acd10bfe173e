import { api } from '../../../app/api.ts';
import { moment } from '../../../app/dates.ts';
import { count, plural } from '../../../app/format.ts';
import { useData } from '../../../app/query.ts';
import { PaneSection } from '../../../components/DetailPane.tsx';
import { eventKeys, eventWords } from './sample-facts.ts';
import styles from './sample.module.css';

/** Everything that happened to a sample, in order: who, when, why, and which items came in. */
export function SampleLog({ sampleId }: { sampleId: string }) {
  const request = { sampleId };
  const log = useData(['audit', 'sampleLog', request], () => api.audit.sampleLog(request)).data;
  if (!log) return null;
  return (
    <PaneSection title="Selection log" hint={plural(log.length, 'entry', 'entries')}>
      <ol className={styles.log}>
        {log.map((event) => {
          const keys = eventKeys(event);
          return (
            <li key={event.id}>
              <p>{eventWords(event)}</p>
              {event.reason && <p className={styles.reason}>{event.reason}</p>}
              {event.kind === 'reperform' && event.details.differences.length > 0 && (
                <ul className={styles.differs}>
                  {event.details.differences.map((difference) => (
                    <li key={difference}>{difference}</li>
                  ))}
                </ul>
              )}
              <p className={styles.who}>
                {event.madeBy}, {moment(event.madeAt)}
              </p>
              {keys.length > 1 && (
                <details>
                  <summary>{count(keys.length)} keys in draw order</summary>
                  <p className={styles.keys}>{keys.join(', ')}</p>
                </details>
              )}
            </li>
          );
        })}
      </ol>
    </PaneSection>
  );
}
