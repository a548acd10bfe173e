import { SEVERITIES } from '../../../../shared/domain/vocabulary.ts';
import { today } from '../../../app/dates.ts';
import { SeveritySign } from '../../../components/Sign.tsx';
import { isOpen, isOverdue, type Gap } from './gap-facts.ts';
import styles from './gaps.module.css';

/** What the gaps on screen come to. */
export function GapTotals({ gaps }: { gaps: readonly Gap[] }) {
  const open = gaps.filter(isOpen);
  const late = open.filter((gap) => isOverdue(gap, today())).length;
  const unowned = open.filter(({ ownerId }) => ownerId === null).length;
  return (
    <span className={styles.totals}>
      <span>
        {open.length} of {gaps.length} open
      </span>
      {late > 0 && <span className={styles.overdue}>{late} late</span>}
      {unowned > 0 && <span>{unowned} without an owner</span>}
      {SEVERITIES.toReversed().map((severity) => {
        const count = open.filter((gap) => gap.severity === severity).length;
        return (
          count > 0 && (
            <span key={severity}>
              <SeveritySign severity={severity} /> <b>{count}</b>
            </span>
          )
        );
      })}
    </span>
  );
}
