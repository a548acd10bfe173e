import { MARK_CODES, type Mark } from '../../shared/domain/vocabulary.ts';
import { ResultGlyph } from './glyphs.tsx';
import styles from './MarkGlyph.module.css';

/** The tick mark alone; its name stands beside it for those who do not see it. */
export function MarkGlyph({ mark }: { mark: Mark }) {
  if (mark === 'met') {
    return (
      <svg className={styles.pencil} viewBox="0 0 12 12" width={12} height={12} aria-hidden>
        <path d="M2 6.4l2.8 2.8L10 3.2" fill="none" stroke="currentColor" strokeWidth="1.6" />
      </svg>
    );
  }
  if (mark === 'exception') {
    return (
      <span className={styles.exception}>
        <ResultGlyph result="exceptions" />
      </span>
    );
  }
  if (mark === 'unable') {
    return (
      <span className={styles.unable}>
        <ResultGlyph result="unable_to_test" />
      </span>
    );
  }
  return (
    <span className={mark === 'not_applicable' ? styles.notApplicable : styles.letter} aria-hidden>
      {mark === 'not_applicable' ? 'N/A' : MARK_CODES[mark]}
    </span>
  );
}
