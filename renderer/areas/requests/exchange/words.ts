import type { MatchReason } from '../../../../shared/domain/request-pack/names.ts';
import type { PackAudience } from '../../../../shared/domain/request-pack/sheet.ts';
import type { RequestColumn } from '../../../../shared/domain/request-import.ts';
import {
  AUDITOR_STATUS_NAMES,
  REQUEST_STATUS_NAMES,
  type AuditorStatus,
  type RequestStatus,
} from '../../../../shared/domain/request-vocabulary.ts';

/** What a column of the auditor's list can hold, in the words of the screen. */
export const COLUMN_NAMES: Record<RequestColumn, string> = {
  number: 'Number',
  request: 'Request',
  interpretation: 'Interpretation',
  category: 'Area',
  criteria: 'Criteria',
  controls: 'Controls',
  kind: 'Kind',
  period: 'Period or as of',
  population: 'Population needed',
  assignee: 'Assigned to',
  requestedBy: 'Requested by',
  requestedOn: 'Requested on',
  due: 'Due',
  priority: 'Priority',
  auditorStatus: "Status of the auditor's list",
  status: 'Our status',
  submittedOn: 'Submitted on',
  closedOn: 'Closed on',
  evidence: 'Evidence',
  auditorComment: "Auditor's comment",
  comment: "Client's comment",
  followUpOf: 'Follow-up of',
};

export const AUDIENCE_NAMES: Record<PackAudience, string> = { client: 'Client', auditor: 'Auditor' };

export const REASON_NAMES: Record<MatchReason, string> = {
  folder: 'Folder of the request',
  reference: 'Reference in the name',
  number: "Auditor's number in the name",
  list: 'Named in the list',
  title: 'Words of the title',
  none: 'Nothing tells',
};

/** A status on either side in words; '' for none. */
export const statusWords = (status: RequestStatus | null, auditorStatus: AuditorStatus | null): string =>
  [
    status && REQUEST_STATUS_NAMES[status],
    auditorStatus &&
      auditorStatus !== 'none' &&
      `auditor: ${AUDITOR_STATUS_NAMES[auditorStatus].toLowerCase()}`,
  ]
    .filter(Boolean)
    .join(', ');
