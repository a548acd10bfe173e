import type { RegisterRow } from '../../../../shared/contract/registers.ts';
import type { VendorStanding } from '../../../../shared/contract/registers/vendor-reviews.ts';
import type { GridColumn } from '../../../components/grid/Grid.tsx';
import type { Axis } from '../../evidence/coverage/track.ts';
import { AxisHead, ReportBar } from './ReportBar.tsx';
import { reachWords, reviewWords } from './report-words.ts';
import { State } from './State.tsx';

/** What the fields of vendors come to: their report on the axis of the period, the gap, the review, assumed controls. */
export function vendorColumns(
  standings: ReadonlyMap<string, VendorStanding>,
  axis: Axis,
): GridColumn<RegisterRow>[] {
  const of = ({ id }: RegisterRow) => standings.get(id);
  const cuecs = (row: RegisterRow) => {
    const { total, mapped } = of(row)?.cuecs ?? { total: 0, mapped: 0 };
    return total === 0 ? '' : `${mapped} of ${total}`;
  };
  return [
    {
      id: 'span',
      header: 'Report over the period',
      head: <AxisHead axis={axis} />,
      width: 190,
      cell: (row) => {
        const vendor = of(row);
        return vendor && <ReportBar vendor={vendor} axis={axis} />;
      },
    },
    {
      id: 'reach',
      header: 'Report reaches',
      title: 'Whether its report speaks for all of the period',
      width: 132,
      text: (row) => {
        const vendor = of(row);
        return vendor ? reachWords(vendor).words : null;
      },
      cell: (row) => {
        const vendor = of(row);
        return vendor && <State {...reachWords(vendor)} />;
      },
    },
    {
      id: 'review',
      header: 'Review',
      title: 'When it is to be reviewed again',
      width: 156,
      text: (row) => {
        const vendor = of(row);
        return vendor ? reviewWords(vendor).words : null;
      },
      cell: (row) => {
        const vendor = of(row);
        return vendor && <State {...reviewWords(vendor)} />;
      },
    },
    {
      id: 'cuecs',
      header: 'Mapped',
      title: 'Controls that its report assumes, and how many are mapped',
      width: 68,
      align: 'end',
      text: cuecs,
      cell: cuecs,
    },
  ];
}
