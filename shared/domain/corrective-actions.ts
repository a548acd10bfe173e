/** Corrective actions in time: which were open on a day, and which were overdue then. Days are ISO 8601. */
import type { ActionStatus } from './programme-vocabulary.ts';

export interface ActionDays {
  status: ActionStatus;
  due: string | null;
  doneOn: string | null;
}

/** Neither dropped nor done by a day. One that is done without a day is taken as done before. */
export function wasOpen({ status, doneOn }: Omit<ActionDays, 'due'>, day: string): boolean {
  if (status === 'dropped') return false;
  return doneOn === null ? status !== 'done' : doneOn > day;
}

/** Open on a day and due before it: on its due day it is in time. */
export const wasOverdue = (action: ActionDays, day: string): boolean =>
  action.due !== null && action.due < day && wasOpen(action, day);
