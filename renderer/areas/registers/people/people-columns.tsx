import { Check, Minus, TriangleAlert } from 'lucide-react';
import type { RegisterRow } from '../../../../shared/contract/registers.ts';
import {
  CHECK_STATE_NAMES,
  isLate,
  JOINER_CHECK_NAMES,
  joinerChecks,
  REMOVAL_STATE_NAMES,
  removalOf,
  type CheckState,
  type JoinerCheck,
} from '../../../../shared/domain/workforce.ts';
import type { GridColumn } from '../../../components/grid/Grid.tsx';
import { hoursWords } from './removal-words.ts';
import { employmentOf } from './worker-rows.ts';
import styles from './people.module.css';

type Column = GridColumn<RegisterRow>;

const SIGNS: Record<CheckState, typeof Check> = {
  met: Check,
  late: TriangleAlert,
  missing: TriangleAlert,
  open: Minus,
};
const CHECK_HEADS: Record<JoinerCheck, string> = {
  screening: 'Screening',
  code: 'Code',
  training: 'Training',
  access: 'Access',
};

const checkColumn = (check: JoinerCheck, today: string): Column => {
  const stateOf = (row: RegisterRow) => joinerChecks(employmentOf(row), today)[check];
  return {
    id: `check-${check}`,
    header: CHECK_HEADS[check],
    title: JOINER_CHECK_NAMES[check],
    width: 84,
    text: (row) => CHECK_STATE_NAMES[stateOf(row)],
    cell: (row) => {
      const state = stateOf(row);
      const Icon = SIGNS[state];
      return (
        <span
          className={styles.state}
          data-state={state}
          title={`${JOINER_CHECK_NAMES[check]}: ${CHECK_STATE_NAMES[state]}`}
        >
          <Icon size={12} aria-hidden />
          {CHECK_STATE_NAMES[state]}
        </span>
      );
    },
  };
};

/** @param today ISO 8601 */
export const joinerColumns = (today: string): Column[] =>
  (['screening', 'code', 'training', 'access'] as const).map((check) => checkColumn(check, today));

/** @param now the moment of measuring, ISO 8601 in UTC */
export function leaverColumns(limitHours: number, now: string): Column[] {
  const of = (row: RegisterRow) => removalOf(employmentOf(row), limitHours, now);
  return [
    {
      id: 'removal',
      header: 'Removal',
      title: `Access is removed within ${limitHours} hours of leaving`,
      width: 116,
      text: (row) => {
        const removal = of(row);
        return removal && REMOVAL_STATE_NAMES[removal.state];
      },
      cell: (row) => {
        const removal = of(row);
        if (!removal) return null;
        const Icon = isLate(removal) ? TriangleAlert : removal.state === 'open' ? Minus : Check;
        return (
          <span
            className={styles.state}
            data-state={isLate(removal) ? 'late' : removal.state === 'open' ? 'open' : 'met'}
          >
            <Icon size={12} aria-hidden />
            {REMOVAL_STATE_NAMES[removal.state]}
          </span>
        );
      },
    },
    {
      id: 'hours',
      header: 'After leaving',
      title: 'From leaving until access was removed, or until now',
      width: 96,
      align: 'end',
      text: (row) => of(row)?.hours ?? null,
      cell: (row) => {
        const removal = of(row);
        if (!removal) return null;
        const why = removal.byDays
          ? `Only the day is known: days are compared with ${Math.ceil(limitHours / 24)} d`
          : `${removal.hours.toFixed(2)} hours`;
        return <span title={why}>{hoursWords(removal)}</span>;
      },
    },
  ];
}
