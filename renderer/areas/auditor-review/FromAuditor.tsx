import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { ImportedItem } from '../../../shared/contract/auditor-review.ts';
import { REVIEW_DECISION_NAMES, REVIEW_KIND_NAMES, takingOf } from '../../../shared/domain/auditor-review.ts';
import { api } from '../../app/api.ts';
import { moment } from '../../app/dates.ts';
import { plural } from '../../app/format.ts';
import { links } from '../../app/links.ts';
import { useAction, useData, useWorkspace } from '../../app/query.ts';
import styles from './from-auditor.module.css';
import { recordAt } from './targets.ts';

/** Beside the record on screen: what auditors said of it, who and when, and what is to become of it. */
export function FromAuditor() {
  const [location] = useLocation();
  const place = recordAt(location);
  const { data } = useData(['auditorReview', 'list'], () => api.auditorReview.list({}), {
    enabled: place !== null,
  });
  const items = (data ?? []).filter(
    ({ target }) => target !== null && target.table === place?.table && target.id === place.id,
  );
  const open = items.filter(({ decision }) => decision === 'open').length;
  const [shown, setShown] = useState<string | null>(null);
  if (items.length === 0 || !place) return null;
  const isShown = shown === null ? open > 0 : shown === place.id;
  return (
    <aside className={styles.box} aria-label="From the auditor">
      <header className={styles.head}>
        <b>From the auditor</b>
        <span>
          {plural(items.length, 'item')}
          {open > 0 && `, ${open} not answered`}
        </span>
        <Link href={links.auditorReview}>All reviews</Link>
        <Button size="compact-xs" aria-expanded={isShown} onClick={() => setShown(isShown ? '' : place.id)}>
          {isShown ? 'Hide' : 'Show'}
        </Button>
      </header>
      {isShown && (
        <ul className={styles.items}>
          {items.map((item) => (
            <Said key={item.id} item={item} />
          ))}
        </ul>
      )}
    </aside>
  );
}

function Said({ item }: { item: ImportedItem }) {
  const { readOnly } = useWorkspace();
  const { run, busy } = useAction();
  const { id, kind, text, reviewer, organization, writtenAt, conflict, decision, decidedBy, note } = item;
  const decide = (next: 'taken' | 'declined') =>
    run(() => api.auditorReview.decide({ ids: [id], decision: next, note: '' }));
  return (
    <li className={styles.item} data-kind={kind}>
      <p>
        <b>{REVIEW_KIND_NAMES[kind]}</b> {text}
        <small>
          {[reviewer, organization].filter(Boolean).join(', ')}, {moment(writtenAt)}
          {conflict && `. Since the seal: ${conflict}`}
          {decision !== 'open' &&
            `. ${REVIEW_DECISION_NAMES[decision]} by ${decidedBy}${note ? `: ${note}` : ''}`}
        </small>
      </p>
      {decision === 'open' && !readOnly && (
        <>
          <small className={styles.effect}>{takingOf(item)}</small>
          <Button size="compact-xs" disabled={busy} onClick={() => void decide('taken')}>
            Take
          </Button>
          <Button size="compact-xs" disabled={busy} onClick={() => void decide('declined')}>
            Decline
          </Button>
        </>
      )}
    </li>
  );
}
