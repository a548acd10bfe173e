import type { RegisterRow } from '../../../../shared/contract/registers.ts';
import type { VendorStanding } from '../../../../shared/contract/registers/vendor-reviews.ts';
import { plural } from '../../../app/format.ts';
import { PaneSection } from '../../../components/DetailPane.tsx';
import { useStandings } from './queries.ts';
import { AxisHead, ReportBar, ReportLegend, useAxis } from './ReportBar.tsx';
import { VendorCsocs } from './VendorCsocs.tsx';
import { VendorCuecs } from './VendorCuecs.tsx';
import { VendorReviews } from './VendorReviews.tsx';
import styles from './vendors.module.css';

/** "to 2026-03-31, 90 days ago"; nothing without a report. */
const reachWords = ({ coveredTo, daysToToday }: VendorStanding): string | null =>
  coveredTo && `to ${coveredTo}${daysToToday ? `, ${plural(daysToToday, 'day')} ago` : ''}`;

/** What a vendor's records come to and what is missing, its reviews, and the controls assumed on either side. */
export function VendorDetail({ row }: { row: RegisterRow }) {
  const vendor = useStandings().find(({ id }) => id === row.id);
  const axis = useAxis();
  if (!vendor) return null;
  const isCarvedOut = vendor.subservice === 'yes' && vendor.treatment === 'carve-out';
  const { lacks } = vendor;
  return (
    <>
      {lacks.length > 0 && (
        <PaneSection title="Missing or due" hint={lacks.length}>
          <ul className={styles.lacks}>
            {lacks.map(({ id, text }) => (
              <li key={id}>{text}</li>
            ))}
          </ul>
        </PaneSection>
      )}
      {(vendor.reportTo !== null || vendor.subservice === 'yes') && (
        <PaneSection title="Report over the period" hint={reachWords(vendor)}>
          <div className={styles.chart}>
            <AxisHead axis={axis} />
            <ReportBar vendor={vendor} axis={axis} />
            <ReportLegend />
          </div>
        </PaneSection>
      )}
      <VendorReviews vendorId={vendor.id} name={vendor.name} />
      <PaneSection
        title="Controls its report assumes"
        hint={vendor.cuecs.total > 0 && `${vendor.cuecs.mapped} of ${vendor.cuecs.total} mapped`}
      >
        <VendorCuecs vendorId={vendor.id} />
      </PaneSection>
      {(isCarvedOut || vendor.csocs > 0) && (
        <PaneSection title="Controls assumed at it (CSOC)" hint={vendor.csocs || undefined}>
          <VendorCsocs vendorId={vendor.id} />
        </PaneSection>
      )}
    </>
  );
}
