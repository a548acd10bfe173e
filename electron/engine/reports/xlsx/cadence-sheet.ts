import type { ReportCadence } from '../../../../shared/domain/calendar/report-cadence.ts';
import type { ReportModel } from '../../../../shared/domain/report-model.ts';
import { FREQUENCY_NAMES } from '../../../../shared/domain/vocabulary.ts';
import type { Sheet } from './sheet.ts';

/** Expected occurrences of periodic controls against what was performed, a row for each control. */
export function cadenceSheet({ cadence }: ReportModel): Sheet<ReportCadence> {
  return {
    name: 'Cadence',
    about: 'What periodic controls were expected to do in the period, and what became of it.',
    frozen: 2,
    rows: cadence,
    columns: [
      { title: 'Control', value: (row) => row.ref, leads: 'control' },
      { title: 'Title', value: (row) => row.title, widest: 44 },
      { title: 'Owner', value: (row) => row.owner, widest: 24 },
      { title: 'Frequency', value: (row) => FREQUENCY_NAMES[row.frequency] },
      { title: 'Expected', value: (row) => row.expected },
      { title: 'Done', value: (row) => row.done },
      { title: 'Late', value: (row) => row.late },
      { title: 'Missed', value: (row) => row.missed },
      { title: 'Missed occurrences', value: (row) => row.missedKeys.join(', '), widest: 48 },
      { title: 'To collect', value: (row) => row.toCollect },
      { title: 'To confirm', value: (row) => row.toConfirm },
      { title: 'Overdue', value: (row) => row.overdue },
      { title: 'Upcoming or not due', value: (row) => row.upcoming },
      { title: 'Not required', value: (row) => row.waived },
    ],
  };
}
