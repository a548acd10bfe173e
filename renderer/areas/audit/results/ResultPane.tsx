import { Link } from 'wouter';
import type { ControlResult, CriterionResult } from '../../../../shared/contract/audit/results.ts';
import { DEVIATION_EXTENT_NAMES } from '../../../../shared/domain/audit-vocabulary.ts';
import { REMEDIATION_KEEPS_RESULT } from '../../../../shared/domain/findings.ts';
import { isTrouble } from '../../../../shared/domain/mock-audit/roll-up.ts';
import { FINDING_STATUS_NAMES } from '../../../../shared/domain/vocabulary.ts';
import { plural } from '../../../app/format.ts';
import { links } from '../../../app/links.ts';
import { DetailPane, PaneSection } from '../../../components/DetailPane.tsx';
import { ResultSign } from '../../../components/Sign.tsx';
import { Conclusion } from './result-columns.tsx';
import styles from './results.module.css';

interface Props {
  criterion: CriterionResult;
  onClose: () => void;
}

/** Why a criterion is concluded so, and the tests, findings and compensating controls behind it. */
export function ResultPane({ criterion, onClose }: Props) {
  const { id, group, summary, isRelevant, irrelevantBecause, result, reasons, controls } = criterion;
  return (
    <DetailPane
      area="results"
      reference={`${id}, ${group}`}
      title={summary}
      sign={<Conclusion criterion={criterion} />}
      onClose={onClose}
    >
      <PaneSection title="Reasons">
        {!isRelevant && <p>Not relevant: {irrelevantBecause}</p>}
        {reasons.length === 0 && <p className={styles.quiet}>No control that serves it has an exception.</p>}
        <ul className={styles.reasons}>
          {reasons.map(({ text, fix, link }) => (
            <li key={text}>
              {text}
              {link ? <Link href={link}>{fix}</Link> : <span>{fix}</span>}
            </li>
          ))}
        </ul>
        {isRelevant && isTrouble(result) && <p className={styles.quiet}>{REMEDIATION_KEEPS_RESULT}</p>}
      </PaneSection>
      <PaneSection
        title="Controls"
        hint={`${criterion.withoutExceptions} of ${controls.length} without exceptions`}
      >
        {controls.length === 0 && <Link href={links.criterion(id)}>Map a control in the matrix</Link>}
        <ul className={styles.controls}>
          {controls.map((control) => (
            <ControlLine key={control.id} control={control} />
          ))}
        </ul>
      </PaneSection>
    </DetailPane>
  );
}

function ControlLine({ control }: { control: ControlResult }) {
  const { id, ref, title, design, operation, findings, compensating } = control;
  return (
    <li>
      <p>
        <Link href={links.control(id)}>{ref}</Link> {title}
      </p>
      {[design, ...(operation ? [operation] : [])].map((test) => (
        <p key={test.workpaper}>
          {test.testId ? <Link href={links.test(test.testId)}>{test.workpaper}</Link> : test.workpaper}{' '}
          <ResultSign result={test.result} />
          {test.exceptions > 0 && `, ${test.exceptions} of ${plural(test.items, 'item')}`}
          {test.extent && `, ${DEVIATION_EXTENT_NAMES[test.extent].toLowerCase()}`}
        </p>
      ))}
      {findings.map((finding) => (
        <p key={finding.id}>
          <Link href={links.finding(finding.id)}>{finding.ref}</Link>{' '}
          {FINDING_STATUS_NAMES[finding.status].toLowerCase()}
        </p>
      ))}
      {compensating.length > 0 && <p>Compensated by {compensating.map((other) => other.ref).join(', ')}</p>}
    </li>
  );
}
