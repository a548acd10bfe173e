import { Check, TriangleAlert } from 'lucide-react';
import type { Tone } from './report-words.ts';
import styles from './vendors.module.css';

/** Words with the sign of how far off they are: told apart without colour. */
export function State({ words, tone }: { words: string; tone: Tone }) {
  return (
    <span className={styles.state} data-tone={tone} title={words}>
      {tone === 'fine' && <Check size={12} aria-hidden />}
      {(tone === 'gap' || tone === 'lacking') && <TriangleAlert size={12} aria-hidden />}
      {words}
    </span>
  );
}
