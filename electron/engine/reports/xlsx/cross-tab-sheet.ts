import type { ReportControl, ReportModel } from '../../../../shared/domain/report-model.ts';
import type { Sheet, SheetColumn } from './sheet.ts';

/**
 * Which control serves which criterion. Controls are the rows, because criteria are few and have short names: so the whole of it
 * goes on a page, and the filter of a criterion shows its controls.
 */
export function crossTabSheet({ controls, criteria }: ReportModel): Sheet<ReportControl> {
  return {
    name: 'Cross-tab',
    about:
      'Which control serves which criterion: an X where they meet. Filter a criterion to see its controls.',
    frozen: 2,
    rows: controls,
    columns: [
      { title: 'Control', value: (row) => row.ref, leads: 'control' },
      { title: 'Control title', value: (row) => row.title, widest: 34 },
      ...criteria.map(({ id }): SheetColumn<ReportControl> => ({
        title: id,
        value: (row) => (row.criteria.includes(id) ? 'X' : null),
        isMark: true,
      })),
      { title: 'Criteria served', value: (row) => row.criteria.length },
    ],
  };
}
