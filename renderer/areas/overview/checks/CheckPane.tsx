import { Button } from '@mantine/core';
import { Link } from 'wouter';
import type { CheckResult } from '../../../../shared/contract/readiness.ts';
import { api } from '../../../app/api.ts';
import { plural } from '../../../app/format.ts';
import { useAction } from '../../../app/query.ts';
import { DetailPane, PaneSection } from '../../../components/DetailPane.tsx';
import { SeveritySign } from '../../../components/Sign.tsx';
import { useActions } from '../../../state/actions.ts';
import { raisedWords } from '../gaps/raised-words.ts';
import styles from './checks.module.css';

const STATUS_NAMES: Record<CheckResult['status'], string> = {
  attention: 'Needs attention',
  passed: 'Passed',
  not_applicable: 'Not applicable',
};

interface Props {
  check: CheckResult;
  readOnly: boolean;
  onClose: () => void;
}

/** One check: why it matters, what it found where, and what to do about it. */
export function CheckPane({ check, readOnly, onClose }: Props) {
  const { id, title, why, severity, status, fix, link, items } = check;
  const { run, busy } = useAction();
  const raise = () => void run(() => api.readiness.raiseGaps({ checkIds: [id] }), { done: raisedWords });
  const canRaise = !readOnly && status === 'attention';
  useActions(canRaise ? [{ id: 'check.raise', label: `Raise a gap: ${title}`, run: raise }] : []);
  return (
    <DetailPane
      area="checks"
      reference={STATUS_NAMES[status]}
      title={title}
      sign={<SeveritySign severity={severity} />}
      onClose={onClose}
    >
      <PaneSection title="Why it matters">
        <p>{why}</p>
      </PaneSection>
      <PaneSection title={status === 'passed' ? 'How it stays so' : 'What to do'}>
        <p>{link ? <Link href={link}>{fix}</Link> : fix}</p>
        {canRaise && (
          <Button className={styles.raise} disabled={busy} onClick={raise}>
            Raise a gap
          </Button>
        )}
      </PaneSection>
      {status === 'attention' && (
        <PaneSection title="Found" hint={check.count}>
          <ul className={styles.items}>
            {items.map((item, index) => (
              <li key={index}>{item.link ? <Link href={item.link}>{item.text}</Link> : item.text}</li>
            ))}
            {check.count > items.length && (
              <li className={styles.more}>and {plural(check.count - items.length, 'more', 'more')}</li>
            )}
          </ul>
        </PaneSection>
      )}
    </DetailPane>
  );
}
