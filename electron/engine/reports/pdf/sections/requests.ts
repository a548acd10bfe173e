import type { ListedRequest } from '../../../../../shared/domain/requests/listed.ts';
import {
  AUDITOR_STATUSES,
  AUDITOR_STATUS_NAMES,
  REQUEST_KIND_NAMES,
  REQUEST_STATUSES,
  REQUEST_STATUS_NAMES,
} from '../../../../../shared/domain/request-vocabulary.ts';
import { timingOf } from '../../../../../shared/domain/requests/timing.ts';
import { counted } from '../../words.ts';
import { paragraph, sectionHead } from '../blocks.ts';
import { SEVERITY_COLORS } from '../palette.ts';
import { destinationOf } from '../references.ts';
import { table, type Row } from '../table.ts';
import type { Rich } from '../text.ts';
import { quiet, strong } from './marks.ts';
import { opening } from './opening.ts';
import type { Part } from './part.ts';

/** What was asked for, with our status and the auditor's; while nothing is, what could be. */
export const requests: Part = (flow, model, numbering) => {
  const { requests: list, meta } = model;
  sectionHead(flow, numbering.section(), 'Request list');
  if (list.length === 0) {
    paragraph(flow, 'Nothing is asked for, and nothing that could be asked for is missing.');
    return;
  }
  const isProposed = list.every(({ status }) => status === 'proposed');
  opening(flow, model, 'requests', isProposed ? proposedWords(list.length) : countWords(list));
  const columns = [
    { title: 'Request', width: 46 },
    { title: 'What is asked for', width: 194 },
    { title: 'Kind', width: 70 },
    { title: 'Who', width: 74 },
    ...(isProposed
      ? []
      : [
          { title: 'Due', width: 56 },
          { title: 'Our status', width: 66 },
          { title: 'Auditor’s', width: 66 },
        ]),
  ];
  const today = meta.generatedAt.slice(0, 10);
  table(
    flow,
    columns,
    list.map((request) => row(request, isProposed, today)),
  );
};

const proposedWords = (count: number): string =>
  `No request is recorded yet. ${counted(count, 'thing')} could be asked for, as the controls and tests stand.`;

function countWords(list: readonly ListedRequest[]): string {
  const own = REQUEST_STATUSES.flatMap((status) =>
    some(list.filter((one) => one.status === status).length, REQUEST_STATUS_NAMES[status]),
  );
  const auditor = AUDITOR_STATUSES.flatMap((status) =>
    some(list.filter((one) => one.auditorStatus === status).length, AUDITOR_STATUS_NAMES[status]),
  );
  return `${counted(list.length, 'request')}. Our status: ${own.join(', ')}. The auditor’s: ${auditor.join(', ')}. Only the auditor accepts.`;
}

const some = (count: number, name: string): string[] =>
  count === 0 ? [] : [`${count} ${name.toLowerCase()}`];

function row(request: ListedRequest, isProposed: boolean, today: string): Row {
  const { ref: name, status: own } = request;
  const cells: Rich[] = [
    [strong(name ?? '–')],
    [{ text: request.title }, ...remarks(request).map((remark) => quiet(`\n${remark}`))],
    REQUEST_KIND_NAMES[request.kind],
    request.assignee ?? [quiet('Nobody yet')],
  ];
  if (!isProposed)
    cells.push(
      dueCell(request, today),
      own === 'proposed' ? 'Proposed' : REQUEST_STATUS_NAMES[own],
      AUDITOR_STATUS_NAMES[request.auditorStatus],
    );
  return { cells, ...(name === null ? {} : { anchor: destinationOf('request', name) }) };
}

/** What is to be said of a request beside its statuses; columns are too narrow for reasons. */
function remarks({ number, items, statusReason, auditorReason }: ListedRequest): string[] {
  return [
    number === '' ? '' : `Auditor’s number ${number}`,
    items === null ? '' : `${items.received} of ${items.total} items received`,
    statusReason,
    auditorReason === '' ? '' : `Auditor: ${auditorReason}`,
  ].filter(Boolean);
}

function dueCell({ due, status: own, auditorStatus }: ListedRequest, today: string): Rich {
  if (due === null) return [quiet('No date')];
  if (own === 'proposed' || timingOf({ due, status: own, auditorStatus }, today) !== 'overdue') return due;
  return [{ text: due }, { text: '\nOverdue', color: SEVERITY_COLORS.high.text }];
}
