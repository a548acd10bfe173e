import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import type {
  VendorReview,
  VendorReviewPatch,
} from '../../../../shared/contract/registers/vendor-reviews.ts';
import {
  OPINION_NAMES,
  REVIEW_BASIS_NAMES,
  REVIEW_VERDICT_NAMES,
} from '../../../../shared/domain/programme-vocabulary.ts';
import { isAuditorsReport } from '../../../../shared/domain/vendor-reviews.ts';
import { bridgeLimit } from '../../../../shared/domain/vendors.ts';
import { api } from '../../../app/api.ts';
import { useAction, useWorkspace } from '../../../app/query.ts';
import { EditableDate } from '../../../components/DateField.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { EditableChoice } from '../../../components/EditableChoice.tsx';
import { EditableText } from '../../../components/EditableText.tsx';
import { EvidenceLinks } from '../../../components/EvidenceLinks.tsx';
import { VendorCuecs } from './VendorCuecs.tsx';
import { OwnWork } from '../../../components/OwnWork.tsx';
import { withOverride } from '../../../state/override.ts';
import styles from './vendors.module.css';

const optionsOf = <T extends string>(names: Record<T, string>) =>
  (Object.keys(names) as T[]).map((value) => ({ value, label: names[value] }));
const BASES = optionsOf(REVIEW_BASIS_NAMES);
const OPINIONS = optionsOf(OPINION_NAMES);
const VERDICTS = optionsOf(REVIEW_VERDICT_NAMES);

interface Props {
  review: VendorReview;
  /** Of the vendor. */
  name: string;
  onClose: () => void;
}

