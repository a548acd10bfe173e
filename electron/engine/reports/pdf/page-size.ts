/** Sizes of paper, in points. */
import type { Paper } from '../../../../shared/domain/report-settings.ts';

/** Millimetres to points. */
export const mm = (length: number): number => (length * 72) / 25.4;

/** Edges of a sheet. */
export interface Sheet {
  short: number;
  long: number;
}

export const SHEETS: Record<Paper, Sheet> = {
  a4: { short: 595.28, long: 841.89 },
  letter: { short: 612, long: 792 },
};

/** Text runs from 22 mm to 8 pt above the foot line. */
export const MARGINS = { side: mm(18), top: mm(22), foot: mm(20) } as const;

/** A4 with its margins, for documents that have no choice of paper. */
export const PAGE = { ...SHEETS.a4, ...MARGINS } as const;
/** Section numbers hang in this column, and the first column of tables shares it. */
export const HANG = mm(15);
