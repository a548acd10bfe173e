import type { RequestInput, RequestRow } from '../../../shared/contract/requests/records.ts';
import {
  AUDITOR_STATUS_NAMES,
  REQUEST_KIND_NAMES,
  REQUEST_PRIORITY_NAMES,
  REQUEST_STATUS_NAMES,
} from '../../../shared/domain/request-vocabulary.ts';
import type { CellEdit, GridColumn } from '../../components/grid/Grid.tsx';
import { DueDay } from './DueDay.tsx';
import { AuditorSign, StatusSign } from './RequestSigns.tsx';
import { patchOf, type Known } from './request-patches.ts';
import styles from './requests.module.css';

type Column = GridColumn<RequestRow>;

const missing = (words: string) => <span className={styles.missing}>{words}</span>;
const refs = (records: readonly { ref: string }[]): string => records.map(({ ref }) => ref).join(' ');
const choices = <Value extends string>(names: Readonly<Record<Value, string>>) =>
  Object.entries<string>(names).map(([value, label]) => ({ value, label }));

/** @param save changes rows in one step */
export function requestColumns(
  known: Known,
  save: (changes: { row: RequestRow; patch: RequestInput }[]) => Promise<unknown>,
): readonly Column[] {
  const edit = (id: string, more: Partial<CellEdit<RequestRow>> & Pick<CellEdit<RequestRow>, 'value'>) => ({
    edit: {
      commit: async (rows: RequestRow[], text: string) => {
        const patch = patchOf(id, text, known);
        return save(rows.map((row) => ({ row, patch })));
      },
      ...more,
    },
  });
  const plain = (
    id: 'title' | 'number' | 'category',
    header: string,
    width: number,
    required = false,
  ): Column => ({
    id,
    header,
    width,
    text: (row) => row[id],
    cell: (row) => <span title={id === 'title' ? row.wording : undefined}>{row[id]}</span>,
    ...edit(id, {
      value: (row) => row[id],
      required,
      apply: (row, text) => ({ ...row, [id]: text }),
    }),
  });
  return [
    {
      id: 'ref',
      header: 'Req ID',
      width: 68,
      frozen: true,
      text: ({ ref }) => ref,
      cell: ({ ref }) => ref,
    },
    { ...plain('title', 'Request', 230, true), frozen: true, grow: true },
    {
      id: 'status',
      header: 'Our status',
      width: 148,
      text: ({ status }) => REQUEST_STATUS_NAMES[status],
      cell: ({ status, isThere }) => (
        <span className={styles.statusCell}>
          <StatusSign status={status} />
          {isThere && <b className={styles.there}>is there</b>}
        </span>
      ),
      ...edit('status', {
        value: ({ status }) => status,
        options: choices(REQUEST_STATUS_NAMES),
        required: true,
        apply: (row, text) => ({ ...row, ...patchOf('status', text, known) }) as RequestRow,
      }),
    },
    {
      id: 'auditorStatus',
      header: 'Auditor',
      title: "The auditor's status",
      width: 112,
      text: ({ auditorStatus }) => AUDITOR_STATUS_NAMES[auditorStatus],
      cell: ({ auditorStatus }) =>
        auditorStatus === 'none' ? missing('No answer') : <AuditorSign status={auditorStatus} />,
      ...edit('auditorStatus', {
        value: ({ auditorStatus }) => auditorStatus,
        options: choices(AUDITOR_STATUS_NAMES),
        required: true,
        apply: (row, text) => ({ ...row, ...patchOf('auditorStatus', text, known) }) as RequestRow,
      }),
    },
    {
      id: 'assignee',
      header: 'Assigned to',
      width: 122,
      text: ({ assignee }) => assignee,
      cell: ({ assignee }) => assignee ?? missing('Nobody'),
      ...edit('assignee', {
        value: ({ assigneeId }) => assigneeId ?? '',
        options: known.people.map(({ id, name }) => ({ value: id, label: name })),
        apply: (row, text) => ({
          ...row,
          assigneeId: text || null,
          assignee: known.people.find(({ id }) => id === text)?.name ?? null,
        }),
      }),
    },
    {
      id: 'due',
      header: 'Due',
      width: 156,
      text: ({ due }) => due,
      cell: (row) => <DueDay request={row} />,
      ...edit('due', {
        value: ({ due }) => due ?? '',
        apply: (row, text) => ({ ...row, due: text || null }),
      }),
    },
    {
      id: 'evidence',
      header: 'Evidence',
      width: 74,
      align: 'end',
      text: ({ evidence }) => evidence.length,
      cell: ({ evidence }) => (
        <span title={refs(evidence)}>{evidence.length === 0 ? '' : evidence.length}</span>
      ),
    },
    {
      id: 'items',
      header: 'Items',
      title: 'Items of the sample received',
      width: 66,
      align: 'end',
      text: ({ items }) => (items ? items.received / items.total : null),
      cell: ({ items }) => (items ? `${items.received} / ${items.total}` : ''),
    },
    {
      id: 'controls',
      header: 'Controls',
      width: 112,
      text: ({ controls }) => refs(controls),
      cell: ({ controls }) => <span title={refs(controls)}>{refs(controls)}</span>,
      ...edit('controls', { value: ({ controls }) => refs(controls) }),
    },
    {
      id: 'criteria',
      header: 'Criteria',
      width: 96,
      text: ({ criteria }) => criteria.join(' '),
      cell: ({ criteria }) => <span title={criteria.join(' ')}>{criteria.join(' ')}</span>,
      ...edit('criteria', { value: ({ criteria }) => criteria.join(' ') }),
    },
    {
      id: 'priority',
      header: 'Priority',
      width: 72,
      text: ({ priority }) => REQUEST_PRIORITY_NAMES[priority],
      cell: ({ priority }) =>
        priority === 'normal' ? missing('Normal') : <b>{REQUEST_PRIORITY_NAMES[priority]}</b>,
      ...edit('priority', {
        value: ({ priority }) => priority,
        options: choices(REQUEST_PRIORITY_NAMES),
        required: true,
        apply: (row, text) => ({ ...row, ...patchOf('priority', text, known) }) as RequestRow,
      }),
    },
    {
      id: 'kind',
      header: 'Kind',
      width: 104,
      text: ({ kind }) => REQUEST_KIND_NAMES[kind],
      cell: ({ kind }) => REQUEST_KIND_NAMES[kind],
      ...edit('kind', {
        value: ({ kind }) => kind,
        options: choices(REQUEST_KIND_NAMES),
        required: true,
        apply: (row, text) => ({ ...row, ...patchOf('kind', text, known) }) as RequestRow,
      }),
    },
    plain('category', 'Area', 116),
    { ...plain('number', 'Their no.', 84), title: "The auditor's own number" },
  ];
}
