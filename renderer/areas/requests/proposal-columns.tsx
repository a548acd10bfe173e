import type { RequestProposal } from '../../../shared/contract/requests/generating.ts';
import { PROPOSAL_STATE_NAMES } from '../../../shared/domain/request-vocabulary.ts';
import type { GridColumn } from '../../components/grid/Grid.tsx';
import styles from './requests.module.css';

/** A grid wants an id; a proposal has its key. */
export type ProposalRow = RequestProposal & { id: string };

const missing = (words: string) => <span className={styles.missing}>{words}</span>;
const refs = (records: readonly { ref: string }[]): string => records.map(({ ref }) => ref).join(' ');

export const PROPOSAL_COLUMNS: readonly GridColumn<ProposalRow>[] = [
  {
    id: 'title',
    header: 'What could be asked for',
    width: 300,
    grow: true,
    frozen: true,
    text: ({ title }) => title,
    cell: ({ title, wording }) => <span title={wording}>{title}</span>,
  },
  {
    id: 'state',
    header: 'State',
    width: 104,
    text: ({ state }) => PROPOSAL_STATE_NAMES[state],
    cell: ({ state }) =>
      state === 'there' ? (
        <span className={styles.there}>{PROPOSAL_STATE_NAMES[state]}</span>
      ) : (
        PROPOSAL_STATE_NAMES[state]
      ),
  },
  {
    id: 'assignee',
    header: 'From',
    title: 'Who would be asked',
    width: 132,
    text: ({ assignee }) => assignee,
    cell: ({ assignee }) => assignee ?? missing('No owner'),
  },
  {
    id: 'due',
    header: 'Due',
    width: 92,
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
