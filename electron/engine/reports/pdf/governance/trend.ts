import type { FrozenMetric } from '../../../../../shared/domain/governance.ts';
import { COLORS } from '../palette.ts';

/** Evidence in hand and values of charts, as on screen. */
const BAR = '#7290c2';
/** Rates above differ by fractions, so their axis begins here. */
const HIGH_RATE = 90;

/** Bars by month and the target as a dashed line; a month without a value stays empty. The figures stand beside it as text. */
export function drawTrend(
  doc: PDFKit.PDFDocument,
  { months, target, unit }: Pick<FrozenMetric, 'months' | 'target' | 'unit'>,
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  const values = months.flatMap(({ value }) => (value === null ? [] : [value]));
  if (values.length === 0) return;
  const all = target === null ? values : [...values, target];
  const isHighRate = unit === '%' && Math.min(...all) >= HIGH_RATE;
  const least = isHighRate ? HIGH_RATE : Math.min(0, ...all);
  const most = isHighRate ? 100 : Math.max(least + 1, ...all);
  const tall = (value: number) => Math.max(((value - least) / (most - least)) * height, 0.8);
  const step = Math.min(width / months.length, 14);
  months.forEach(({ value }, index) => {
    if (value === null) return;
    doc.rect(x + index * step, y + height - tall(value), step - 1.5, tall(value)).fill(BAR);
  });
  const end = x + months.length * step;
  doc
    .lineWidth(0.5)
    .moveTo(x, y + height)
    .lineTo(end, y + height)
    .stroke(COLORS.line2);
  if (target === null) return;
  const at = y + height - ((target - least) / (most - least)) * height;
  doc.dash(2, { space: 1.5 }).lineWidth(0.6).moveTo(x, at).lineTo(end, at).stroke(COLORS.text2).undash();
}
