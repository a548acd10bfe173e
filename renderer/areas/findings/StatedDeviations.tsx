import { ActionIcon } from '@mantine/core';
import { X } from 'lucide-react';
import { Link } from 'wouter';
import type { FindingDetail } from '../../../shared/contract/findings.ts';
import { DEVIATION_EXTENT_NAMES } from '../../../shared/domain/audit-vocabulary.ts';
import { REMEDIATION_BEFORE_DATE, REMEDIATION_KEEPS_RESULT } from '../../../shared/domain/findings.ts';
import { api } from '../../app/api.ts';
import { links } from '../../app/links.ts';
import { useAction, useWorkspace } from '../../app/query.ts';
import { PaneSection } from '../../components/DetailPane.tsx';
import { ResultSign } from '../../components/Sign.tsx';
import styles from './findings.module.css';

/** The deviations that the finding states, and the results of their tests, which nothing here changes. */
export function StatedDeviations({ id, detail }: { id: string; detail: FindingDetail }) {
  const { run, busy } = useAction();
  const { readOnly, engagement } = useWorkspace();
  const { deviations, tests } = detail;
  if (tests.length === 0) return null;
  const fixable = engagement.type === 'I' && tests.some(({ kind }) => kind === 'design');
  return (
    <PaneSection title="Deviations" hint={deviations.length || 'none'}>
      <ul className={styles.records}>
        {deviations.map(({ testId, workpaper, itemId, key, extent, stands }) => {
          const name = key || 'the test as a whole';
          return (
            <li key={`${testId} ${itemId}`}>
              <Link href={links.test(testId)}>{workpaper}</Link>
              <div>
                {name}
                <small>
                  {extent ? DEVIATION_EXTENT_NAMES[extent] : 'Not judged yet'}
                  {!stands && ', no exception any more'}
                </small>
              </div>
              <ActionIcon
                size={24}
                disabled={readOnly || busy}
                aria-label={`Take ${name} from the finding`}
                onClick={() =>
                  void run(() => api.findings.releaseDeviations({ id, testId, itemIds: [itemId] }))
                }
              >
                <X size={12} aria-hidden />
              </ActionIcon>
            </li>
          );
        })}
      </ul>
      {tests.map(({ id: testId, workpaper, result }) => (
        <p key={testId} className={styles.fact}>
          Result of <Link href={links.test(testId)}>{workpaper}</Link>: <ResultSign result={result} />
        </p>
      ))}
      <p className={styles.hint}>{fixable ? REMEDIATION_BEFORE_DATE : REMEDIATION_KEEPS_RESULT}</p>
    </PaneSection>
  );
}
