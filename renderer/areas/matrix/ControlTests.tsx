import { Link } from 'wouter';
import type { TestSummary } from '../../../shared/contract/audit.ts';
import { plural } from '../../app/format.ts';
import { links } from '../../app/links.ts';
import { PaneSection } from '../../components/DetailPane.tsx';
import { ResultSign } from '../../components/Sign.tsx';
import styles from './pane.module.css';

/** The workpapers of one control with their results. */
export function ControlTests({ tests }: { tests: readonly TestSummary[] }) {
  return (
    <PaneSection title="Workpapers">
      <ul className={styles.records}>
        {tests.map((test) => (
          <li key={test.id}>
            <Link href={links.test(test.id)}>{test.workpaper}</Link>
            <div>
              {test.kind === 'design' ? 'Test of design' : 'Test of operation'}
              <small>
                {test.items > 0 ? `${test.itemsDone} of ${plural(test.items, 'item')}` : 'No sample drawn'}
                {test.exceptions > 0 && `, ${plural(test.exceptions, 'exception')}`}
                {test.findings > 0 && `, ${plural(test.findings, 'finding')}`}
              </small>
            </div>
            <ResultSign result={test.result} />
          </li>
        ))}
      </ul>
    </PaneSection>
  );
}
