import { Link } from 'wouter';
import type { FindingRow } from '../../../shared/contract/findings.ts';
import { RETEST_RESULT_NAMES } from '../../../shared/domain/audit-vocabulary.ts';
import { isOverdue } from '../../../shared/domain/findings.ts';
import { FINDING_STATUS_NAMES, FINDING_STATUSES, SEVERITIES } from '../../../shared/domain/vocabulary.ts';
import { today } from '../../app/dates.ts';
import { links } from '../../app/links.ts';
import type { GridColumn } from '../../components/grid/Grid.tsx';
import { SeveritySign } from '../../components/Sign.tsx';
import styles from './findings.module.css';

const missing = (words: string) => <span className={styles.missing}>{words}</span>;

export const FINDING_COLUMNS: readonly GridColumn<FindingRow>[] = [
  { id: 'ref', header: 'Ref', width: 52, frozen: true, text: ({ ref }) => ref, cell: ({ ref }) => ref },
  {
    id: 'title',
    header: 'Finding',
    width: 160,
    grow: true,
    frozen: true,
    text: ({ title }) => title,
    cell: ({ title }) => <span title={title}>{title}</span>,
  },
  {
    id: 'severity',
    header: 'Severity',
    width: 84,
    text: ({ severity }) => SEVERITIES.length - SEVERITIES.indexOf(severity),
    cell: ({ severity }) => <SeveritySign severity={severity} />,
  },
  {
    id: 'status',
    header: 'Status',
    width: 128,
    text: ({ status }) => FINDING_STATUSES.indexOf(status),
    cell: (finding) => (
      <>
        {FINDING_STATUS_NAMES[finding.status]}
        {isOverdue(finding, today()) && <b className={styles.overdue}>, overdue</b>}
      </>
    ),
  },
  {
    id: 'control',
    header: 'Control',
    width: 72,
    text: ({ controlRef }) => controlRef,
    cell: ({ controlId, controlRef }) =>
      controlId && controlRef ? (
        <Link href={links.control(controlId)} tabIndex={-1}>
          {controlRef}
        </Link>
      ) : (
        missing('None')
      ),
  },
  {
    id: 'deviations',
    header: 'Dev.',
    title: 'Deviations that it states',
    width: 48,
    align: 'end',
    text: ({ deviations }) => deviations,
    cell: ({ deviations }) => deviations || '',
  },
  {
    id: 'retested',
    header: 'Retest',
    width: 96,
    text: ({ retested }) => retested,
    cell: ({ retested }) => (retested ? RETEST_RESULT_NAMES[retested] : missing('Not done')),
  },
  {
    id: 'owner',
    header: 'Owner',
    width: 100,
    text: ({ owner }) => owner,
    cell: ({ owner }) => owner ?? missing('No owner'),
  },
  {
    id: 'due',
    header: 'Due',
    width: 84,
    text: ({ due }) => due,
    cell: ({ due }) => due ?? missing('No date'),
  },
];
