import type { OscalModel } from '../../../../shared/domain/oscal/models.ts';
import type { ReportMeta, ReportModel } from '../../../../shared/domain/report-model.ts';

/** What the OSCAL documents of an engagement are made from. */
export interface OscalSource {
  meta: ReportMeta;
  /** Every identifier is derived from it, so that a subject keeps its identifier from export to export. */
  engagementId: string;
  report: Omit<ReportModel, 'meta'>;
  /** The one that a JSON file holds; an archive holds all. */
  model: OscalModel;
}
