/** Completion of training: of the people on the roster, or of the records where there is no roster. */
import type { WorkerKind } from './programme-vocabulary.ts';
import { isEmployed, isPerson, type Employment } from './workforce.ts';

export interface TrainingEntry {
  /** On the roster; null for a learner who is not found there. */
  workerId: string | null;
  course: string;
  assignedOn: string | null;
  due: string | null;
  completedOn: string | null;
}

export interface Trainee extends Pick<Employment, 'startedOn' | 'leftOn' | 'leftAt'> {
  id: string;
  kind: WorkerKind;
}

export interface CourseCompletion {
  course: string;
  completed: number;
  /** Whom it is measured against: people employed on the day, or records. */
  of: number;
  /** Not completed by their due day. */
  overdue: number;
  /** People employed on the day without any record of this course. */
  without: string[];
  /** Records of learners who are not found on the roster; they count for nobody. */
  unmatched: number;
  basis: 'roster' | 'records';
}

const isDone = (entry: TrainingEntry, day: string): boolean =>
  entry.completedOn !== null && entry.completedOn <= day;

/** Share of the records whose learner must be on the roster for it to count as the whole roster: one of leavers alone is none. */
const WHOLE_ROSTER = 0.5;

/**
 * Completion of every course on a day. With a roster it is the share of the people employed on that day who have a completed record,
 * so that nobody is left out by not having been assigned; without a whole one, the share of the records assigned by then.
 */
export function courseCompletion(
  entries: readonly TrainingEntry[],
  roster: readonly Trainee[],
  day: string,
): CourseCompletion[] {
  const employed = roster.filter((one) => isPerson(one) && isEmployed(one, day));
  const courses = [...new Set(entries.map(({ course }) => course))].toSorted();
  return courses.map((course) => {
    const own = entries.filter(
      (entry) => entry.course === course && (entry.assignedOn === null || entry.assignedOn <= day),
    );
    const overdue = own.filter((entry) => isOverdue(entry, day)).length;
    const matched = own.filter(({ workerId }) => workerId !== null).length;
    if (employed.length === 0 || matched < own.length * WHOLE_ROSTER) {
      const completed = own.filter((entry) => isDone(entry, day)).length;
      const unmatched = roster.length === 0 ? 0 : own.length - matched;
      return { course, completed, of: own.length, overdue, without: [], unmatched, basis: 'records' };
    }
    const recorded = new Set(own.map(({ workerId }) => workerId));
    const done = new Set(own.filter((entry) => isDone(entry, day)).map(({ workerId }) => workerId));
    return {
      course,
      completed: employed.filter(({ id }) => done.has(id)).length,
      of: employed.length,
      overdue,
      without: employed.filter(({ id }) => !recorded.has(id)).map(({ id }) => id),
      unmatched: own.filter(({ workerId }) => workerId === null).length,
      basis: 'roster',
    };
  });
}

/** Not completed on the day although it was due before it. */
export const isOverdue = (entry: Pick<TrainingEntry, 'due' | 'completedOn'>, day: string): boolean =>
  entry.due !== null && entry.due < day && (entry.completedOn === null || entry.completedOn > day);
