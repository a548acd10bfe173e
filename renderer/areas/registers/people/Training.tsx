import { Button } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { RegisterRow } from '../../../../shared/contract/registers.ts';
import {
  courseCompletion,
  isOverdue,
  type CourseCompletion,
  type TrainingEntry,
} from '../../../../shared/domain/training.ts';
import { rosterIndex } from '../../../../shared/domain/workforce-match.ts';
import { lastTimes } from '../../../../shared/domain/workforce.ts';
import { api } from '../../../app/api.ts';
import { plural } from '../../../app/format.ts';
import { links } from '../../../app/links.ts';
import { useAction, useData, useWorkspace } from '../../../app/query.ts';
import { FilterPills } from '../../../components/FilterPills.tsx';
import { RegisterGrid } from '../../../components/register/RegisterGrid.tsx';
import { traineeOf, useMeasuringDay } from './worker-rows.ts';
import styles from './people.module.css';

type View = 'all' | 'open' | 'overdue' | 'unmatched';
const LABELS: Record<View, string> = {
  all: 'All',
  open: 'Not completed',
  overdue: 'Overdue',
  unmatched: 'Not on the roster',
};

const textOf = ({ values }: RegisterRow, field: string): string => String(values[field] ?? '');
const orNull = (text: string): string | null => (text === '' ? null : text);

const entryOf = (row: RegisterRow): TrainingEntry => ({
  workerId: orNull(textOf(row, 'workerId')),
  course: textOf(row, 'course'),
  assignedOn: orNull(textOf(row, 'assignedOn')),
  due: orNull(textOf(row, 'due')),
  completedOn: orNull(textOf(row, 'completedOn')),
});

const useRows = (register: 'people' | 'training') =>
  useData(['registers', 'list', register], () => api.registers.list({ register })).data;

/** Training records, with completion by course and who has no record. */
export function Training({ current }: { current: string | null }) {
  const [, navigate] = useLocation();
  const { readOnly } = useWorkspace();
  const { run, busy } = useAction();
  const day = useMeasuringDay();
  const [view, setView] = useState<View>('all');
  const rows = useRows('training');
  const people = useRows('people');

  const passes = useCallback(
    (row: RegisterRow, wanted: View): boolean => {
      const entry = entryOf(row);
      if (wanted === 'open') return entry.completedOn === null || entry.completedOn > day;
      if (wanted === 'overdue') return isOverdue(entry, day);
      return wanted === 'all' || entry.workerId === null;
    },
    [day],
  );
  const accepts = useCallback((row: RegisterRow) => passes(row, view), [passes, view]);
  const courses = useMemo(
    () => courseCompletion((rows ?? []).map(entryOf), (people ?? []).map(traineeOf), day),
    [rows, people, day],
  );
  const matches = useMemo(() => {
    const find = rosterIndex(
      lastTimes(
        (people ?? []).map((row) => ({
          ...traineeOf(row),
          name: textOf(row, 'name'),
          number: textOf(row, 'number'),
          email: textOf(row, 'email'),
        })),
      ),
    );
    return (rows ?? [])
      .filter((row) => textOf(row, 'workerId') === '')
      .flatMap((row) => {
        const learner = textOf(row, 'name');
        const match = find({ account: learner, name: learner });
        return match ? [{ id: row.id, values: { workerId: match.worker.id } }] : [];
      });
  }, [rows, people]);
  if (!rows || !people) return null;

  const link = () =>
    void run(() => api.registers.change({ register: 'training', changes: matches }), {
      done: `Linked ${plural(matches.length, 'record')} to the roster.`,
    });
  return (
    <RegisterGrid
      register="training"
      current={current}
      onCurrent={(id) => navigate(links.register('training', id ?? undefined), { replace: true })}
      accepts={view === 'all' ? undefined : accepts}
      onAcceptAll={view === 'all' ? undefined : () => setView('all')}
      hidden={['notes']}
      head={rows.length > 0 && <Courses courses={courses} day={day} people={people} readOnly={readOnly} />}
      filters={
        <FilterPills
          label="Training"
          value={view}
          options={(Object.keys(LABELS) as View[]).map((value) => ({
            value,
            label: LABELS[value],
            count: rows.filter((row) => passes(row, value)).length,
          }))}
          onChange={setView}
        />
      }
      actions={
        !readOnly &&
        matches.length > 0 && (
          <Button disabled={busy} onClick={link}>
            Link {plural(matches.length, 'record')} to the roster
          </Button>
        )
      }
    />
  );
}

interface CoursesProps {
  courses: readonly CourseCompletion[];
  day: string;
  people: readonly RegisterRow[];
  readOnly: boolean;
}

/** Completion by course, as a bar and in words. */
function Courses({ courses, day, people, readOnly }: CoursesProps) {
  const { run, busy } = useAction();
  const names = new Map(people.map((row) => [row.id, textOf(row, 'name')]));
  const addRecords = ({ course, without }: CourseCompletion) =>
    void run(
      () =>
        api.registers.add({
          register: 'training',
          records: without.map((workerId) => ({ name: names.get(workerId) ?? '', course, workerId })),
        }),
      { done: `Added ${plural(without.length, 'record')} of ${course}.` },
    );
  return (
    <section className={styles.courses} aria-label="Completion by course">
      <table>
        <caption>Completed by {day}</caption>
        <tbody>
          {courses.map((course) => {
            const share = course.of === 0 ? 0 : (100 * course.completed) / course.of;
            return (
              <tr key={course.course}>
                <th scope="row" title={course.course}>
                  {course.course || 'No course named'}
                </th>
                <td className={styles.bar} aria-hidden>
                  <i style={{ width: `${share}%` }} />
                </td>
                <td>
                  {Math.floor(share)} %, {course.completed} of{' '}
                  {course.basis === 'roster'
                    ? plural(course.of, 'person', 'people')
                    : plural(course.of, 'record')}
                </td>
                <td>{course.overdue > 0 && `${course.overdue} overdue`}</td>
                <td>{course.unmatched > 0 && `${course.unmatched} not on the roster`}</td>
                <td title={course.without.map((id) => names.get(id) ?? '').join(', ')}>
                  {course.without.length > 0 && `${course.without.length} without a record`}
                </td>
                <td>
                  {!readOnly && course.without.length > 0 && (
                    <Button size="xs" variant="subtle" disabled={busy} onClick={() => addRecords(course)}>
                      Add their records
                    </Button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
