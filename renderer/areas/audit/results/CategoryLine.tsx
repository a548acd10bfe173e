import type { CategoryResult } from '../../../../shared/contract/audit/results.ts';
import { ROLL_UP_NAMES, ROLL_UP_RESULTS } from '../../../../shared/domain/mock-audit/roll-up.ts';
import { CATEGORY_NAMES } from '../../../../shared/domain/vocabulary.ts';
import { RollUpSign } from '../../../components/Sign.tsx';
import styles from './results.module.css';

/** A category's conclusion, that of its worst relevant criterion, with how many criteria stand where. */
export function CategoryLine({ category: { category, result, counts } }: { category: CategoryResult }) {
  const relevant = ROLL_UP_RESULTS.reduce((sum, one) => sum + counts[one], 0);
  return (
    <li>
      <b>{CATEGORY_NAMES[category]}</b>
      <RollUpSign result={result} />
      <span className={styles.quiet}>
        {ROLL_UP_RESULTS.filter((one) => counts[one] > 0)
          .map((one) => `${counts[one]} of ${relevant} ${ROLL_UP_NAMES[one].toLowerCase()}`)
          .join(', ')}
      </span>
    </li>
  );
}
