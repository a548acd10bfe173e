import { Button } from '@mantine/core';
import { useState } from 'react';
import type { CriterionRow } from '../../../../shared/contract/matrix.ts';
import { api } from '../../../app/api.ts';
import { useAction } from '../../../app/query.ts';
import { PaneSection } from '../../../components/DetailPane.tsx';
import { useActions } from '../../../state/actions.ts';
import { DecisionForm } from './DecisionForm.tsx';
import styles from './readiness.module.css';

/** Whether the criterion applies at all; if not, why. */
export function RelevanceSection({ criterion, readOnly }: { criterion: CriterionRow; readOnly: boolean }) {
  const { id, isRelevant, irrelevantBecause } = criterion;
  const { run, busy } = useAction();
  const [isOpen, setOpen] = useState(false);
  const hold = async (reason: string) => {
    const criterionIds = [id];
    if (await run(() => api.readiness.setRelevance({ criterionIds, isRelevant: false, reason })))
      setOpen(false);
  };
  const restore = () =>
    void run(() => api.readiness.setRelevance({ criterionIds: [id], isRelevant: true, reason: '' }), {
      done: `${id} is relevant again.`,
    });
  useActions(
    readOnly
      ? []
      : [
          isRelevant
            ? { id: 'readiness.hold', label: `Hold ${id} not relevant`, run: () => setOpen(true) }
            : { id: 'readiness.relevant', label: `Make ${id} relevant again`, run: restore },
        ],
  );
  if (readOnly && isRelevant) return null;
  return (
    <PaneSection title="Relevance" hint={isRelevant ? 'Relevant' : 'Not relevant'}>
      {isRelevant && isOpen && (
        <DecisionForm
          label="Why it is not relevant"
          submit="Hold not relevant"
          busy={busy}
          onSubmit={(reason) => void hold(reason)}
          onCancel={() => setOpen(false)}
        />
      )}
      {isRelevant && !isOpen && <Button onClick={() => setOpen(true)}>Hold not relevant</Button>}
      {!isRelevant && (
        <>
          <div className={styles.decision}>
            <p>{irrelevantBecause}</p>
          </div>
          {!readOnly && (
            <div className={styles.buttons}>
              <Button disabled={busy} onClick={restore}>
                Make relevant again
              </Button>
            </div>
          )}
        </>
      )}
    </PaneSection>
  );
}
