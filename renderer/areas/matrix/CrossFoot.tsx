import type { CriterionRow } from '../../../shared/contract/matrix.ts';
import { plural } from '../../app/format.ts';
import { COVERAGES, coverageOf } from './cross.ts';
import { CoverageSign } from './CrossRow.tsx';
import styles from './controls.module.css';

/** The totals of the coverage, which also say what the signs mean. */
export function CrossFoot({ criteria, controls }: { criteria: readonly CriterionRow[]; controls: number }) {
  const words = { none: 'without control', single: 'with a single one', several: 'with several' };
  return (
    <div className={styles.foot}>
      <span>
        {plural(criteria.length, 'criterion', 'criteria')} in scope, {plural(controls, 'control')}
      </span>
      <span className={styles.legend}>
        {COVERAGES.map((coverage) => (
          <span key={coverage}>
            <CoverageSign coverage={coverage} words={words[coverage]} />
            <b>{criteria.filter((row) => coverageOf(row) === coverage).length}</b>
          </span>
        ))}
      </span>
    </div>
  );
}
