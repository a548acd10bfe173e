import {
  REQUEST_KIND_NAMES,
  REQUEST_STATUS_NAMES,
  type AuditRequest,
} from '../../../../shared/domain/mock-audit/requests.ts';
import type { GridColumn } from '../../../components/grid/Grid.tsx';
import { isLate } from './request-filter.ts';
import styles from './requests.module.css';

const refs = (controls: AuditRequest['controls']) => controls.map(({ ref }) => ref).join(' ');
const missing = (words: string) => <span className={styles.missing}>{words}</span>;

/** @param today ISO day */
export const requestColumns = (today: string): readonly GridColumn<AuditRequest>[] => [
  {
    id: 'number',
    header: 'No.',
    width: 64,
    frozen: true,
    text: ({ number }) => number,
    cell: ({ number }) => number,
  },
  {
    id: 'title',
    header: 'Request',
    width: 240,
    grow: true,
    frozen: true,
    text: ({ title }) => title,
    cell: ({ title, what }) => <span title={what}>{title}</span>,
  },
  {
    id: 'kind',
    header: 'Kind',
    width: 104,
    text: ({ kind }) => REQUEST_KIND_NAMES[kind],
    cell: ({ kind }) => REQUEST_KIND_NAMES[kind],
  },
  {
    id: 'status',
    header: 'Status',
    width: 104,
    text: ({ status }) => REQUEST_STATUS_NAMES[status],
    cell: (request) => (
      <>
        {REQUEST_STATUS_NAMES[request.status]}
        {isLate(request, today) && <b className={styles.late}>, late</b>}
      </>
    ),
  },
  {
    id: 'owner',
    header: 'Owner',
    width: 124,
    text: ({ owner }) => owner,
    cell: ({ owner }) => owner ?? missing('No owner'),
  },
  {
    id: 'due',
    header: 'Due',
    width: 88,
    text: ({ due }) => due,
    cell: ({ due }) => due ?? missing('No day'),
  },
  {
    id: 'controls',
    header: 'Controls',
    width: 132,
    text: ({ controls }) => refs(controls),
    cell: ({ controls }) => <span title={refs(controls)}>{refs(controls)}</span>,
  },
  {
    id: 'criteria',
    header: 'Criteria',
    width: 104,
    text: ({ criteria }) => criteria.join(' '),
    cell: ({ criteria }) => <span title={criteria.join(' ')}>{criteria.join(' ')}</span>,
  },
];
