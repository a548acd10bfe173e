import type { TestDeviations } from '../../../../shared/contract/audit/deviations.ts';
import { percent, percentUp } from '../../../../shared/domain/test-evaluation.ts';
import styles from './deviations.module.css';

type Figures = NonNullable<TestDeviations['evaluation']['figures']>;

/** The rate found, its upper limit and the tolerable rate on one axis from zero; the sentences below say the same. */
export function LimitScale({ figures: { pointEstimate, upper, tolerable } }: { figures: Figures }) {
  const most = Math.min(Math.max(upper, tolerable) * 1.15, 1);
  const at = (share: number) => Math.min((share / most) * 100, 100);
  return (
    <figure className={styles.scale}>
      <svg viewBox="0 0 100 16" width="100%" height={16} preserveAspectRatio="none" aria-hidden>
        <rect x={0} y={7} width={100} height={2} className={styles.axis} />
        <rect
          x={at(pointEstimate)}
          y={5}
          width={at(upper) - at(pointEstimate)}
          height={6}
          className={styles.limit}
        />
        <rect x={at(pointEstimate)} y={2} width={0.8} height={12} className={styles.found} />
        <rect x={at(tolerable)} y={0} width={0.6} height={16} className={styles.tolerable} />
      </svg>
      <figcaption>
        <span data-key="limit">
          found {percent(pointEstimate)}, at most {percentUp(upper)}
        </span>
        <span data-key="tolerable">tolerable {percent(tolerable)}</span>
      </figcaption>
    </figure>
  );
}
