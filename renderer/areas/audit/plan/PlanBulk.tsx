import { Button, Menu, Popover } from '@mantine/core';
import { useState } from 'react';
import type { AuditPlan, PlanRow } from '../../../../shared/contract/audit/plan.ts';
import { SAMPLING_RISK_NAMES, SAMPLING_RISKS } from '../../../../shared/domain/sampling/index.ts';
import { dayProblem } from '../../../app/dates.ts';
import { plural } from '../../../app/format.ts';
import { useAction } from '../../../app/query.ts';
import { DateField } from '../../../components/DateField.tsx';
import styles from './plan.module.css';
import { savePlan, type PlanPatch } from './save-plan.ts';

interface Props {
  plan: AuditPlan;
  rows: readonly PlanRow[];
  onSpread: () => void;
  onClear: () => void;
}

/** Plans all selected tests in one step that one undo takes back. */
export function PlanBulk({ plan, rows, onSpread, onClear }: Props) {
  const { run, busy } = useAction();
  const [day, setDay] = useState('');
  const [isOpen, setOpen] = useState(false);
  const tests = plural(rows.length, 'test');
  const save = (patch: PlanPatch, done: string) =>
    run(() => savePlan(rows.map(({ id }) => ({ testId: id, patch }))), { done });
  const choice = <Value extends string>(
    label: string,
    options: readonly { value: Value; label: string }[],
    choose: (value: Value | null, name: string) => void,
  ) => (
    <Menu position="top-start">
      <Menu.Target>
        <Button disabled={busy || options.length === 0}>{label}</Button>
      </Menu.Target>
      <Menu.Dropdown className={styles.menu}>
        {options.map((option) => (
          <Menu.Item key={option.value} onClick={() => choose(option.value, option.label)}>
            {option.label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => choose(null, 'not set')}>Not set</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
  const people = plan.people.map(({ id, name }) => ({ value: id, label: name }));
  const problem = day === '' ? undefined : dayProblem(day);
  return (
    <div className={styles.bulk} role="toolbar" aria-label="Plan the selected tests">
      <b>{tests} selected</b>
      {choice(
        'Preparer',
        people,
        (preparerId, name) => void save({ preparerId }, `Preparer of ${tests} is now ${name}.`),
      )}
      {choice(
        'Reviewer',
        people,
        (reviewerId, name) => void save({ reviewerId }, `Reviewer of ${tests} is now ${name}.`),
      )}
      <Popover opened={isOpen} onChange={setOpen} position="top-start" trapFocus returnFocus>
        <Popover.Target>
          <Button disabled={busy} onClick={() => setOpen(!isOpen)}>
            Day
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <form
            className={styles.day}
            onSubmit={(event) => {
              event.preventDefault();
              if (problem || day === '') return;
              setOpen(false);
              void save({ plannedOn: day }, `${tests} planned on ${day}.`);
            }}
          >
            <DateField label="Planned on" value={day} onChange={setDay} error={problem} />
            <Button type="submit" disabled={busy || day === '' || problem !== undefined}>
              Plan
            </Button>
          </form>
        </Popover.Dropdown>
      </Popover>
      {choice(
        'Risk',
        SAMPLING_RISKS.map((value) => ({ value, label: SAMPLING_RISK_NAMES[value] })),
        (samplingRisk, name) => void save({ samplingRisk }, `Risk of ${tests} is now ${name}.`),
      )}
      <Button disabled={busy || people.length === 0} onClick={onSpread}>
        Spread evenly
      </Button>
      <Button variant="subtle" onClick={onClear}>
        Clear the selection
      </Button>
    </div>
  );
}
