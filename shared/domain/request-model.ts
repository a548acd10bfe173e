/** The request list as plain data: gathered in one read, then written as a workbook in another thread. */
import type { AuditRequest } from './mock-audit/requests.ts';
import type { ReportMeta } from './report-model.ts';

export interface RequestModel {
  meta: ReportMeta;
  requests: readonly AuditRequest[];
}
