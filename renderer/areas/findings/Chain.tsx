import { VisuallyHidden } from '@mantine/core';
import type { FindingDetail, FindingRow } from '../../../shared/contract/findings.ts';
import { chainSteps } from './chain-steps.ts';
import styles from './chain.module.css';

const STATE_NAMES = { done: 'done', next: 'next', ahead: 'not yet' } as const;

/** Deviation, finding, response, action and retest as steps: a full mark is done, a ring is next, a dotted one is ahead. */
export function Chain({ finding, detail }: { finding: FindingRow; detail: FindingDetail }) {
  return (
    <ol className={styles.chain} aria-label="Steps of the finding">
      {chainSteps(finding, detail).map(({ name, fact, state }) => (
        <li key={name} data-state={state}>
          <b>{name}</b>
          <VisuallyHidden>, {STATE_NAMES[state]}: </VisuallyHidden>
          <span>{fact}</span>
        </li>
      ))}
    </ol>
  );
}
