import { TriangleAlert } from 'lucide-react';
import type { EvidenceRow } from '../../../shared/contract/evidence/records.ts';
import { plural } from '../../app/format.ts';
import { coversWords } from '../../components/covers.ts';
import { typeWord } from './media-types.ts';
import styles from './list.module.css';

/**
 * One record in two lines: type, title and covered days; number, controls and what to look at.
 * `year` is the one that the period gives, which needs no saying.
 */
export function EvidenceItem({ row, year }: { row: EvidenceRow; year: string | undefined }) {
  const { ref, title, controls, warnings } = row;
  return (
    <>
      <span className={styles.type}>{typeWord(row)}</span>
      <span className={styles.name} title={title}>
        <span className={styles.title}>{title}</span>
        <small>
          {ref}
          <span>
            {controls.length > 0 ? controls.map((control) => control.ref).join(', ') : 'No control linked'}
          </span>
        </small>
      </span>
      <span className={styles.covered}>
        {coversWords(row, year)}
        {warnings.length > 0 && (
          <small className={styles.warning} title={warnings.join('\n')}>
            <TriangleAlert size={11} aria-hidden />
            {plural(warnings.length, 'warning')}
          </small>
        )}
      </span>
    </>
  );
}
