import { Button, Checkbox, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import type { AuditPlan, PlanRow } from '../../../../shared/contract/audit/plan.ts';
import { isShownInPlan } from '../../../../shared/domain/mock-audit/dashboard.ts';
import { spreadTests } from '../../../../shared/domain/mock-audit/spread.ts';
import { addDays, dayProblem, today } from '../../../app/dates.ts';
import { plural } from '../../../app/format.ts';
import { useAction } from '../../../app/query.ts';
import { DateField } from '../../../components/DateField.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { LoadTable } from './LoadTable.tsx';
import styles from './plan.module.css';
import { savePlan } from './save-plan.ts';

interface Props {
  plan: AuditPlan;
  /** The tests to spread, in the order in which they shall be done. */
  tests: readonly PlanRow[];
  onClose: () => void;
}

/** Two weeks are a start where no milestone says how long. */
const DEFAULT_DAYS = 13;

/** Proposes a day, a preparer and a reviewer for each test; nothing is kept before the proposal was looked at. */
export function SpreadDialog({ plan, tests, onClose }: Props) {
  const { people, window, rows } = plan;
  const { run, busy } = useAction();
  const all = people.map(({ id }) => id);
  const start = startOf(window, today());
  const [from, setFrom] = useState(start.from);
  const [to, setTo] = useState(start.to);
  const [preparers, setPreparers] = useState(all);
  const [reviewers, setReviewers] = useState(all);

  const problem =
    dayProblem(from) ??
    dayProblem(to) ??
    (from > to ? `The last day ${to} is before the first day ${from}.` : undefined) ??
    (preparers.length === 0 ? 'Choose at least one preparer.' : undefined);
  const chosen = new Set(tests.map(({ id }) => id));
  const waiting = rows.filter((row) => isShownInPlan(row, 'open', from) && !chosen.has(row.id));
  const load = Object.fromEntries(
    all.map((id) => [id, waiting.filter(({ preparerId }) => preparerId === id).length]),
  );
  const proposed = problem
    ? []
    : spreadTests({ testIds: tests.map(({ id }) => id), from, to, preparers, reviewers, load });
  const byId = new Map(proposed.map((planned) => [planned.testId, planned]));
  const nameOf = (id: string | null) => people.find((person) => person.id === id)?.name ?? null;
  const preview = tests.flatMap((row) => {
    const planned = byId.get(row.id);
    return planned ? [{ ...row, ...planned, preparer: nameOf(planned.preparerId) }] : [];
  });
  const unreviewed = proposed.filter(({ reviewerId }) => reviewerId === null).length;

  const apply = async () => {
    const changes = proposed.map(({ testId, ...patch }) => ({ testId, patch }));
    const saved = await run(() => savePlan(changes), {
      done: `Planned ${plural(changes.length, 'test')} from ${from} to ${to}.`,
    });
    if (saved) onClose();
  };
  return (
    <Dialog onClose={onClose} title={`Spread ${plural(tests.length, 'test')} evenly`} size={640}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!problem && tests.length > 0) void apply();
        }}
      >
        <Stack>
          <Group align="start" grow>
            <DateField label="First day" value={from} onChange={setFrom} />
            <DateField label="Last day" value={to} onChange={setTo} />
          </Group>
          <Group align="start" grow>
            <People label="Preparers" people={people} value={preparers} onChange={setPreparers} />
            <People label="Reviewers" people={people} value={reviewers} onChange={setReviewers} />
          </Group>
          {problem ? (
            <p className={styles.problem} role="alert">
              {problem}
            </p>
          ) : (
            <>
              <LoadTable rows={preview} label="Tests by person and week, as proposed" />
              <p className={styles.hint}>
                Working days only, each test with the person who has least to do. Nobody reviews their own
                work
                {unreviewed > 0 ? `, so ${plural(unreviewed, 'test')} would have no reviewer` : ''}.
              </p>
            </>
          )}
          <Group justify="flex-end">
            <Button onClick={onClose}>Cancel</Button>
            <Button
              type="submit"
              variant="filled"
              disabled={busy || problem !== undefined || tests.length === 0}
            >
              Plan {plural(tests.length, 'test')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

/** What the milestones leave from today on, or two weeks. */
function startOf(window: AuditPlan['window'], now: string): { from: string; to: string } {
  if (!window || window.to < now) return { from: now, to: addDays(now, DEFAULT_DAYS) };
  return { from: window.from < now ? now : window.from, to: window.to };
}

interface PeopleProps {
  label: string;
  people: AuditPlan['people'];
  value: string[];
  onChange: (ids: string[]) => void;
}

function People({ label, people, value, onChange }: PeopleProps) {
  return (
    <Checkbox.Group label={label} value={value} onChange={onChange}>
      <Stack gap={4} mt={4}>
        {people.map(({ id, name }) => (
          <Checkbox key={id} value={id} label={name} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
