import type { CurvePoint } from './statistics.ts';

interface Place {
  width: number;
  height: number;
  left: number;
  bottom: number;
  top: number;
}

/** Sizes grow steeply for small rates: what is much larger than the size at the plan's rate is left to the table. */
const TIMES_THE_PLAN = 3;
const STEPS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 2500, 5000];

/** Places of rates and sizes in the picture, and what its axes say. Sizes begin at zero. */
export function curveScale(
  points: readonly CurvePoint[],
  tolerable: number,
  { width, height, left, bottom, top }: Place,
) {
  const plan = points.find((point) => point.tolerable >= tolerable - 1e-9)?.n ?? 0;
  const largest = Math.max(...points.map(({ n }) => n), 1);
  const wanted = Math.min(largest, Math.max(plan * TIMES_THE_PLAN, 10));
  const step = STEPS.find((size) => wanted / size <= 4) ?? 10 ** Math.ceil(Math.log10(wanted / 4));
  const most = Math.ceil(wanted / step) * step;
  const first = points[0]?.tolerable ?? 0;
  const last = points.at(-1)?.tolerable ?? 1;
  const span = last - first || 1;
  const everyRate = span > 0.2 ? 0.1 : 0.05;
  const rates = Array.from({ length: 20 }, (_, i) => Number(((i + 1) * everyRate).toFixed(2)));
  return {
    most,
    x: (share: number) => left + 6 + ((share - first) / span) * (width - left - 18),
    y: (size: number) => height - bottom - (size / most) * (height - bottom - top),
    sizes: Array.from({ length: most / step + 1 }, (_, i) => i * step),
    rates: rates.filter((share) => share >= first && share <= last),
  };
}
