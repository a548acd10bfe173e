import type { GovernanceFigures } from '../../../../shared/domain/governance.ts';
import { valueWords } from '../../../../shared/domain/metrics/series.ts';
import { plural } from '../../../app/format.ts';
import { MetricSign } from '../metrics/MetricSign.tsx';
import { Sparkline } from '../metrics/Sparkline.tsx';
import styles from './governance.module.css';

/** The frozen figures: metrics that have a value, and how many of what else the pack lists. */
export function Figures({ figures }: { figures: GovernanceFigures }) {
  const { metrics, risks, incidents, actions, exceptions, vendorReviews, missed } = figures;
  const withData = metrics.filter(({ status }) => status !== 'no_data');
  const overdueReviews = vendorReviews.filter(({ state }) => state === 'overdue').length;
  const facts = [
    `${risks.over.length} of ${plural(risks.open, 'open risk')} above the appetite of ${risks.appetite}`,
    `${plural(incidents.length, 'incident')} detected`,
    plural(actions.length, 'overdue corrective action'),
    plural(exceptions.length, 'open exception to policy', 'open exceptions to policy'),
    plural(overdueReviews, 'overdue vendor review'),
    plural(missed.length, 'missed occurrence'),
  ];
  return (
    <>
      <ul className={styles.counts}>
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      {withData.length === 0 ? (
        <p className={styles.quiet}>No metric had data in this quarter.</p>
      ) : (
        <table className={styles.table} aria-label="Metrics of the quarter">
          <thead>
            <tr>
              <th scope="col">Metric</th>
              <th scope="col" className={styles.number}>
                Value
              </th>
              <th scope="col" className={styles.number}>
                Target
              </th>
              <th scope="col">Status</th>
              <th scope="col">By month</th>
            </tr>
          </thead>
          <tbody>
            {withData.map((metric) => (
              <tr key={metric.id}>
                <th scope="row">{metric.title}</th>
                <td className={styles.number}>
                  {metric.value === null ? '–' : valueWords(metric.value, metric.unit)}
                </td>
                <td className={styles.number}>
                  {metric.target === null
                    ? 'None'
                    : `${metric.better === 'higher' ? '≥' : '≤'} ${valueWords(metric.target, metric.unit)}`}
                </td>
                <td>
                  <MetricSign metric={metric} />
                </td>
                <td>
                  <Sparkline metric={metric} width={96} height={18} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
