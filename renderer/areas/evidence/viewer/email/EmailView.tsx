import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { api } from '../../../../app/api.ts';
import { plural, size } from '../../../../app/format.ts';
import { links } from '../../../../app/links.ts';
import { useData } from '../../../../app/query.ts';
import { countIn } from '../find/count-in.ts';
import { FindBar } from '../find/FindBar.tsx';
import { Found } from '../find/Found.tsx';
import { useCurrentHit } from '../find/use-current-hit.ts';
import { useFind } from '../find/use-find.ts';
import { fileKey, fileOf, type ViewProps } from '../view-props.ts';
import viewer from '../viewer.module.css';
import styles from './email.module.css';

/** An email as plain text: who wrote what to whom and when, and what hangs on it. */
export function EmailView({ file, tools, find: initial, onProblem }: ViewProps) {
  const [page, setPage] = useState<HTMLElement | null>(null);
  const find = useFind(initial);
  const { data, error } = useData(fileKey(file, 'email'), () => api.evidence.email(fileOf(file)), {
    // Which attachments are records changes with every import.
    fixed: false,
  });
  useCurrentHit(page, find);
  useEffect(() => {
    if (error) onProblem(error.message);
  }, [error, onProblem]);
  if (!data) return <p className={viewer.notice}>Reading the email.</p>;
  const facts: [name: string, text: string][] = [
    ['Subject', data.subject],
    ['From', data.from.join(', ')],
    ['To', data.to.join(', ')],
    ['Cc', data.cc.join(', ')],
    ['Bcc', data.bcc.join(', ')],
    ['Date', dateWords(data.date)],
    ['Message ID', data.messageId],
  ];
  const shown = facts.filter(([, text]) => text !== '');
  const total = countIn([...shown.map(([, text]) => text), data.body], find.asked);
  return (
    <>
      <FindBar find={find} tools={tools} total={total} />
      {data.bodyFrom === 'html' && (
        <p className={viewer.notice}>
          The message is HTML. Its words are shown; nothing in it is run or loaded.
        </p>
      )}
      {data.truncated && <p className={viewer.notice}>The first part of the message is shown.</p>}
      <div
        ref={setPage}
        className={styles.email}
        tabIndex={0}
        role="region"
        aria-label={`Email ${file.title}`}
      >
        <dl className={styles.head}>
          {shown.map(([name, text]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <Found text={text} words={find.asked} />
              </dd>
            </div>
          ))}
        </dl>
        {data.attachments.length > 0 && (
          <section className={styles.attachments} aria-label="Attachments">
            <h3>{plural(data.attachments.length, 'attachment')}</h3>
            <ul>
              {data.attachments.map((attachment, index) => (
                <li key={index}>
                  <span>{attachment.name || 'Without a name'}</span>
                  <small>{size(attachment.size)}</small>
                  {attachment.evidence ? (
                    <Link href={links.evidenceRecord(attachment.evidence.id)}>{attachment.evidence.ref}</Link>
                  ) : (
                    <small>No record of its own</small>
                  )}
                </li>
              ))}
            </ul>
          </section>
        )}
        <pre className={styles.body}>
          {data.bodyFrom === 'none' ? (
            'The message has no text.'
          ) : (
            <Found text={data.body} words={find.asked} />
          )}
        </pre>
        <details className={styles.headers}>
          <summary>{plural(data.headers.length, 'header')}</summary>
          <dl>
            {data.headers.map(({ name, value }, index) => (
              <div key={index}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </details>
      </div>
    </>
  );
}

/** As written, and the same moment in UTC. */
function dateWords(date: { written: string; utc: string | null } | null): string {
  if (!date) return '';
  return date.utc ? `${date.written} (${date.utc.slice(0, 16).replace('T', ' ')} UTC)` : date.written;
}
