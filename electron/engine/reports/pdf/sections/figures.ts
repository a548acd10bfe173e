import { sourcedFigures } from '../../../../../shared/domain/report-figures.ts';
import type { ReportMeta } from '../../../../../shared/domain/report-model.ts';
import { sectionHead } from '../blocks.ts';
import { table } from '../table.ts';
import { strong } from './marks.ts';
import { opening } from './opening.ts';
import type { Part } from './part.ts';

/** Each key figure with its value, the screen that shows the same, and which records it counts. */
export const figures: Part = (flow, model, numbering) => {
  sectionHead(flow, numbering.section(), 'Where the figures come from');
  opening(flow, model, 'figures', introduction(model.meta));
  table(
    flow,
    [
      { title: 'Figure', width: 130 },
      { title: 'Value', width: 56 },
      { title: 'Screen', width: 136 },
      { title: 'What it counts', width: 172 },
    ],
    sourcedFigures(model).map(({ figure, value, screen, counts }) => ({
      cells: [[strong(figure)], value, screen, counts],
    })),
  );
};

/** The screens of a Type II engagement count more than a report of design may show. */
function introduction({ kind, engagementType, journalHash }: ReportMeta): string {
  const read = `The parts of this report count the same records, read at once from workspace state ${journalHash.slice(0, 12)}.`;
  return kind === 'type1' && engagementType === 'II'
    ? `${read} The screens named count by the same rules. They are those of a Type II engagement and may show more; the figures here are of design alone.`
    : `${read} The screens named show the same figures while the workspace is in that state, on the same day.`;
}
