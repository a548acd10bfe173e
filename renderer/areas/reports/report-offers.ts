import {
  formatsOf,
  REPORT_FORMAT_NAMES,
  REPORT_KINDS,
  REPORTS,
  type ExportKind,
  type ReportFormat,
} from '../../../shared/domain/report-kinds.ts';
import type { EngagementType } from '../../../shared/domain/vocabulary.ts';

/** One thing that can be exported. */
export interface ReportOffer {
  id: string;
  kind: ExportKind;
  format: ReportFormat;
  name: string;
  formatName: string;
  /** What it contains, in one sentence. */
  contains: string;
  /** Tests of operation are part of it. */
  withOperation: boolean;
}

/** What an engagement of this type can export. A Type I examination says nothing about operation, so its report is the only one. */
export function reportOffers(type: EngagementType): ReportOffer[] {
  const kinds = REPORT_KINDS.filter((kind) => REPORTS[kind].types?.includes(type) ?? true);
  return kinds.flatMap((kind) =>
    formatsOf(kind).map((format) => ({
      id: `${kind}-${format}`,
      kind,
      format,
      name: REPORTS[kind].name,
      formatName: REPORT_FORMAT_NAMES[format],
      contains: REPORTS[kind].formats[format] ?? '',
      withOperation: type === 'II' && kind !== 'type1' && kind !== 'governance',
    })),
  );
}
