import type { Size, Turns } from '../../../../shared/domain/evidence-marks.ts';

/** A factor (1 is the natural size), or as large as the viewer allows. */
export type Zoom = number | 'page' | 'width';

export const ZOOM_STEPS = [0.1, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4];
const SMALLEST = 0.05;
const LARGEST = 8;
/** Around the page (px). */
const MARGIN = 40;

/** One more quarter turn clockwise. */
export const nextTurn = (turns: Turns): Turns => ((turns + 1) % 4) as Turns;

/** The next step, or null at the end. */
export function zoomStep(factor: number, direction: 'larger' | 'smaller'): number | null {
  const step =
    direction === 'larger'
      ? ZOOM_STEPS.find((one) => one > factor + 0.001)
      : ZOOM_STEPS.findLast((one) => one < factor - 0.001);
  return step ?? null;
}

/** The factor of a turn of the wheel. @param delta px that the wheel would scroll */
export const wheelZoom = (factor: number, delta: number): number =>
  Math.min(Math.max(factor * Math.exp(-delta / 400), SMALLEST), LARGEST);

/** @param page as it is turned, at its natural size; @param view the room for it (px) */
export function factorOf(zoom: Zoom, page: Size, view: Size): number {
  if (typeof zoom === 'number') return zoom;
  const across = (view.width - MARGIN) / page.width;
  const fit = zoom === 'width' ? across : Math.min(across, (view.height - MARGIN) / page.height);
  return Math.max(fit, SMALLEST);
}
