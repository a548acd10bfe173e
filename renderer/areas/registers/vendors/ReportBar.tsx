import type { VendorStanding } from '../../../../shared/contract/registers/vendor-reviews.ts';
import { REACH_NAMES } from '../../../../shared/domain/vendors.ts';
import { addDays, addMonths, monthName, monthsOf, nextDay, today } from '../../../app/dates.ts';
import { useWorkspace } from '../../../app/query.ts';
import { placeOf, type Axis } from '../../evidence/coverage/track.ts';
import styles from './vendors.module.css';

const percent = (share: number) => `${share * 100}%`;

/** The period, as the ruler in the header shows it; of a Type I the year up to its date. */
export function useAxis(): Axis {
  const { asOf, periodFrom, periodTo } = useWorkspace().engagement;
  const to = periodTo ?? asOf ?? today();
  return { from: periodFrom ?? nextDay(addMonths(to, -12)), to, today: today() };
}

interface Span {
  kind: 'report' | 'bridge' | 'gap';
  from: string;
  to: string;
}

/** What report and letter cover of the axis, and what neither does. */
function spansOf(vendor: VendorStanding, axis: Axis): Span[] {
  const { reportFrom, reportTo, coveredTo, subservice } = vendor;
  const gap = (from: string, to: string): Span[] =>
    subservice === 'yes' && from <= to ? [{ kind: 'gap', from, to }] : [];
  if (reportTo === null || coveredTo === null) return gap(axis.from, axis.to);
  const start = reportFrom ?? reportTo;
  const before = reportFrom !== null && start > axis.from ? gap(axis.from, addDays(start, -1)) : [];
  const spans: Span[] = [...before, { kind: 'report', from: start, to: reportTo }];
  if (coveredTo > reportTo) spans.push({ kind: 'bridge', from: nextDay(reportTo), to: coveredTo });
  return [...spans, ...(coveredTo < axis.to ? gap(nextDay(coveredTo), axis.to) : [])].filter(
    ({ from, to }) => to >= axis.from && from <= axis.to,
  );
}

const SPAN_NAMES = { report: 'Report', bridge: 'Bridge letter', gap: 'Nothing' };

/** Report, bridge letter and gap of one vendor on the axis of the period: filled, hatched, outlined. */
export function ReportBar({ vendor, axis }: { vendor: VendorStanding; axis: Axis }) {
  const spans = spansOf(vendor, axis);
  const words = spans.map(({ kind, from, to }) => `${SPAN_NAMES[kind]} ${from} to ${to}`).join('. ');
  return (
    <span className={styles.track} role="img" aria-label={words || REACH_NAMES.none} title={words}>
      {monthsOf(axis.from, axis.to)
        .slice(1)
        .map(({ month }) => (
          <i key={month} className={styles.month} style={{ left: percent(placeOf(axis, `${month}-01`)) }} />
        ))}
      {spans.map(({ kind, from, to }) => {
        const [start, end] = [placeOf(axis, from), placeOf(axis, nextDay(to))];
        return (
          <i
            key={from}
            className={styles.span}
            data-kind={kind}
            style={{ left: percent(start), width: percent(end - start) }}
          />
        );
      })}
      {axis.today >= axis.from && axis.today <= axis.to && (
        <i className={styles.today} style={{ left: percent(placeOf(axis, axis.today)) }} />
      )}
    </span>
  );
}

/** The axis as the head of a column. */
export function AxisHead({ axis }: { axis: Axis }) {
  const months = monthsOf(axis.from, axis.to);
  const total = months.reduce((sum, { days }) => sum + days, 0);
  return (
    <span className={styles.axis} aria-label={`Report over ${axis.from} to ${axis.to}`}>
      {months.map(({ month, days }) => (
        <span key={month} style={{ width: percent(days / total) }}>
          {monthName(month).charAt(0)}
        </span>
      ))}
    </span>
  );
}

const LEGEND = [
  ['report', 'Report'],
  ['bridge', 'Bridge letter'],
  ['gap', 'Neither'],
] as const;

export function ReportLegend() {
  return (
    <ul className={styles.legend}>
      {LEGEND.map(([kind, name]) => (
        <li key={kind}>
          <i className={styles.sample} data-kind={kind} />
          {name}
        </li>
      ))}
    </ul>
  );
}
