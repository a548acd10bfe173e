import { Link } from 'wouter';
import type { TestSummary } from '../../../shared/contract/audit/tests.ts';
import { plural } from '../../app/format.ts';
import { links } from '../../app/links.ts';
import { PaneSection } from '../../components/DetailPane.tsx';
import { ResultSign } from '../../components/Sign.tsx';
import { PriorBadge } from '../renewal/PriorBadge.tsx';
import { usePrior } from '../renewal/use-prior.ts';
import styles from './pane.module.css';

/** How far a test is, and what it found. A test of design has no sample. */
function facts({ kind, items, itemsDone, exceptions, findings }: TestSummary): string[] {
  const sample = items > 0 ? `${itemsDone} of ${plural(items, 'item')}` : 'No sample drawn';
  return [
    ...(kind === 'operation' ? [sample] : []),
    ...(exceptions > 0 ? [plural(exceptions, 'exception')] : []),
    ...(findings > 0 ? [plural(findings, 'finding')] : []),
  ];
}

/** The workpapers of one control with their results. */
export function ControlTests({ tests }: { tests: readonly TestSummary[] }) {
  const prior = usePrior();
  return (
    <PaneSection title="Workpapers">
      <ul className={styles.records}>
        {tests.map((test) => (
          <li key={test.id}>
            <Link href={links.test(test.id)}>{test.workpaper}</Link>
            <div>
              {test.kind === 'design' ? 'Test of design' : 'Test of operation'}
              <small>{facts(test).join(', ')}</small>
              <PriorBadge
                prior={
                  prior?.results.find(
                    ({ controlId, kind }) => controlId === test.controlId && kind === test.kind,
                  ) ?? null
                }
              />
            </div>
            <ResultSign result={test.result} />
          </li>
        ))}
      </ul>
    </PaneSection>
  );
}
