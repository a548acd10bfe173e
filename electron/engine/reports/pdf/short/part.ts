import type { ShortModel, ShortReportId } from '../../../../../shared/domain/report-short.ts';
import type { Flow } from '../flow.ts';

/** How much room a report may take: a list of at most so many rows is shown with `rows(most)`, a text of so many letters with `letters(most)`. */
export interface Fit {
  rows: (most: number) => number;
  letters: (most: number) => number;
}

/** A whole short report: lays itself out from its title to its end. */
export type ShortPart = (flow: Flow, model: ShortModel, fit: Fit) => void;

/** Pages that a report never exceeds. */
export const MOST_PAGES: Record<ShortReportId, number> = { summary: 4, security: 1, board: 2 };

/** Shares of the rows and letters that are tried in turn. */
const SHARES = [1, 0.85, 0.7, 0.55, 0.4, 0.25] as const;

/** From the roomiest fit to the tightest. */
export const FITS: readonly Fit[] = SHARES.map((share) => ({
  rows: (most) => Math.max(1, Math.floor(most * share)),
  letters: (most) => Math.max(12, Math.floor(most * share)),
}));
