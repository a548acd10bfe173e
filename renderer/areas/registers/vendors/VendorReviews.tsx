import { Button, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { VendorReview } from '../../../../shared/contract/registers/vendor-reviews.ts';
import { REVIEW_BASIS_NAMES, REVIEW_VERDICT_NAMES } from '../../../../shared/domain/programme-vocabulary.ts';
import { api } from '../../../app/api.ts';
import { useAction, useWorkspace } from '../../../app/query.ts';
import { PaneSection } from '../../../components/DetailPane.tsx';
import { useReviews } from './queries.ts';
import { ReviewDialog } from './ReviewDialog.tsx';
import { State } from './State.tsx';
import type { Tone } from './report-words.ts';
import styles from './vendors.module.css';

const TONES: Record<NonNullable<VendorReview['verdict']>, Tone> = {
  satisfactory: 'fine',
  conditions: 'soon',
  unsatisfactory: 'lacking',
};

function verdictOf({ reviewedOn, verdict }: VendorReview) {
  if (reviewedOn === null) return <State words="Under way" tone="quiet" />;
  return verdict && <State words={REVIEW_VERDICT_NAMES[verdict]} tone={TONES[verdict]} />;
}

/** The reviews of one vendor, newest first; one at a time is under way. */
export function VendorReviews({ vendorId, name }: { vendorId: string; name: string }) {
  const { readOnly } = useWorkspace();
  const { run, busy } = useAction();
  const [shown, setShown] = useState<string | null>(null);
  const reviews = useReviews(vendorId)?.filter((review) => review.vendorId === vendorId);
  if (!reviews) return null;
  const underWay = reviews.find(({ reviewedOn }) => reviewedOn === null);
  const start = async () => {
    const started = await run(() => api.registers.startVendorReview({ vendorId }), { undo: false });
    if (started) setShown(started.id);
  };
  const open = reviews.find(({ id }) => id === shown);
  return (
    <PaneSection title="Reviews" hint={reviews.length || undefined}>
      {reviews.length === 0 && (
        <p className={styles.hint}>
          None yet. A review reads the report: period, opinion, exceptions, assumed controls, bridge letter.
        </p>
      )}
      <ul className={styles.reviews}>
        {reviews.map((review) => (
          <li key={review.id}>
            <UnstyledButton
              aria-label={`${review.ref}, ${review.reviewedOn ?? 'under way'}`}
              onClick={() => setShown(review.id)}
            >
              <b>{review.ref}</b>
              <span>{review.reviewedOn ?? REVIEW_BASIS_NAMES[review.basis]}</span>
              {verdictOf(review)}
            </UnstyledButton>
          </li>
        ))}
      </ul>
      {!readOnly &&
        (underWay ? (
          <Button onClick={() => setShown(underWay.id)}>Continue {underWay.ref}</Button>
        ) : (
          <Button disabled={busy} onClick={() => void start()}>
            Start review
          </Button>
        ))}
      {open && <ReviewDialog review={open} name={name} onClose={() => setShown(null)} />}
    </PaneSection>
  );
}
