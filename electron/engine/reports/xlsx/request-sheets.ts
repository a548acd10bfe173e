/** The request list as tables that the client can work in: one row a request, and one row an item of a sample. */
import {
  REQUEST_KIND_NAMES,
  REQUEST_STATUS_NAMES,
  type AuditRequest,
} from '../../../../shared/domain/mock-audit/requests.ts';
import type { RequestModel } from '../../../../shared/domain/request-model.ts';
import { day, type Sheet } from './sheet.ts';

export const requestSheets = ({ requests }: RequestModel): Sheet<unknown>[] =>
  [requestSheet(requests), itemSheet(requests)].map((sheet) => sheet as Sheet<unknown>);

/** The last three columns are for the client. */
function requestSheet(requests: readonly AuditRequest[]): Sheet<AuditRequest> {
  return {
    name: 'Requests',
    frozen: 2,
    rows: requests,
    columns: [
      { title: 'No.', value: (row) => row.number },
      { title: 'Request', value: (row) => row.title, widest: 36 },
      { title: 'Kind', value: (row) => REQUEST_KIND_NAMES[row.kind] },
      { title: 'What is asked for', value: (row) => row.what, widest: 64 },
      { title: 'Owner', value: (row) => row.owner ?? '', widest: 24 },
      { title: 'Due', value: (row) => day(row.due) },
      { title: 'Status', value: (row) => REQUEST_STATUS_NAMES[row.status] },
      { title: 'Controls', value: (row) => row.controls.map(({ ref }) => ref).join(', '), widest: 24 },
      { title: 'Criteria', value: (row) => row.criteria.join(', '), widest: 24 },
      {
        title: 'Workpapers',
        value: (row) => row.why.map(({ workpaper }) => workpaper).join(', '),
        widest: 24,
      },
      { title: 'Provided by', value: () => '', widest: 24 },
      { title: 'Provided on', value: () => '' },
      { title: 'File or remark', value: () => '', widest: 36 },
    ],
  };
}

interface Item {
  request: AuditRequest;
  item: AuditRequest['items'][number];
}

function itemSheet(requests: readonly AuditRequest[]): Sheet<Item> {
  return {
    name: 'Items',
    frozen: 2,
    rows: requests.flatMap((request) => request.items.map((item) => ({ request, item }))),
    columns: [
      { title: 'No.', value: ({ request }) => request.number },
      { title: 'Item', value: ({ item }) => item.key, widest: 30 },
      { title: 'Date', value: ({ item }) => item.date },
      { title: 'Description', value: ({ item }) => item.description, widest: 56 },
      {
        title: 'Workpaper',
        value: ({ request }) => request.why.map(({ workpaper }) => workpaper).join(', '),
      },
      { title: 'Status', value: ({ item }) => REQUEST_STATUS_NAMES[item.received ? 'received' : 'open'] },
      { title: 'File or remark', value: () => '', widest: 36 },
    ],
  };
}
