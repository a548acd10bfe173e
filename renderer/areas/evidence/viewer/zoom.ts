import type { Turns } from '../../../../shared/domain/evidence-marks.ts';

/** A factor (1 is the natural size), or as large as the viewer allows. */
export type Zoom = number | 'fit';

export const ZOOM_STEPS = [0.1, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4];

/** One more quarter turn clockwise. */
export const nextTurn = (turns: Turns): Turns => ((turns + 1) % 4) as Turns;
