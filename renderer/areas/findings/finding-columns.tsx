import { Link } from 'wouter';
import type { FindingRow } from '../../../shared/contract/findings.ts';
import { FINDING_STATUS_NAMES, FINDING_STATUSES, SEVERITIES } from '../../../shared/domain/vocabulary.ts';
import { today } from '../../app/dates.ts';
import { links } from '../../app/links.ts';
import type { GridColumn } from '../../components/grid/Grid.tsx';
import { SeveritySign } from '../../components/Sign.tsx';
import { isOverdue } from './finding-filter.ts';
import styles from './findings.module.css';

const missing = (words: string) => <span className={styles.missing}>{words}</span>;

export const FINDING_COLUMNS: readonly GridColumn<FindingRow>[] = [
  { id: 'ref', header: 'Ref', width: 60, frozen: true, text: ({ ref }) => ref, cell: ({ ref }) => ref },
  {
    id: 'title',
    header: 'Finding',
    width: 200,
    grow: true,
    frozen: true,
    text: ({ title }) => title,
    cell: ({ title }) => <span title={title}>{title}</span>,
  },
  {
    id: 'severity',
    header: 'Severity',
    width: 92,
    text: ({ severity }) => SEVERITIES.length - SEVERITIES.indexOf(severity),
    cell: ({ severity }) => <SeveritySign severity={severity} />,
  },
  {
    id: 'status',
    header: 'Status',
    width: 92,
    text: ({ status }) => FINDING_STATUSES.indexOf(status),
    cell: ({ status }) => FINDING_STATUS_NAMES[status],
  },
  {
    id: 'control',
    header: 'Control',
    width: 84,
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
    id: 'owner',
    header: 'Owner',
    width: 132,
    text: ({ owner }) => owner,
    cell: ({ owner }) => owner ?? missing('No owner'),
  },
  {
    id: 'due',
    header: 'Due',
    width: 128,
    text: ({ due }) => due,
    cell: (finding) => {
      if (!finding.due) return missing('No date');
      return isOverdue(finding, today()) ? <b>{finding.due}, overdue</b> : finding.due;
    },
  },
];
