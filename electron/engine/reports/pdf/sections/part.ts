import type { ReportModel } from '../../../../../shared/domain/report-model.ts';
import type { Numbering } from '../blocks.ts';
import type { Flow } from '../flow.ts';

/** One section of the report: lays itself out at the end of the flow, or leaves itself out when the model has nothing for it. */
export type Part<Model = ReportModel> = (flow: Flow, model: Model, numbering: Numbering) => void;
