/** The request list as tables that people work in: one row a request, and one row an item of a sample. */
import type { ReportedRequest, RequestModel } from '../../../../shared/domain/request-model.ts';
import {
  AUDITOR_STATUS_NAMES,
  COMMENT_SIDE_NAMES,
  REQUEST_KIND_NAMES,
  REQUEST_PRIORITY_NAMES,
  REQUEST_STATUS_NAMES,
} from '../../../../shared/domain/request-vocabulary.ts';
import { day, type Sheet } from './sheet.ts';

export const requestSheets = ({ requests }: RequestModel): Sheet<unknown>[] =>
  [requestSheet(requests), itemSheet(requests)].map((sheet) => sheet as Sheet<unknown>);

const DAY = /^\d{4}-\d\d-\d\d$/;

/** What is asked for but not recorded has neither a reference nor a status of its own. */
const PROPOSED = 'Proposed';

const refOf = ({ ref }: ReportedRequest): string => ref ?? PROPOSED;

const periodOf = ({ coversFrom, coversTo, asOf }: ReportedRequest): string =>
  asOf !== null && coversFrom === null && coversTo === null
    ? `as of ${asOf}`
    : coversFrom === null && coversTo === null
      ? ''
      : `${coversFrom ?? ''} to ${coversTo ?? ''}`;

/** A status with its reason below it would not be one of the words of the list, so reasons stand in a column of their own. */
const reasonsOf = ({ status, statusReason, auditorStatus, auditorReason }: ReportedRequest): string =>
  [
    ...(status === 'not_applicable' ? [`Not applicable: ${statusReason}`] : []),
    ...(auditorStatus === 'returned' ? [`Returned: ${auditorReason}`] : []),
  ].join('\n');

const commentsOf = ({ comments }: ReportedRequest): string =>
  comments
    .map(
      ({ side, author, writtenAt, text }) =>
        `${writtenAt.slice(0, 10)} ${author} (${COMMENT_SIDE_NAMES[side].toLowerCase()}): ${text}`,
    )
    .join('\n');

/** The columns that request lists of audit firms have in common. */
function requestSheet(requests: readonly ReportedRequest[]): Sheet<ReportedRequest> {
  return {
    name: 'Requests',
    about: 'One row a request, to be filled in: type, priority and both statuses are chosen from lists.',
    frozen: 3,
    rows: requests,
    columns: [
      { title: 'Req ID', value: refOf, names: 'request' },
      { title: "Auditor's number", value: (row) => row.number, widest: 18 },
      { title: 'Request', value: (row) => row.title, widest: 40 },
      { title: 'Area', value: (row) => row.category, widest: 22 },
      { title: 'Criteria', value: (row) => row.criteria.join(', '), widest: 20 },
      { title: 'Control', value: (row) => row.controls.join(', '), widest: 22 },
      { title: 'What is asked for', value: (row) => row.wording, widest: 60 },
      { title: 'Interpretation', value: (row) => row.interpretation, widest: 36 },
      {
        title: 'Type',
        value: (row) => REQUEST_KIND_NAMES[row.kind],
        choices: Object.values(REQUEST_KIND_NAMES),
      },
      { title: 'Period or as-of', value: periodOf, widest: 26 },
      { title: 'Assigned to', value: (row) => row.assignee ?? '', widest: 24 },
      { title: 'Requested on', value: (row) => day(row.requestedOn) },
      { title: 'Due', value: (row) => day(row.due) },
      {
        title: 'Priority',
        value: (row) => REQUEST_PRIORITY_NAMES[row.priority],
        choices: Object.values(REQUEST_PRIORITY_NAMES),
      },
      {
        title: 'Internal status',
        value: (row) => (row.status === 'proposed' ? PROPOSED : REQUEST_STATUS_NAMES[row.status]),
        choices: [PROPOSED, ...Object.values(REQUEST_STATUS_NAMES)],
      },
      {
        title: 'Auditor status',
        value: (row) => AUDITOR_STATUS_NAMES[row.auditorStatus],
        choices: Object.values(AUDITOR_STATUS_NAMES),
      },
      { title: 'Reasons', value: reasonsOf, widest: 36 },
      { title: 'Submitted on', value: (row) => day(row.submittedOn) },
      { title: 'Evidence IDs', value: (row) => row.evidence.join(', '), widest: 24 },
      { title: 'Items received', value: ({ items }) => (items ? `${items.received} of ${items.total}` : '') },
      { title: 'Workpapers', value: (row) => row.workpapers.join(', '), widest: 24 },
      { title: 'Comments', value: commentsOf, widest: 48 },
      { title: 'Follow-up of', value: (row) => row.followUpOf ?? '' },
      { title: 'Closed on', value: (row) => day(row.closedOn) },
    ],
  };
}

interface Item {
  request: ReportedRequest;
  item: ReportedRequest['sample'][number];
}

function itemSheet(requests: readonly ReportedRequest[]): Sheet<Item> {
  return {
    name: 'Sample items',
    about: 'One row an item of a sample, to be ticked off as it comes in.',
    frozen: 2,
    rows: requests.flatMap((request) => request.sample.map((item) => ({ request, item }))),
    columns: [
      { title: 'Req ID', value: ({ request }) => refOf(request), leads: 'request' },
      { title: 'Item', value: ({ item }) => item.key, widest: 30 },
      { title: 'Date', value: ({ item }) => (DAY.test(item.date) ? day(item.date) : item.date) },
      { title: 'Description', value: ({ item }) => item.description, widest: 56 },
      { title: 'Workpaper', value: ({ request }) => request.workpapers.join(', ') },
      { title: 'Received', value: ({ item }) => (item.received ? 'Yes' : 'No'), choices: ['Yes', 'No'] },
      { title: 'File or remark', value: () => '', widest: 36 },
    ],
  };
}
