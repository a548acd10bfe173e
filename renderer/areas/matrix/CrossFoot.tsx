import type { ControlRow, CriterionRow } from '../../../shared/contract/matrix.ts';
import { plural } from '../../app/format.ts';
import { countMarks, COVERAGES } from './cross.ts';
import { CoverageSign } from './CrossRow.tsx';
import styles from './controls.module.css';
import cross from './cross.module.css';

/** The totals of the coverage, which also say what the signs mean. */
export function CrossFoot({
  criteria,
  controls,
}: {
  criteria: readonly CriterionRow[];
  controls: readonly ControlRow[];
}) {
  const { marks, explained } = countMarks(controls);
  const words = { none: 'without control', single: 'with a single one', several: 'with several' };
  return (
    <div className={styles.foot}>
      <span>
        {plural(criteria.length, 'criterion', 'criteria')} in scope, {plural(controls.length, 'control')},{' '}
        {plural(marks, 'mark')}
        {', '}
        <span className={cross.explained}>{explained} with a rationale</span>
      </span>
      <span className={styles.legend}>
        {COVERAGES.map((coverage) => (
          <span key={coverage}>
            <CoverageSign coverage={coverage} words={words[coverage]} />
            <b>{criteria.filter((row) => row.coverage === coverage).length}</b>
          </span>
        ))}
      </span>
    </div>
  );
}
