import {
  hadExceptions,
  priorWords,
  type PriorResult,
} from '../../../../shared/domain/renewal/prior-results.ts';
import styles from './draw.module.css';

/** Why this test is planned larger than the one before; nothing where the one before found nothing. */
export function PriorNote({ prior }: { prior: PriorResult | null }) {
  if (!prior || !hadExceptions(prior)) return null;
  return (
    <p className={styles.note} role="note">
      The engagement before: {priorWords(prior)}. Rolling forward put the risk of the control one level up, or
      left it high, and the statistical plan starts with one deviation expected.
    </p>
  );
}
