import type { TestSheet } from '../../../../shared/contract/audit/tests.ts';
import { PaneSection } from '../../../components/DetailPane.tsx';
import { LimitScale } from './LimitScale.tsx';
import { useDeviations } from './queries.ts';
import styles from './deviations.module.css';

/** What the sample says, in figures and sentences, beside the conclusion that a person writes. */
export function Evaluation({ sheet }: { sheet: TestSheet }) {
  const evaluation = useDeviations(sheet.id).data?.evaluation;
  // Without a sample there is nothing to evaluate, and the sheet says so already.
  if (!evaluation || evaluation.basis === 'nothing') return null;
  const { figures, sentences, supportsReliance } = evaluation;
  const says =
    supportsReliance === null
      ? undefined
      : supportsReliance
        ? 'supports reliance'
        : 'does not support reliance';
  return (
    <PaneSection title="Evaluation" hint={says}>
      {figures && <LimitScale figures={figures} />}
      <ul className={styles.sentences}>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </PaneSection>
  );
}
