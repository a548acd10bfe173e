import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { CriterionRow } from '../../../../shared/contract/matrix.ts';
import {
  READINESS_NAMES,
  READINESS_RATINGS,
  type ReadinessRating,
} from '../../../../shared/domain/vocabulary.ts';
import { api } from '../../../app/api.ts';
import { moment } from '../../../app/dates.ts';
import { useAction } from '../../../app/query.ts';
import { PaneSection } from '../../../components/DetailPane.tsx';
import { RatingSign } from '../../../components/Sign.tsx';
import { useActions } from '../../../state/actions.ts';
import { DecisionForm } from './DecisionForm.tsx';
import styles from './readiness.module.css';

type Choice = Exclude<ReadinessRating, 'not_relevant'>;
/** "Not relevant" is a decision of its own. */
const CHOICES = READINESS_RATINGS.filter((rating): rating is Choice => rating !== 'not_relevant');

/** The rating that a person put in place of the computed one, with who did, when and why. */
export function OverrideSection({ criterion, readOnly }: { criterion: CriterionRow; readOnly: boolean }) {
  const { id, override, computed } = criterion;
  const { run, busy } = useAction();
  const [isOpen, setOpen] = useState(false);
  const [rating, setRating] = useState<Choice>(
    override?.rating ?? CHOICES.find((choice) => choice === computed) ?? 'not_assessed',
  );
  const save = async (reason: string) => {
    if (await run(() => api.readiness.override({ criterionId: id, rating, reason }))) setOpen(false);
  };
  const remove = () =>
    void run(() => api.readiness.override({ criterionId: id, rating: null, reason: '' }), {
      done: `${id} has its computed rating again.`,
    });
  useActions(
    readOnly || !criterion.isRelevant
      ? []
      : [
          { id: 'readiness.override', label: `Override the rating of ${id}`, run: () => setOpen(true) },
          ...(override
            ? [{ id: 'readiness.override.remove', label: `Remove the override of ${id}`, run: remove }]
            : []),
        ],
  );
  if (!criterion.isRelevant || (readOnly && !override)) return null;
  return (
    <PaneSection title="Rating by hand" hint={override && <RatingSign rating={override.rating} />}>
      {isOpen ? (
        <DecisionForm
          label="Why this rating and not the computed one"
          submit="Override the rating"
          before={override?.reason}
          busy={busy}
          onSubmit={(reason) => void save(reason)}
          onCancel={() => setOpen(false)}
        >
          <NativeSelect
            label="Rating"
            autoFocus
            data={CHOICES.map((value) => ({ value, label: READINESS_NAMES[value] }))}
            value={rating}
            onChange={(event) =>
              setRating(CHOICES.find((choice) => choice === event.currentTarget.value) ?? rating)
            }
          />
        </DecisionForm>
      ) : (
        <>
          {override ? (
            <div className={styles.decision}>
              <p>{override.reason}</p>
              <small>
                {override.by}, {moment(override.at)}
              </small>
            </div>
          ) : (
            <p className={styles.hint}>None. The computed rating counts.</p>
          )}
          {!readOnly && (
            <div className={styles.buttons}>
              <Button onClick={() => setOpen(true)}>{override ? 'Change' : 'Override the rating'}</Button>
              {override && (
                <Button disabled={busy} onClick={remove}>
                  Remove the override
                </Button>
              )}
            </div>
          )}
        </>
      )}
    </PaneSection>
  );
}
