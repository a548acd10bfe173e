import type { RegisterRow } from '../../../../shared/contract/registers.ts';
import { wasOpen, wasOverdue, type ActionDays } from '../../../../shared/domain/corrective-actions.ts';
import type { ActionStatus } from '../../../../shared/domain/programme-vocabulary.ts';
import { today } from '../../../app/dates.ts';

const dayOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** The status and days of a row of the register. */
export const actionOf = (values: RegisterRow['values']): ActionDays => ({
  status: values['status'] as ActionStatus,
  due: dayOf(values['due']),
  doneOn: dayOf(values['doneOn']),
});

export const isOpenAction = ({ values }: RegisterRow): boolean => wasOpen(actionOf(values), today());

/** Open past its due day. @param day ISO day */
export const isOverdueAction = ({ values }: RegisterRow, day: string): boolean =>
  wasOverdue(actionOf(values), day);

/** Overdue ones first, the longest overdue at the top; then open ones by due day, those without one after; the rest last. */
export function byUrgency(rows: readonly RegisterRow[], day: string): RegisterRow[] {
  const rank = (row: RegisterRow) => (isOverdueAction(row, day) ? 0 : isOpenAction(row) ? 1 : 2);
  const due = ({ values }: RegisterRow) => String(values['due'] ?? '') || '9999';
  return rows.toSorted((a, b) => rank(a) - rank(b) || due(a).localeCompare(due(b)));
}
