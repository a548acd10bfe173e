import {
  levelIndex,
  levelName,
  scoreOf,
  type RiskRating,
  type RiskScale,
} from '../../../../shared/domain/risk-scale.ts';
import { toneOf } from './heat.ts';
import styles from './risks.module.css';

/** A score with its level in words; the tint repeats what the words say. */
export function LevelSign({ scale, rating }: { scale: RiskScale; rating: RiskRating | null }) {
  if (!rating) return <span className={styles.none}>Not rated</span>;
  const score = scoreOf(rating);
  return (
    <span className={styles.level} data-tone={toneOf(scale, levelIndex(scale, score))}>
      <b>{score}</b> {levelName(scale, score)}
    </span>
  );
}