/** A review of a vendor: the questions in the order in which a report answers them, saved at once, then a verdict. */
export function ReviewDialog({ review, name, onClose }: Props) {
  const { readOnly } = useWorkspace();
  const { run, busy } = useAction();
  const { id, ref, reviewedOn, problems, basis } = review;
  const isFinished = reviewedOn !== null;
  const fixed = readOnly || isFinished;
  const save = (patch: VendorReviewPatch) => api.registers.changeVendorReview({ id, patch });
  const isReport = isAuditorsReport(basis);
  const finish = async () => {
    const done = await run(
      () => withOverride((override) => api.registers.finishVendorReview({ id, ...override })),
      {
        done: `Finished ${ref} of ${name}. The vendor's record says what it found.`,
      },
    );
    if (done) onClose();
  };
  const remove = async () => {
    const done = await run(() => api.registers.removeVendorReview({ id }), {
      done: `Removed ${ref} of ${name}.`,
    });
    if (done) onClose();
  };
  return (
    <Dialog onClose={onClose} title={`${ref} Review of ${name}`} size={760}>
      {isFinished && (
        <p className={styles.note}>
          Finished on {reviewedOn} by {review.reviewedBy}. It stays as it is until it is reopened.
        </p>
      )}
      <OwnWork id={id} />
      <ol className={styles.questions} data-open={fixed ? undefined : true}>
        <Question
          title="What does the review rest on, and does it cover what you use?"
          hint="Look for your services, locations and categories in its scope. Say under the conclusion what it leaves out."
        >
          <EditableChoice
            label="Rests on"
            value={basis}
            options={BASES}
            readOnly={fixed}
            onSave={(next) => (next === null ? undefined : save({ basis: next }))}
          />
          <div className={styles.wide}>
            <EvidenceLinks
              title="Files"
              of={ref}
              controls={[]}
              linked={review.evidence}
              locked={fixed}
              onSave={(evidenceIds) => api.registers.setVendorReviewEvidence({ id, evidenceIds })}
            />
          </div>
        </Question>
        <Question title="Which period does it speak of, and whose is it?">
          <EditableDate
            withLabel
            label="From"
            value={review.reportFrom}
            readOnly={fixed}
            onSave={(next) => save({ reportFrom: next })}
          />
          <EditableDate
            withLabel
            label={isReport ? 'To, or as of' : 'Valid to, or dated'}
            value={review.reportTo}
            readOnly={fixed}
            onSave={(next) => save({ reportTo: next })}
          />
          <EditableText
            withLabel
            label="Signed by"
            placeholder="The firm"
            value={review.auditor}
            readOnly={fixed}
            onSave={(next) => save({ auditor: next })}
          />
        </Question>
        {isReport && (
          <Question title="What is the auditor's opinion?">
            <EditableChoice
              label="Opinion"
              value={review.opinion}
              options={OPINIONS}
              clearable={!fixed}
              readOnly={fixed}
              onSave={(next) => save({ opinion: next })}
            />
          </Question>
        )}
        <Question title="Which exceptions does it name, and what did the vendor do about them?">
          <div className={styles.wide}>
            <EditableText
              multiline
              label="Exceptions"
              placeholder="None"
              value={review.exceptions}
              readOnly={fixed}
              onSave={(next) => save({ exceptions: next })}
            />
          </div>
        </Question>
        <Question
          title="Which controls does it assume at you?"
          hint="Map each to a control of yours. Without them the vendor's controls do not work as reported."
        >
          <div className={styles.wide}>
            <VendorCuecs vendorId={review.vendorId} locked={isFinished} />
          </div>
        </Question>
        <Question title="On whom does the vendor rely in turn, and how does its report treat them?">
          <div className={styles.wide}>
            <EditableText
              multiline
              label="Subservice chain"
              placeholder="None named"
              value={review.subserviceChain}
              readOnly={fixed}
              onSave={(next) => save({ subserviceChain: next })}
            />
          </div>
        </Question>
        <Question
          title="Does a bridge letter speak for the time after it?"
          hint={
            review.reportTo
              ? `Signed by the vendor's management, never by its auditor, and normally for at most three months: to ${bridgeLimit(review.reportTo)}.`
              : "Signed by the vendor's management, never by its auditor, and normally for at most three months."
          }
        >
          <EditableDate
            withLabel
            label="Speaks to"
            value={review.bridgeTo}
            readOnly={fixed}
            onSave={(next) => save({ bridgeTo: next })}
          />
        </Question>
        <Question title="What do you conclude?">
          <div className={styles.wide}>
            <EditableText
              multiline
              label="Conclusion"
              placeholder="What it means for your system, and the conditions if there are any"
              value={review.conclusion}
              readOnly={fixed}
              onSave={(next) => save({ conclusion: next })}
            />
          </div>
          <EditableChoice
            withLabel
            label="Verdict"
            value={review.verdict}
            options={VERDICTS}
            clearable={!fixed}
            readOnly={fixed}
            onSave={(next) => save({ verdict: next })}
          />
          <EditableText
            withLabel
            label="Reviewed by"
            value={review.reviewedBy}
            readOnly={fixed}
            onSave={(next) => save({ reviewedBy: next })}
          />
          <EditableDate
            withLabel
            label="Next review"
            value={review.nextReview}
            readOnly={fixed}
            onSave={(next) => save({ nextReview: next })}
          />
        </Question>
      </ol>
      {!fixed && problems.length > 0 && (
        <div className={styles.problems} role="status">
          <p>Before it can be finished:</p>
          <ul>
            {problems.map(({ field, text }) => (
              <li key={`${field} ${text}`}>{text}</li>
            ))}
          </ul>
        </div>
      )}
      <Group justify="flex-end" mt={12}>
        {!readOnly && (
          <Button variant="subtle" disabled={busy} onClick={() => void remove()}>
            Remove review
          </Button>
        )}
        {!readOnly && isFinished && (
          <Button disabled={busy} onClick={() => void run(() => api.registers.reopenVendorReview({ id }))}>
            Reopen
          </Button>
        )}
        <Button onClick={onClose}>{fixed ? 'Close' : 'Close, finish later'}</Button>
        {!fixed && (
          <Button variant="filled" disabled={busy || problems.length > 0} onClick={() => void finish()}>
            Finish review
          </Button>
        )}
      </Group>
    </Dialog>
  );
}

function Question({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <li>
      <h3>{title}</h3>
      {hint && <p className={styles.hint}>{hint}</p>}
      <div className={styles.answer}>{children}</div>
    </li>
  );
}
