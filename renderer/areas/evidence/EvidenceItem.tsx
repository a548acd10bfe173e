import { TriangleAlert } from 'lucide-react';
import type { EvidenceRow } from '../../../shared/contract/evidence/records.ts';
import { coversWords } from '../../components/covers.ts';
import { recordWarnings } from './record-warnings.ts';
import styles from './list.module.css';
import { hasPicture, typeWord } from './media-types.ts';
import { ReviewSign } from './review/ReviewSign.tsx';
import { SettledThumbnail } from './SettledThumbnail.tsx';

/**
 * One record in two lines: its picture or type, title and covered days; number, controls and where its review stands.
 * `year` is the one that the period gives, which needs no saying.
 */
export function EvidenceItem({ row, year }: { row: EvidenceRow; year: string | undefined }) {
  const { ref, title, controls, supersededBy } = row;
  const pictured = hasPicture(row.mediaType) && !row.withheld;
  const words = recordWarnings(row);
  return (
    <>
      <span className={styles.type}>{pictured ? <SettledThumbnail row={row} /> : typeWord(row)}</span>
      <span className={styles.lines}>
        <span className={styles.line}>
          <span className={styles.title} title={title} data-superseded={supersededBy.length > 0 || undefined}>
            {title}
          </span>
          <span className={styles.covered}>{coversWords(row, year)}</span>
        </span>
        <small className={styles.line}>
          <span className={styles.about}>
            {ref}
            {pictured && <span>{typeWord(row)}</span>}
            {row.withheld && <span title="The sender left the file out of this copy">File left out</span>}
            <span>
              {supersededBy.length > 0
                ? `Superseded by ${supersededBy.map((next) => next.ref).join(', ')}`
                : controls.map((control) => control.ref).join(', ') || 'No control linked'}
            </span>
          </span>
          <span className={styles.state}>
            {words.length > 0 && (
              <span className={styles.warning} title={words.join('\n')}>
                <TriangleAlert size={11} role="img" aria-label={words.join(' ')} />
              </span>
            )}
            <ReviewSign row={row} />
          </span>
        </small>
      </span>
    </>
  );
}
