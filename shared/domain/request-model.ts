/** The request list as plain data: gathered in one read, then written as a workbook in another thread. */
import type { ReportMeta } from './report-model.ts';
import type { ListedRequest } from './requests/listed.ts';
import type { RequestItem } from './requests/proposals.ts';
import type { CommentSide } from './request-vocabulary.ts';

export interface ReportedRequest extends ListedRequest {
  sample: readonly RequestItem[];
  /** Oldest first. */
  comments: readonly { side: CommentSide; author: string; writtenAt: string; text: string }[];
}

export interface RequestModel {
  meta: ReportMeta;
  /** The records; while there are none, what could be asked for, each with the status "proposed". */
  requests: readonly ReportedRequest[];
}
