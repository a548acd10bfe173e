import { useCallback, useMemo, useState } from 'react';
import type { RegisterRow } from '../../../../shared/contract/registers.ts';
import type { VendorStanding } from '../../../../shared/contract/registers/vendor-reviews.ts';
import { FilterPills } from '../../../components/FilterPills.tsx';
import { RegisterGrid } from '../../../components/register/RegisterGrid.tsx';
import { useStandings } from './queries.ts';
import { ReportLegend, useAxis } from './ReportBar.tsx';
import { vendorColumns } from './vendor-columns.tsx';
import { VendorDetail } from './VendorDetail.tsx';

type View = 'all' | 'subservice' | 'overdue' | 'gap' | 'ended';

const VIEWS: readonly { value: View; label: string; accepts: (vendor: VendorStanding) => boolean }[] = [
  { value: 'all', label: 'All', accepts: () => true },
  { value: 'subservice', label: 'Subservice', accepts: ({ subservice }) => subservice === 'yes' },
  { value: 'overdue', label: 'Review overdue', accepts: ({ review }) => review === 'overdue' },
  {
    value: 'gap',
    label: 'Report gap',
    accepts: ({ subservice, status, reach }) =>
      subservice === 'yes' && status !== 'ended' && reach !== 'covers' && reach !== 'bridged',
  },
  { value: 'ended', label: 'Ended', accepts: ({ status }) => status === 'ended' },
];

/** The rest is shown by the menu of any column. */
const HIDDEN = [
  'status',
  'service',
  'subserviceReason',
  'ownerId',
  'data',
  'classification',
  'contact',
  'reportFrom',
  'reportTo',
  'reportAuditor',
  'reportOpinion',
  'reportExceptions',
  'bridgeTo',
  'reviewedOn',
  'nextReview',
  'contract',
  'contractEnds',
  'clauses',
  'notes',
];
/** There the answer is the same for all. */
const HIDDEN_IN_SCOPE = [...HIDDEN, 'subservice'];

const ORGANIZATIONS = {
  name: 'Subservice organizations',
  singular: 'subservice organization',
  about: 'Vendors without whose controls a criterion would fail, and how the report treats them.',
};
const AS_ORGANIZATION = { subservice: 'yes' };

const detail = (row: RegisterRow) => <VendorDetail row={row} />;
const legend = () => <ReportLegend />;

interface Props {
  /** Only vendors without whose controls a criterion would fail, as the scope shows them. */
  organizationsOnly?: boolean;
  current: string | null;
  onCurrent: (id: string | null) => void;
}

/** Vendors as a sheet, with what follows from their records. */
export function VendorGrid({ organizationsOnly = false, current, onCurrent }: Props) {
  const standings = useStandings();
  const axis = useAxis();
  const [view, setView] = useState<View>('all');
  const byId = useMemo(() => new Map(standings.map((vendor) => [vendor.id, vendor])), [standings]);
  const { from, to, today } = axis;
  const columns = useMemo(() => vendorColumns(byId, { from, to, today }), [byId, from, to, today]);
  const offered = VIEWS.filter(({ value }) => !organizationsOnly || value !== 'subservice');
  const known = organizationsOnly ? standings.filter(({ subservice }) => subservice === 'yes') : standings;
  const accepts = useCallback(
    (row: RegisterRow) => {
      if (organizationsOnly && row.values['subservice'] !== 'yes') return false;
      const vendor = byId.get(row.id);
      return (
        view === 'all' || (vendor !== undefined && VIEWS.some((v) => v.value === view && v.accepts(vendor)))
      );
    },
    [byId, view, organizationsOnly],
  );
  return (
    <RegisterGrid
      register="vendors"
      current={current}
      onCurrent={onCurrent}
      title={organizationsOnly ? ORGANIZATIONS : undefined}
      starts={organizationsOnly ? AS_ORGANIZATION : undefined}
      accepts={organizationsOnly || view !== 'all' ? accepts : undefined}
      onAcceptAll={view === 'all' ? undefined : () => setView('all')}
      filters={
        <FilterPills
          label="Vendors"
          value={view}
          options={offered.map(({ value, label, accepts: passes }) => ({
            value,
            label,
            count: known.filter(passes).length,
          }))}
          onChange={setView}
        />
      }
      foot={current ? undefined : legend}
      hidden={organizationsOnly ? HIDDEN_IN_SCOPE : HIDDEN}
      columns={columns}
      detail={detail}
    />
  );
}
