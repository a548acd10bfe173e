import type { ShortModel, ShortReportId } from '../../../../../shared/domain/report-short.ts';
import { flowFor } from '../document.ts';
import { board } from './board.ts';
import { FITS, MOST_PAGES, type Fit, type ShortPart } from './part.ts';
import { security } from './security.ts';
import { summary } from './summary.ts';

export const SHORT_PARTS: Record<ShortReportId, ShortPart> = { summary, security, board };

/** The roomiest fit in which the report keeps to its pages, found by laying it out and throwing that away. */
export function fitFor(model: ShortModel): Fit {
  // One flow for all attempts: its fonts take longer to load than a report to lay out.
  const flow = flowFor(model.meta);
  const keeps = (fit: Fit): boolean => {
    const before = flow.pages.length;
    flow.newPage();
    SHORT_PARTS[model.id](flow, model, fit);
    flow.require(0);
    return flow.pages.length - before <= MOST_PAGES[model.id];
  };
  const tightest = FITS.at(-1) as Fit;
  return FITS.slice(0, -1).find(keeps) ?? tightest;
}
