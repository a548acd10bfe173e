import type { RegisterRow } from '../../../../shared/contract/registers.ts';

export const isOpenAction = ({ values }: RegisterRow): boolean =>
  values['status'] === 'open' || values['status'] === 'in_progress';

/** Open past its due day. @param today ISO day */
export const isOverdueAction = (row: RegisterRow, today: string): boolean => {
  const due = row.values['due'];
  return isOpenAction(row) && typeof due === 'string' && due !== '' && due < today;
};

/** Overdue ones first, the longest overdue at the top; then open ones by due day, those without one after; the rest last. */
export function byUrgency(rows: readonly RegisterRow[], today: string): RegisterRow[] {
  const rank = (row: RegisterRow) => (isOverdueAction(row, today) ? 0 : isOpenAction(row) ? 1 : 2);
  const due = ({ values }: RegisterRow) => String(values['due'] ?? '') || '9999';
  return rows.toSorted((a, b) => rank(a) - rank(b) || due(a).localeCompare(due(b)));
}
