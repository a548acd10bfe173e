import {
  countAcknowledged,
  isCourseOf,
  type Completion,
  type Worker,
} from '../../../../shared/domain/policies/acknowledgements.ts';
import { today } from '../../readiness/today.ts';
import type { Workspace } from '../../workspace/workspace.ts';

/** Who acknowledged a policy by the training register, of those employed today; null without a course of its name. */
export function acknowledgementsOf(workspace: Workspace, policy: string) {
  const all = workspace.all<Completion & Record<string, string | null>>(
    'SELECT course, name, worker_id AS workerId, completed_on AS completedOn FROM training_record',
  );
  const completions = all.filter(({ course }) => isCourseOf(course, policy));
  if (completions.length === 0) return null;
  const workers = workspace.all<Worker & Record<string, string | null>>(
    'SELECT id, name, kind, started_on AS startedOn, left_on AS leftOn, left_at AS leftAt FROM worker',
  );
  const on = today();
  const courses = [...new Set(completions.map(({ course }) => course))].toSorted();
  return { courses, ...countAcknowledged(workers, completions, on), on };
}
