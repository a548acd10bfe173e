import { hadExceptions, priorWords, type PriorResult } from '../../../shared/domain/renewal/prior-results.ts';
import styles from './renewal.module.css';

/** "Last time: exceptions", where the engagement before found something; nothing otherwise. */
export function PriorBadge({ prior }: { prior: PriorResult | null }) {
  if (!prior || !hadExceptions(prior)) return null;
  return (
    <span className={styles.badge} title={prior.summary || undefined}>
      Last time: {priorWords(prior).replace(/^./, (letter) => letter.toLowerCase())}
    </span>
  );
}
