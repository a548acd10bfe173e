import type { OccurrenceRow } from '../../../shared/contract/calendar.ts';
import { TODO_STATES, todoText } from '../../../shared/domain/calendar/todo.ts';
import { groupBy } from '../../../shared/domain/group-by.ts';
import type { Session } from '../session.ts';
import { readOccurrences } from './occurrence-rows.ts';
import { readPlan } from './plan.ts';

export interface OwnerTodo {
  owner: string | null;
  email: string;
  occurrences: number;
  text: string;
}

/** Occurrences that leave something to do, in the order of their due days. */
const readTodoRows = (session: Session): OccurrenceRow[] =>
  readOccurrences(session, { states: [...TODO_STATES] });

/** What each owner has to do: the owner of the most missed and overdue ones first. */
export function readTodos(session: Session): OwnerTodo[] {
  const { controls, today } = readPlan(session);
  const emails = new Map(controls.map(({ control }) => [control.owner, control.email]));
  const { client } = session.engagement();
  const pressing = (rows: readonly OccurrenceRow[]) =>
    rows.filter(({ state }) => state === 'missed' || state === 'overdue').length;
  return [...groupBy(readTodoRows(session), ({ owner }) => owner)]
    .toSorted(([, a], [, b]) => pressing(b) - pressing(a) || b.length - a.length)
    .map(([owner, rows]) => ({
      owner,
      email: emails.get(owner) ?? '',
      occurrences: rows.length,
      text: todoText(owner, rows, { client, today }),
    }));
}
