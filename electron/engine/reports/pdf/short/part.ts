import type { ShortModel } from '../../../../../shared/domain/report-short.ts';
import type { Flow } from '../flow.ts';

/** A whole short report: lays itself out from its title to its end. */
export type ShortPart = (flow: Flow, model: ShortModel) => void;
