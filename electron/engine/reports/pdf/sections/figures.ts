import { sourcedFigures } from '../../../../../shared/domain/report-figures.ts';
import { sectionHead } from '../blocks.ts';
import { table } from '../table.ts';
import { strong } from './marks.ts';
import { opening } from './opening.ts';
import type { Part } from './part.ts';

/** Each key figure with its value, the screen that shows the same, and which records it counts. */
export const figures: Part = (flow, model, numbering) => {
  sectionHead(flow, numbering.section(), 'Where the figures come from');
  const intro = `The parts of this report count the same records, read at once from workspace state ${model.meta.journalHash.slice(0, 12)}. The screens named show the same figures while the workspace is in that state, on the same day.`;
  opening(flow, model, 'figures', intro);
  table(
    flow,
    [
      { title: 'Figure', width: 140 },
      { title: 'Value', width: 66 },
      { title: 'Screen', width: 118 },
      { title: 'What it counts', width: 170 },
    ],
    sourcedFigures(model).map(({ figure, value, screen, counts }) => ({
      cells: [[strong(figure)], value, screen, counts],
    })),
  );
};
