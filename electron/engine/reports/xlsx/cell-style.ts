import type { Fill, Font } from 'exceljs';
import { COLORS } from '../pdf/palette.ts';

/** The tallest row that Excel allows (points). */
export const TALLEST_ROW = 409;

/** @param hex such as "#1c4c9c" */
export const argb = (hex: string): { argb: string } => ({ argb: `FF${hex.slice(1).toUpperCase()}` });

export const fill = (hex: string): Fill => ({ type: 'pattern', pattern: 'solid', fgColor: argb(hex) });

/** The font of workbooks. @param size points */
export const fontOf =
  (size: number) =>
  (extra: Partial<Font> = {}): Partial<Font> => ({ name: 'Arial', size, color: argb(COLORS.text), ...extra });
