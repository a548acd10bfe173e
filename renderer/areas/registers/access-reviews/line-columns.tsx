import type { AccessReviewLine } from '../../../../shared/contract/access-reviews.ts';
import { ACCESS_FLAG_NAMES } from '../../../../shared/domain/access-review/vocabulary.ts';
import { ACCESS_DECISION_NAMES } from '../../../../shared/domain/programme-vocabulary.ts';
import type { GridColumn } from '../../../components/grid/Grid.tsx';
import { Decision } from './Decision.tsx';
import { Flags } from './Flags.tsx';
import styles from './access-reviews.module.css';

type Column = GridColumn<AccessReviewLine>;

const text = (
  id: string,
  header: string,
  width: number,
  value: (line: AccessReviewLine) => string,
  more: Partial<Column> = {},
): Column => ({
  id,
  header,
  width,
  text: value,
  cell: (line) => <span title={value(line)}>{value(line)}</span>,
  ...more,
});

/** Who owns the account: the person on the roster, or who was named as its owner. */
export const ownerOf = ({ worker, name, ownerNote }: AccessReviewLine): string =>
  worker?.name ?? (name || ownerNote);

export const LINE_COLUMNS: readonly Column[] = [
  text('account', 'Account', 230, ({ account }) => account, { frozen: true }),
  {
    id: 'decision',
    header: 'Decision',
    width: 88,
    text: ({ decision }) => decision && ACCESS_DECISION_NAMES[decision],
    cell: ({ decision }) => <Decision decision={decision} />,
  },
  {
    id: 'flags',
    header: 'Seen',
    width: 230,
    text: ({ flags }) => flags.map((flag) => ACCESS_FLAG_NAMES[flag]).join(', '),
    cell: ({ flags }) => <Flags flags={flags} />,
  },
  {
    id: 'role',
    header: 'Role',
    width: 140,
    text: ({ role }) => role,
    cell: ({ role, previousRole }) => (
      <span title={previousRole ? `Before: ${previousRole}` : role}>
        {role}
        {previousRole && <span className={styles.before}> was {previousRole}</span>}
      </span>
    ),
  },
  {
    id: 'owner',
    header: 'Person',
    title: 'Person on the roster, the name listed, or the owner that was named',
    width: 150,
    text: ownerOf,
    cell: (line) => (
      <span title={[ownerOf(line), line.ownerNote].filter(Boolean).join(', ')}>
        {ownerOf(line)}
        {line.worker?.leftOn && <span className={styles.before}> left {line.worker.leftOn}</span>}
      </span>
    ),
  },
  text('application', 'Application', 110, ({ application }) => application),
  text('lastLogin', 'Last login', 92, ({ lastLogin }) => lastLogin),
  text('status', 'Status', 80, ({ accountStatus }) => accountStatus),
  text('note', 'Note', 180, ({ note }) => note, { grow: true }),
  text('decidedBy', 'Decided by', 110, ({ decidedBy }) => decidedBy),
  text('carriedOutOn', 'Carried out', 92, ({ carriedOutOn }) => carriedOutOn ?? ''),
];
