import type { TextPart } from '../../../../shared/domain/matrix-round-trip/word-diff.ts';
import styles from './round-trip.module.css';

interface Props {
  parts: readonly TextPart[];
  /** Whether the marked words are no longer there, or new. */
  as: 'gone' | 'new';
}

/** A text with its changed words marked: struck through when they are gone, underlined when they are new. */
export function MarkedText({ parts, as }: Props) {
  const Mark = as === 'gone' ? 'del' : 'ins';
  if (parts.length === 0) return <span className={styles.blank}>Empty</span>;
  return (
    <>
      {parts.map(({ text, changed }, index) =>
        // The parts of a text have no names of their own, and never move.
        // oxlint-disable-next-line react/no-array-index-key
        changed ? <Mark key={index}>{text}</Mark> : <span key={index}>{text}</span>,
      )}
    </>
  );
}
