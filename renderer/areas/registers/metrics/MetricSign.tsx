import type { Metric } from '../../../../shared/contract/metrics.ts';
import { METRIC_STATUS_NAMES } from '../../../../shared/domain/metrics/judge.ts';
import type { TestResult } from '../../../../shared/domain/vocabulary.ts';
import { ResultGlyph } from '../../../components/glyphs.tsx';
import styles from './metrics.module.css';

/** The shapes of test results: a check, a cross, a bare square, a dotted one. */
const SHAPES: Record<Metric['status'], TestResult> = {
  met: 'no_exceptions',
  missed: 'exceptions',
  no_target: 'did_not_occur',
  no_data: 'not_tested',
};

/** How a figure stands against its target, with a word for a trend that needs a look. */
export function MetricSign({ metric }: { metric: Pick<Metric, 'status' | 'drifting'> }) {
  return (
    <span className={styles.sign} data-status={metric.status} title={metric.drifting ?? undefined}>
      <ResultGlyph result={SHAPES[metric.status]} />
      {METRIC_STATUS_NAMES[metric.status]}
      {metric.drifting !== null && <b>, drifting</b>}
    </span>
  );
}
