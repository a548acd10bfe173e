import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { ReviewPreview } from '../../../shared/contract/auditor-review.ts';
import { REVIEW_KIND_NAMES } from '../../../shared/domain/auditor-review.ts';
import { api } from '../../app/api.ts';
import { moment } from '../../app/dates.ts';
import { plural } from '../../app/format.ts';
import { useAction } from '../../app/query.ts';
import { Dialog } from '../../components/Dialog.tsx';
import styles from './review.module.css';

type PreviewItem = ReviewPreview['items'][number];

const stateWords = ({ state, conflict }: PreviewItem): string =>
  state === 'new' ? 'New' : state === 'known' ? 'Came in before' : conflict;

interface Props {
  /** Token of the review file. */
  file: string;
  preview: ReviewPreview;
  onClose: () => void;
}

/** What a review would bring in: who wrote what, of what, and what changed since. */
export function ImportReviewDialog({ file, preview, onClose }: Props) {
  const { reviewer, items, sealedAt, sealedBy } = preview;
  const fresh = items.filter(({ state }) => state !== 'known');
  const [ticked, setTicked] = useState<ReadonlySet<string>>(() => new Set(fresh.map(({ id }) => id)));
  const [takes, setTakes] = useState(false);
  const { run, busy } = useAction();
  const conflicts = fresh.filter(({ state }) => state !== 'new').length;
  const tick = (id: string, isIn: boolean) => {
    const next = new Set(ticked);
    if (isIn) next.add(id);
    else next.delete(id);
    setTicked(next);
  };
  const bringIn = async () => {
    const done = await run(() => api.auditorReview.import({ file, ids: [...ticked], take: takes }), {
      done: ({ imported, taken }) =>
        `${plural(imported, 'item')} of ${reviewer.name} came in, ${taken} of them taken.`,
    });
    if (done) onClose();
  };
  return (
    <Dialog title={`Review by ${reviewer.name}`} size={820} onClose={onClose}>
      <div className={styles.form}>
        <p>
          {reviewer.organization ? `${reviewer.name} of ${reviewer.organization}` : reviewer.name} answers the
          copy that {sealedBy} sealed on {moment(sealedAt)}.{' '}
          {conflicts === 0
            ? 'No record that it is about has changed since.'
            : `${plural(conflicts, 'item')} about records that have changed since.`}
        </p>
        <div className={styles.items}>
          <table aria-label="Items of the review">
            <thead>
              <tr>
                <th scope="col" aria-label="Chosen" />
                <th scope="col">Kind</th>
                <th scope="col">Record</th>
                <th scope="col">Text</th>
                <th scope="col">Written</th>
                <th scope="col">Here</th>
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <tr key={item.id}>
                  <td>
                    <Checkbox
                      aria-label={`${REVIEW_KIND_NAMES[item.kind]}: ${item.target?.label ?? item.text}`}
                      disabled={item.state === 'known'}
                      checked={ticked.has(item.id)}
                      onChange={(event) => tick(item.id, event.currentTarget.checked)}
                    />
                  </td>
                  <td>{REVIEW_KIND_NAMES[item.kind]}</td>
                  <td>{item.target?.label}</td>
                  <td>{item.text}</td>
                  <td>{moment(item.writtenAt)}</td>
                  <td className={item.conflict ? styles.conflict : undefined}>{stateWords(item)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <Checkbox
          label="Take what has no conflict at once: comments, requests, and verdicts on requests"
          checked={takes}
          onChange={(event) => setTakes(event.currentTarget.checked)}
        />
        <footer className={styles.foot}>
          <span>
            {fresh.length === 0
              ? 'Everything in it came in before.'
              : `${plural(ticked.size, 'item')} of ${items.length}`}
          </span>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="filled" disabled={busy || ticked.size === 0} onClick={() => void bringIn()}>
            Import
          </Button>
        </footer>
      </div>
    </Dialog>
  );
}
