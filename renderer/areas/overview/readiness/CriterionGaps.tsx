import { Button } from '@mantine/core';
import { Link } from 'wouter';
import type { CriterionRow } from '../../../../shared/contract/matrix.ts';
import { gapOfCriterion } from '../../../../shared/domain/readiness.ts';
import { api } from '../../../app/api.ts';
import { plural } from '../../../app/format.ts';
import { links } from '../../../app/links.ts';
import { useAction } from '../../../app/query.ts';
import { PaneSection } from '../../../components/DetailPane.tsx';
import { SeveritySign } from '../../../components/Sign.tsx';
import { useActions } from '../../../state/actions.ts';
import { isOpen, readGap } from '../gaps/gap-facts.ts';
import { raisedWords } from '../gaps/raised-words.ts';
import { useGaps } from '../queries.ts';
import styles from './readiness.module.css';

/** The open gaps of a criterion, and the way to raise one from its rating. */
export function CriterionGaps({ criterion, readOnly }: { criterion: CriterionRow; readOnly: boolean }) {
  const { id } = criterion;
  const { run, busy } = useAction();
  const gaps = (useGaps().data ?? []).map(readGap).filter(({ criterionId }) => criterionId === id);
  const open = gaps.filter(isOpen);
  const hasReason = gapOfCriterion(criterion) !== null;
  const raise = () => void run(() => api.readiness.raiseGaps({ criterionIds: [id] }), { done: raisedWords });
  useActions(
    readOnly || !hasReason ? [] : [{ id: 'readiness.raise', label: `Raise a gap for ${id}`, run: raise }],
  );
  return (
    <PaneSection title="Gaps" hint={`${open.length} open of ${plural(gaps.length, 'gap')}`}>
      <ul className={styles.records}>
        {open.map((gap) => (
          <li key={gap.id}>
            <Link href={links.gap(gap.id)}>{gap.ref}</Link>
            <div>
              {gap.name}
              <small>
                {gap.wave ? `Wave ${gap.wave}` : 'No wave'}, {gap.due ? `due ${gap.due}` : 'no date'}
              </small>
            </div>
            <SeveritySign severity={gap.severity} />
          </li>
        ))}
      </ul>
      {!readOnly && (
        <div className={styles.buttons}>
          <Button disabled={busy || !hasReason} onClick={raise}>
            Raise a gap
          </Button>
          {!hasReason && <span className={styles.hint}>The rating gives no reason for one.</span>}
        </div>
      )}
    </PaneSection>
  );
}
