import { Link } from 'wouter';
import type { Overview } from '../../../shared/contract/reports/reports.ts';
import type { Engagement } from '../../../shared/contract/workspace.ts';
import { TEST_RESULTS } from '../../../shared/domain/vocabulary.ts';
import { plural } from '../../app/format.ts';
import { links } from '../../app/links.ts';
import { Section } from '../../components/Section.tsx';
import { ResultSign } from '../../components/Sign.tsx';
import styles from './TestTotals.module.css';

/** How the tests stand, design and operation apart, because they are concluded apart. */
export function TestTotals({ overview, engagement }: { overview: Overview; engagement: Engagement }) {
  const { design, operation, controls, unowned } = overview;
  const typeTwo = engagement.type === 'II';
  const results = TEST_RESULTS.filter((result) => design[result] + (typeTwo ? operation[result] : 0) > 0);
  return (
    <Section
      title="Tests"
      className={styles.section}
      hint={<Link href={links.audit}>Open the mock audit</Link>}
    >
      <table className={styles.totals}>
        <thead>
          <tr>
            <th scope="col">Result</th>
            <th scope="col">Design</th>
            {typeTwo && <th scope="col">Operation</th>}
          </tr>
        </thead>
        <tbody>
          {results.map((result) => (
            <tr key={result}>
              <th scope="row">
                <ResultSign result={result} />
              </th>
              <td>{design[result]}</td>
              {typeTwo && <td>{operation[result]}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {unowned > 0 && (
        <p className={styles.note}>
          <Link href={links.matrix}>
            {unowned} of {plural(controls, 'control')}
          </Link>{' '}
          {unowned === 1 ? 'has' : 'have'} no owner.
        </p>
      )}
    </Section>
  );
}
