import type { VendorStanding } from '../../../shared/contract/registers/vendor-reviews.ts';
import { ANSWER_NAMES, CRITICALITY_NAMES } from '../../../shared/domain/programme-vocabulary.ts';
import { TREATMENT_NAMES } from '../../../shared/domain/vocabulary.ts';
import type { Command } from '../command.ts';
import { withWorkspace } from '../engine.ts';
import { table } from '../output.ts';

const REVIEW_WORDS: Record<VendorStanding['review'], string> = {
  ended: 'ended',
  done: 'reviewed',
  due_soon: 'due soon',
  overdue: 'overdue',
  never: 'never',
};

const listed = (vendor: VendorStanding) => ({
  name: vendor.name,
  status: vendor.status,
  criticality: vendor.criticality,
  subservice: vendor.subservice,
  treatment: vendor.subservice === 'yes' ? vendor.treatment : null,
  report: vendor.report,
  reportTo: vendor.reportTo,
  bridgeTo: vendor.bridgeTo,
  reach: vendor.reach,
  gapDays: vendor.gapDays,
  daysToToday: vendor.daysToToday,
  review: vendor.review,
  reviewDue: vendor.reviewDue,
  cuecs: vendor.cuecs,
  missing: vendor.lacks.map(({ text }) => text),
});

export const vendors: Command = {
  name: 'vendors',
  summary: 'List the vendors: their reports, days without one, reviews, assumed controls',
  usage: 'FILE',
  positionals: [1, 1],
  options: {},
  run: (args) =>
    withWorkspace(args, async ({ api }) => {
      const rows = await api.registers.vendorStandings({});
      return {
        json: rows.map(listed),
        human: (style) =>
          table(
            style,
            ['Vendor', 'Criticality', 'Subservice', 'Report to', 'Gap', 'Review', 'Mapped', 'Missing or due'],
            rows.map((row) => [
              row.name,
              row.criticality && CRITICALITY_NAMES[row.criticality],
              row.subservice === 'yes' ? TREATMENT_NAMES[row.treatment] : ANSWER_NAMES[row.subservice],
              row.reportTo,
              row.gapDays === null ? null : `${row.gapDays} days`,
              [REVIEW_WORDS[row.review], row.reviewDue].filter(Boolean).join(' '),
              row.cuecs.total === 0 ? null : `${row.cuecs.mapped} of ${row.cuecs.total}`,
              row.lacks.length === 0 ? null : `${row.lacks.length}`,
            ]),
            'No vendors are recorded.',
          ),
      };
    }),
};
