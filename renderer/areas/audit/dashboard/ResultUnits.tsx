import {
  TEST_KIND_NAMES,
  TEST_RESULT_CODES,
  TEST_RESULT_NAMES,
  TEST_RESULTS,
  type TestKind,
  type TestResult,
} from '../../../../shared/domain/vocabulary.ts';
import { count, plural } from '../../../app/format.ts';
import { ResultGlyph } from '../../../components/glyphs.tsx';
import { ResultSign } from '../../../components/Sign.tsx';
import { PlanLink } from '../plan/PlanLink.tsx';
import styles from './dashboard.module.css';

/** Above this many the marks of one result are drawn as a bar: they could not be counted anyway. */
const MOST_UNITS = 100;

interface Props {
  kind: TestKind;
  results: Record<TestResult, number>;
}

/** One mark a test, by result; a line opens the plan at these tests. */
export function ResultUnits({ kind, results }: Props) {
  const most = Math.max(1, ...Object.values(results));
  return (
    <ul className={styles.units}>
      {TEST_RESULTS.filter((result) => results[result] > 0).map((result) => (
        <li key={result}>
          <PlanLink
            part={{ kind, result }}
            label={`${TEST_KIND_NAMES[kind]}: ${plural(results[result], 'test')}, ${TEST_RESULT_NAMES[result]}`}
          >
            <ResultSign result={result} />
            <abbr title={TEST_RESULT_NAMES[result]}>{TEST_RESULT_CODES[result]}</abbr>
            <b>{count(results[result])}</b>
            <span className={styles.marks} data-result={result} aria-hidden>
              {results[result] > MOST_UNITS ? (
                <i style={{ width: `${(results[result] / most) * 100}%` }} />
              ) : (
                Array.from({ length: results[result] }, (_, i) => (
                  <ResultGlyph key={i} result={result} size={11} />
                ))
              )}
            </span>
          </PlanLink>
        </li>
      ))}
    </ul>
  );
}
