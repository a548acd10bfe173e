import { Checkbox } from '@mantine/core';
import { Link } from 'wouter';
import type { Deviation } from '../../../../shared/contract/audit/deviations.ts';
import { DEVIATION_EXTENT_NAMES } from '../../../../shared/domain/audit-vocabulary.ts';
import { DEVIATION_SIGN_NAMES } from '../../../../shared/domain/deviations.ts';
import { moment } from '../../../app/dates.ts';
import { links } from '../../../app/links.ts';
import styles from './deviations.module.css';

interface Props {
  deviation: Deviation;
  isChosen: boolean;
  onToggle: () => void;
}

/** One exception with what was decided about it. */
export function DeviationLine({ deviation, isChosen, onToggle }: Props) {
  const { key, date, facts, extent, signs, cause, assessedBy, assessedAt, finding } = deviation;
  const name = key || 'The test as a whole';
  const why = signs.map((sign) => DEVIATION_SIGN_NAMES[sign]).join(', ');
  return (
    <li>
      <Checkbox size="xs" checked={isChosen} aria-label={`Choose ${name}`} onChange={onToggle} />
      <div>
        <b>{name}</b>
        {date && <span className={styles.quiet}> {date}</span>}
        <p>{facts.join('; ')}</p>
        <p className={styles.quiet}>
          {extent
            ? [
                `${DEVIATION_EXTENT_NAMES[extent]}${why && `: ${why}`}`,
                `by ${assessedBy}${assessedAt ? `, ${moment(assessedAt)}` : ''}`,
              ].join(', ')
            : 'Not judged yet'}
        </p>
        {cause && <p className={styles.quiet}>Cause: {cause}</p>}
      </div>
      {finding ? (
        <Link href={links.finding(finding.id)}>{finding.ref}</Link>
      ) : (
        <span className={styles.quiet}>No finding</span>
      )}
    </li>
  );
}
