import { Button } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { AccessReviewDetail } from '../../../../shared/contract/access-reviews.ts';
import { REVIEW_STATE_NAMES } from '../../../../shared/domain/access-review/sign-off.ts';
import { ACCESS_DECISIONS, ACCESS_DECISION_NAMES } from '../../../../shared/domain/programme-vocabulary.ts';
import { api } from '../../../app/api.ts';
import { dayProblem, moment } from '../../../app/dates.ts';
import { plural } from '../../../app/format.ts';
import { links } from '../../../app/links.ts';
import { useAction } from '../../../app/query.ts';
import { ControlSelect } from '../../../components/ControlSelect.tsx';
import { DateField } from '../../../components/DateField.tsx';
import { DetailPane, PaneSection } from '../../../components/DetailPane.tsx';
import { EditableText } from '../../../components/EditableText.tsx';
import { EvidenceLink } from '../../../components/EvidenceLink.tsx';
import { waitForJob } from '../../../state/jobs.ts';
import { OwnWork } from '../../../components/OwnWork.tsx';
import { withOverride } from '../../../state/override.ts';
import styles from './access-reviews.module.css';

interface Props {
  review: AccessReviewDetail;
  readOnly: boolean;
}

/** How far the review is, what it rests on, and its signature. */
export function ReviewPane({ review, readOnly }: Props) {
  const [, navigate] = useLocation();
  const { run, busy } = useAction();
  const leave = () => navigate(links.registerPart('access-reviews'));
  return (
    <DetailPane
      area="access-review"
      reference={review.ref}
      title={review.name}
      sign={REVIEW_STATE_NAMES[review.state]}
      bare
      onClose={leave}
    >
      <PaneSection title="Progress" hint={`${review.decided} of ${review.lines}`}>
        <div className={styles.meter} aria-hidden>
          {ACCESS_DECISIONS.map((decision) => (
            <i
              key={decision}
              data-decision={decision}
              style={{ width: `${(100 * (review.decisions[decision] ?? 0)) / Math.max(review.lines, 1)}%` }}
            />
          ))}
        </div>
        <p className={styles.counts}>
          {ACCESS_DECISIONS.map(
            (decision) => `${ACCESS_DECISION_NAMES[decision]} ${review.decisions[decision] ?? 0}`,
          ).join(' · ')}
        </p>
        {review.toCarryOut > 0 && (
          <p className={styles.hint}>
            {plural(review.toCarryOut, 'change or removal is', 'changes and removals are')} not carried out.
          </p>
        )}
        {review.withoutAction > 0 && !readOnly && (
          <Button
            disabled={busy}
            onClick={() =>
              void run(() => api.accessReviews.raiseActions({ id: review.id }), {
                done: ({ refs }) => `Raised ${plural(refs.length, 'corrective action')}.`,
              })
            }
          >
            Raise {plural(review.withoutAction, 'corrective action')}
          </Button>
        )}
      </PaneSection>
      <SignOff review={review} readOnly={readOnly} />
      <Facts review={review} readOnly={readOnly} />
      <PaneSection title="Listings">
        <ul className={styles.sources}>
          {review.sources.map(({ fileName, role, lines, sha256, evidence }) => (
            <li key={sha256 + role}>
              {evidence ? (
                <EvidenceLink id={evidence.id} reference={evidence.ref} />
              ) : (
                'Not in evidence any more'
              )}
              <span title={`SHA-256 ${sha256}`}>{fileName}</span>
              <small>
                {role === 'present' ? 'Present' : 'Earlier'}, {plural(lines, 'line')}
              </small>
            </li>
          ))}
        </ul>
      </PaneSection>
      {!readOnly && (
        <PaneSection>
          <Button
            variant="subtle"
            disabled={busy}
            onClick={() =>
              void run(() => api.accessReviews.remove({ id: review.id }), {
                done: `Removed ${review.ref}.`,
              }).then((removed) => removed && leave())
            }
          >
            Remove the review
          </Button>
        </PaneSection>
      )}
    </DetailPane>
  );
}

/** Who signed and what became of it, or why it can not be signed yet. */
function SignOff({ review, readOnly }: Props) {
  const { run, busy } = useAction();
  const sign = () =>
    void run(
      async () => {
        const { jobId } = await withOverride((override) =>
          api.accessReviews.sign({ id: review.id, ...override }),
        );
        return waitForJob<{ evidence: string }>(jobId);
      },
      { done: ({ evidence }) => `Signed. The signed listing is ${evidence}.` },
    );
  return (
    <PaneSection title="Sign-off">
      {review.signedAt && (
        <p className={styles.hint}>
          {review.signedBy}, {moment(review.signedAt)}
          {review.evidence && (
            <>
              {' '}
              <EvidenceLink id={review.evidence.id} reference={review.evidence.ref} />
            </>
          )}
        </p>
      )}
      <OwnWork id={review.id} />
      {review.state === 'reopened' && (
        <div className={styles.reopened} role="status">
          <b>Reopened: the lines are not those that were signed.</b>
          <ul>
            {review.changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        </div>
      )}
      {review.state !== 'signed' && !readOnly && (
        <>
          <ul className={styles.obstacles}>
            {review.obstacles.map((obstacle) => (
              <li key={obstacle}>{obstacle}</li>
            ))}
          </ul>
          <Button variant="filled" disabled={busy || review.obstacles.length > 0} onClick={sign}>
            {review.state === 'reopened' ? 'Sign again' : 'Sign off'}
          </Button>
        </>
      )}
    </PaneSection>
  );
}

function Facts({ review, readOnly }: Props) {
  const { run } = useAction();
  const [due, setDue] = useState<string | null>(null);
  type Patch = Parameters<typeof api.accessReviews.update>[0]['patch'];
  const change = (patch: Patch) => run(() => api.accessReviews.update({ id: review.id, patch }));
  const saveDue = (value: string) => {
    setDue(null);
    if (value !== (review.due ?? '') && (value === '' || !dayProblem(value)))
      void change({ due: value === '' ? null : value });
  };
  return (
    <PaneSection title="Facts" hint={`As of ${review.asOf}`}>
      <div className={styles.facts}>
        <EditableText
          label="Name"
          withLabel
          required
          value={review.name}
          readOnly={readOnly}
          onSave={(name) => api.accessReviews.update({ id: review.id, patch: { name } })}
        />
        <EditableText
          label="Reviewer"
          withLabel
          value={review.reviewer}
          readOnly={readOnly}
          onSave={(reviewer) => api.accessReviews.update({ id: review.id, patch: { reviewer } })}
        />
        {!readOnly && (
          <>
            <ControlSelect
              label="Control it performs"
              placeholder="Reference or title"
              clearable
              value={review.controlId}
              onChoose={(controlId) => void change({ controlId })}
            />
            <DateField
              label="Due"
              value={due ?? review.due ?? ''}
              onChange={setDue}
              onPick={saveDue}
              onBlur={() => due !== null && saveDue(due)}
              error={due ? dayProblem(due) : undefined}
            />
          </>
        )}
      </div>
    </PaneSection>
  );
}
