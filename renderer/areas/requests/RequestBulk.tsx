import { Button, Menu, Popover } from '@mantine/core';
import { useState } from 'react';
import type { RequestInput, RequestRow } from '../../../shared/contract/requests/records.ts';
import {
  AUDITOR_STATUS_NAMES,
  REQUEST_PRIORITY_NAMES,
  REQUEST_STATUS_NAMES,
} from '../../../shared/domain/request-vocabulary.ts';
import { api } from '../../app/api.ts';
import { dayProblem } from '../../app/dates.ts';
import { plural } from '../../app/format.ts';
import { useAction, useWorkspace } from '../../app/query.ts';
import { DateField } from '../../components/DateField.tsx';
import { copyText } from './copy.ts';
import { usePeople } from './queries.ts';
import { requestsText } from './request-text.ts';
import styles from './requests.module.css';
import type { RequestChange } from './use-status-change.tsx';

interface Props {
  requests: readonly RequestRow[];
  save: (changes: RequestChange[]) => Promise<unknown>;
  /** Writes a pack of them. */
  onPack: () => void;
  onClear: () => void;
}

/** Changes all selected requests in one step that one undo takes back. */
export function RequestBulk({ requests, save, onPack, onClear }: Props) {
  const { run, busy } = useAction();
  const { readOnly } = useWorkspace();
  const people = usePeople();
  const [first] = requests;
  const name = requests.length === 1 && first ? first.ref : plural(requests.length, 'request');
  const disabled = busy || readOnly;

  const update = (patch: RequestInput, done: string) =>
    void run(() => save(requests.map((row) => ({ row, patch }))), { done });
  const menu = (label: string, options: readonly (readonly [name: string, patch: RequestInput])[]) => (
    <Menu position="top-start">
      <Menu.Target>
        <Button disabled={disabled}>{label}</Button>
      </Menu.Target>
      <Menu.Dropdown className={styles.menu}>
        {options.map(([value, patch]) => (
          <Menu.Item
            key={value}
            onClick={() => update(patch, `${label} of ${name} is now ${value.toLowerCase()}.`)}
          >
            {value}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
  const remove = async () => {
    const ids = requests.map(({ id }) => id);
    if (await run(() => api.requests.remove({ ids }), { done: `Removed ${name}.` })) onClear();
  };
  return (
    <div className={styles.bulk} role="toolbar" aria-label="Change the selected requests">
      <b>{plural(requests.length, 'request')} selected</b>
      {menu(
        'Our status',
        entries(REQUEST_STATUS_NAMES).map(([status, label]) => [label, { status }]),
      )}
      {menu(
        'Auditor status',
        entries(AUDITOR_STATUS_NAMES).map(([auditorStatus, label]) => [label, { auditorStatus }]),
      )}
      {menu('Assigned to', [
        ...people.map(({ id, name: person }) => [person, { assigneeId: id }] as const),
        ['Nobody', { assigneeId: null }],
      ])}
      <DueButton disabled={disabled} onSet={(due) => update({ due }, `${name} due on ${due}.`)} />
      {menu(
        'Priority',
        entries(REQUEST_PRIORITY_NAMES).map(([priority, label]) => [label, { priority }]),
      )}
      <Button
        onClick={() => void copyText(requestsText(requests), `Copied ${plural(requests.length, 'request')}.`)}
      >
        Copy
      </Button>
      <Button disabled={disabled} onClick={onPack}>
        Request pack
      </Button>
      <Button disabled={disabled} onClick={() => void remove()}>
        Remove
      </Button>
      <Button variant="subtle" onClick={onClear}>
        Clear the selection
      </Button>
    </div>
  );
}

const entries = <Value extends string>(names: Readonly<Record<Value, string>>) =>
  Object.entries(names) as [Value, string][];

function DueButton({ disabled, onSet }: { disabled: boolean; onSet: (day: string) => void }) {
  const [day, setDay] = useState('');
  const [isOpen, setOpen] = useState(false);
  const problem = day === '' ? undefined : dayProblem(day);
  return (
    <Popover opened={isOpen} onChange={setOpen} position="top-start" trapFocus returnFocus>
      <Popover.Target>
        <Button disabled={disabled} onClick={() => setOpen(!isOpen)}>
          Due
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (problem || day === '') return;
            setOpen(false);
            onSet(day);
          }}
        >
          <DateField label="Due on" value={day} onChange={setDay} error={problem} />
          <Button type="submit" disabled={day === '' || problem !== undefined}>
            Set the due day
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
