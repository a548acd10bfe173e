import { Link } from 'wouter';
import type { MetricId } from '../../../../shared/domain/metrics/definitions.ts';
import { api } from '../../../app/api.ts';
import { links } from '../../../app/links.ts';
import { useData } from '../../../app/query.ts';
import { figureWords } from '../metrics/metric-columns.tsx';
import { MetricSign } from '../metrics/MetricSign.tsx';
import styles from './operations.module.css';

/** Figures of the programme that a register feeds, above it; nothing while there is nothing to measure. */
export function FiguresHead({ ids }: { ids: readonly MetricId[] }) {
  const metrics = useData(['metrics', 'list'], () => api.metrics.list({})).data?.metrics;
  const own = ids.flatMap((id) => metrics?.find((metric) => metric.id === id && metric.value !== null) ?? []);
  if (own.length === 0) return null;
  return (
    <ul className={styles.figures} aria-label="Figures">
      {own.map((metric, i) => (
        <li key={metric.id}>
          <Link href={links.registerPart(`metrics/${metric.id}`)}>{metric.title}</Link>
          <p>
            <b>{figureWords(metric)}</b> <MetricSign metric={metric} />
          </p>
          {metric.note && metric.note !== own[i - 1]?.note && (
            <small title={metric.note}>{metric.note}</small>
          )}
        </li>
      ))}
    </ul>
  );
}
