import type { ControlRow } from '../../../shared/contract/matrix.ts';
import { TEST_RESULT_NAMES, TEST_RESULTS, type EngagementType } from '../../../shared/domain/vocabulary.ts';
import { plural } from '../../app/format.ts';
import { ResultSign } from '../../components/Sign.tsx';
import { countGap } from './control-filters.ts';
import styles from './controls.module.css';

interface Props {
  /** The controls shown. */
  rows: readonly ControlRow[];
  type: EngagementType;
}

/** The results of the tests of the controls shown, with what each sign means, and how many have no owner or evidence. */
export function ControlsFoot({ rows, type }: Props) {
  const kind = type === 'II' ? 'operation' : 'design';
  const counts = TEST_RESULTS.map((result) => ({
    result,
    count: rows.filter((row) => row[kind] === result).length,
  })).filter(({ count }) => count > 0);
  return (
    <div className={styles.foot}>
      <span>
        {plural(rows.length, 'control')}, {countGap(rows, 'owner')} without owner,{' '}
        {countGap(rows, 'evidence')} without evidence
      </span>
      <span className={styles.legend}>
        <span>{type === 'II' ? 'Operation' : 'Design'}</span>
        {counts.map(({ result, count }) => (
          <span key={result}>
            <ResultSign result={result} words="code" />
            <span aria-hidden>{TEST_RESULT_NAMES[result].toLowerCase()}</span>
            <b>{count}</b>
          </span>
        ))}
      </span>
    </div>
  );
}
