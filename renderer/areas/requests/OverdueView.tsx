import { Button } from '@mantine/core';
import { useLocation } from 'wouter';
import type { RequestRow } from '../../../shared/contract/requests/records.ts';
import { groupBy } from '../../../shared/domain/group-by.ts';
import { plural } from '../../app/format.ts';
import { links } from '../../app/links.ts';
import { useWorkspace } from '../../app/query.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Section } from '../../components/Section.tsx';
import { copyText } from './copy.ts';
import { dueWords } from './DueDay.tsx';
import type { Exchange } from './exchange/use-exchange.tsx';
import { RequestPane } from './pane/RequestPane.tsx';
import { useRequests } from './queries.ts';
import { reminderText } from './request-text.ts';
import { RequestsBar } from './RequestsBar.tsx';
import { RequestsEmpty } from './RequestsEmpty.tsx';
import { StatusSign } from './RequestSigns.tsx';
import styles from './requests.module.css';

const waits = ({ timing }: RequestRow): boolean => timing === 'overdue' || timing === 'due_soon';

/** What is late or due within a week, by person, with a reminder to copy for each. */
export function OverdueView({ current, exchange }: { current: string | null; exchange: Exchange }) {
  const [, navigate] = useLocation();
  const { engagement, actor } = useWorkspace();
  const requests = useRequests().data;
  if (!requests) return <RequestsBar view="overdue" />;
  const waiting = requests
    .filter(waits)
    .toSorted((a, b) => (a.due ?? '').localeCompare(b.due ?? '') || a.ref.localeCompare(b.ref));
  const people = [...groupBy(waiting, ({ assignee }) => assignee)];
  const late = waiting.filter(({ timing }) => timing === 'overdue').length;
  const undated = requests.filter(({ timing }) => timing === 'undated').length;
  const remind = (person: string | null, theirs: readonly RequestRow[]) =>
    reminderText(person, theirs, { client: engagement.client, actor });
  const shown = requests.find(({ id }) => id === current);
  return (
    <>
      <RequestsBar
        view="overdue"
        actions={
          people.length > 1 && (
            <Button
              onClick={() =>
                void copyText(
                  people.map(([person, theirs]) => remind(person, theirs)).join('\n\n\n'),
                  `Copied reminders to ${plural(people.length, 'person', 'people')}.`,
                )
              }
            >
              Copy all reminders
            </Button>
          )
        }
      >
        {requests.length > 0 && (
          <span className={styles.hint}>
            {late} overdue, {waiting.length - late} due within 7 days
            {undated > 0 && `, ${undated} open without a due day`}
          </span>
        )}
      </RequestsBar>
      {requests.length === 0 ? (
        <RequestsEmpty exchange={exchange} />
      ) : waiting.length === 0 ? (
        <EmptyState
          title="Nothing is overdue"
          actions={<Button onClick={() => navigate(links.requests)}>Open the table</Button>}
        >
          {undated > 0
            ? `No request is late or due within 7 days. ${plural(undated, 'open request')} without a due day can not become late: set one in the table.`
            : 'No request is late or due within 7 days.'}
        </EmptyState>
      ) : (
        <div className={styles.split}>
          <div className={styles.people}>
            {people.map(([person, theirs]) => (
              <Section
                key={person ?? ''}
                className={styles.person}
                title={person ?? 'Nobody yet'}
                hint={plural(theirs.length, 'request')}
                actions={
                  <Button
                    onClick={() =>
                      void copyText(remind(person, theirs), `Copied a reminder to ${person ?? 'all'}.`)
                    }
                  >
                    Copy reminder
                  </Button>
                }
              >
                <table className={styles.due}>
                  <thead>
                    <tr>
                      <th scope="col">Request</th>
                      <th scope="col">Due</th>
                      <th scope="col">Our status</th>
                      <th scope="col">Controls</th>
                    </tr>
                  </thead>
                  <tbody>
                    {theirs.map((request) => (
                      <tr key={request.id} data-current={request.id === current || undefined}>
                        <th scope="row">
                          <button
                            type="button"
                            onClick={() => navigate(`${links.overdueRequests}/${request.id}`)}
                          >
                            <b>{request.ref}</b> {request.title}
                          </button>
                        </th>
                        <td>
                          {request.due}, <b data-timing={request.timing}>{dueWords(request)}</b>
                        </td>
                        <td>
                          <StatusSign status={request.status} />
                        </td>
                        <td>{request.controls.map(({ ref }) => ref).join(' ')}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </Section>
            ))}
          </div>
          {shown && (
            <RequestPane key={shown.id} request={shown} onClose={() => navigate(links.overdueRequests)} />
          )}
        </div>
      )}
    </>
  );
}
