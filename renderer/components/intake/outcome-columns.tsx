import { Check, CopyCheck, EyeOff, FileWarning, X } from 'lucide-react';
import { Link } from 'wouter';
import { links } from '../../app/links.ts';
import type { GridColumn } from '../grid/Grid.tsx';
import { OUTCOME_NAMES, type OutcomeKind, type OutcomeRow } from './outcome-rows.ts';
import styles from './outcome.module.css';

const ICONS: Record<OutcomeKind, typeof Check> = {
  rejected: X,
  look: FileWarning,
  duplicate: CopyCheck,
  ignored: EyeOff,
  added: Check,
};

/** @param onLeave a link to a record was followed */
export const outcomeColumns = (onLeave: () => void): GridColumn<OutcomeRow>[] => [
  {
    id: 'kind',
    header: 'Outcome',
    width: 148,
    text: ({ kind }) => OUTCOME_NAMES[kind],
    cell: ({ kind }) => {
      const Icon = ICONS[kind];
      return (
        <span className={styles.kind} data-kind={kind}>
          <Icon size={13} aria-hidden />
          {OUTCOME_NAMES[kind]}
        </span>
      );
    },
  },
  {
    id: 'file',
    header: 'File',
    width: 300,
    text: ({ path }) => path,
    cell: ({ path }) => <span title={path}>{path}</span>,
  },
  {
    id: 'evidence',
    header: 'Evidence',
    width: 84,
    text: ({ evidence }) => evidence?.ref ?? '',
    cell: ({ evidence }) =>
      evidence && (
        <Link href={links.evidenceRecord(evidence.id)} onClick={onLeave}>
          {evidence.ref}
        </Link>
      ),
  },
  {
    id: 'says',
    header: 'What to know',
    width: 320,
    grow: true,
    text: ({ says }) => says,
    cell: ({ says }) => <span title={says}>{says}</span>,
  },
];
