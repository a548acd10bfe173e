/** Joiners, leavers and training. Who is late is decided by `workforce.ts`; here it is counted. */
import type { WorkerKind } from '../programme-vocabulary.ts';
import { courseCompletion, type TrainingEntry } from '../training.ts';
import {
  hasProblem,
  isJoiner,
  isLate,
  isLeaver,
  JOINER_CHECK_NAMES,
  JOINER_CHECKS,
  joinerChecks,
  lastDay,
  removalOf,
  type Employment,
} from '../workforce.ts';
import { count, rate, sentences, several, type Measure, type MetricItem, type MetricSpan } from './metric.ts';

export interface WorkerFact extends Employment {
  id: string;
  kind: WorkerKind;
  name: string;
  number: string;
}

export interface TrainingFact extends TrainingEntry {
  id: string;
  name: string;
}

const NO_LEAVERS = 'Nobody on the roster left in this time.';
const EXCESS_DAYS = 48;

const workerItem = (worker: WorkerFact, detail: string): MetricItem => ({
  id: worker.id,
  ref: worker.number || worker.name,
  title: worker.name,
  detail,
  link: `/registers/people/${worker.id}`,
});

const duration = (hours: number): string =>
  hours >= EXCESS_DAYS ? `${(hours / 24).toFixed(1)} days` : `${hours.toFixed(1)} hours`;

interface Removals {
  late: MetricItem[];
  /** Whose access was removed, or should have been by now. */
  decided: number;
  note: string;
}

/**
 * Leavers by their last day. Whether access outlived it is judged by what is known now: a removal that is recorded after the period
 * still answers for a leaver of the period.
 */
function removals(
  workers: readonly WorkerFact[],
  span: MetricSpan,
  limitHours: number,
  now: string,
): Removals {
  const judged = workers
    .filter((worker) => isLeaver(worker, span))
    .map((worker) => ({ worker, removal: removalOf(worker, limitHours, now) }));
  const open = judged.filter(({ removal }) => removal?.state === 'open').length;
  const byDays = judged.filter(({ removal }) => removal?.byDays).length;
  const late = judged
    .filter(({ removal }) => isLate(removal))
    .map(({ worker, removal }) => {
      const after = duration(removal?.hours ?? 0);
      const left = lastDay(worker) ?? '';
      return workerItem(
        worker,
        removal?.state === 'never'
          ? `Left ${left}, access not removed in ${after}.`
          : `Left ${left}, access removed ${after} later.`,
      );
    });
  return {
    late,
    decided: judged.length - open,
    note: sentences(
      `Limit ${several(limitHours, 'hour', 'hours')}.`,
      open > 0 ? `${several(open, 'leaver is', 'leavers are')} still within it.` : '',
      byDays > 0
        ? `${several(byDays, 'leaver has', 'leavers have')} no hour of leaving; whole days were compared.`
        : '',
    ),
  };
}

export function lateLeavers(
  workers: readonly WorkerFact[],
  span: MetricSpan,
  limitHours: number,
  now: string,
): Measure {
  const { late, decided, note } = removals(workers, span, limitHours, now);
  return count(late, decided, note, NO_LEAVERS);
}

export function leaversInTime(
  workers: readonly WorkerFact[],
  span: MetricSpan,
  limitHours: number,
  now: string,
): Measure {
  const { late, decided, note } = removals(workers, span, limitHours, now);
  return rate(decided - late.length, decided, late, note, NO_LEAVERS);
}

/** Joiners who met all that is expected of a joiner; what is still open and in time does not speak against them. */
export function joinersInOrder(workers: readonly WorkerFact[], span: MetricSpan, today: string): Measure {
  const joiners = workers
    .filter((worker) => isJoiner(worker, span))
    .map((worker) => ({ worker, checks: joinerChecks(worker, today) }));
  const items = joiners
    .filter(({ checks }) => hasProblem(checks))
    .map(({ worker, checks }) => {
      const failed = JOINER_CHECKS.filter((check) => checks[check] === 'late' || checks[check] === 'missing');
      const words = failed.map((check) => `${JOINER_CHECK_NAMES[check]}: ${checks[check]}`);
      return workerItem(worker, `${words.join('; ')}.`);
    });
  const counts = JOINER_CHECKS.map((check) => {
    const failed = joiners.filter(({ checks }) => checks[check] === 'late' || checks[check] === 'missing');
    return failed.length > 0 ? `${JOINER_CHECK_NAMES[check]}: ${failed.length} not.` : '';
  });
  const empty = 'Nobody on the roster started in this time.';
  return rate(joiners.length - items.length, joiners.length, items, sentences(...counts), empty);
}

/**
 * Completion at the end of the span as the training register shows it (`training.ts`): each course against the people employed on
 * that day, or against its records where there is no roster, all courses together.
 */
export function trainingCompletion(
  records: readonly TrainingFact[],
  roster: readonly WorkerFact[],
  { to }: MetricSpan,
): Measure {
  const courses = courseCompletion(records, roster, to);
  const completed = courses.reduce((sum, course) => sum + course.completed, 0);
  const expected = courses.reduce((sum, course) => sum + course.of, 0);
  const names = new Map(roster.map((worker) => [worker.id, worker]));
  const without = courses.flatMap((course) =>
    course.without.flatMap((id) => {
      const worker = names.get(id);
      return worker ? [workerItem(worker, `No record of ${course.course}.`)] : [];
    }),
  );
  const open = records
    .filter(({ completedOn, assignedOn }) => isOpen(completedOn, to) && (assignedOn ?? to) <= to)
    .map(({ id, name, course, due }): MetricItem => ({
      id,
      ref: name,
      title: course,
      detail: due === null ? 'Not completed.' : `Due ${due}, not completed.`,
      link: `/registers/training/${id}`,
    }));
  const overdue = courses.reduce((sum, course) => sum + course.overdue, 0);
  const unmatched = courses.reduce((sum, course) => sum + course.unmatched, 0);
  return rate(
    completed,
    expected,
    [...open, ...without],
    sentences(
      `${several(courses.length, 'course', 'courses')}.`,
      overdue > 0 ? `${several(overdue, 'record is', 'records are')} past the due day.` : '',
      unmatched > 0 ? `${several(unmatched, 'record names', 'records name')} nobody on the roster.` : '',
    ),
    'No training is recorded by this time.',
  );
}

const isOpen = (completedOn: string | null, day: string): boolean =>
  completedOn === null || completedOn > day;
