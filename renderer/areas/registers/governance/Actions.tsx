import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import type { GovernanceAction, GovernanceMeeting } from '../../../../shared/contract/governance.ts';
import { wasOverdue } from '../../../../shared/domain/corrective-actions.ts';
import { ACTION_STATUS_NAMES } from '../../../../shared/domain/programme-vocabulary.ts';
import { api } from '../../../app/api.ts';
import { isDay, today } from '../../../app/dates.ts';
import { links } from '../../../app/links.ts';
import { useAction, useData } from '../../../app/query.ts';
import { DateField } from '../../../components/DateField.tsx';
import { Section } from '../../../components/Section.tsx';
import styles from './governance.module.css';

/** Corrective actions that the meeting asked for, and those of earlier ones that are still open. */
export function Actions({ meeting, readOnly }: { meeting: GovernanceMeeting; readOnly: boolean }) {
  const { id, actions, carriedOver } = meeting;
  const { run, busy } = useAction();
  const people = useData(['scope', 'get'], () => api.scope.get({})).data?.people ?? [];
  const [name, setName] = useState('');
  const [ownerId, setOwnerId] = useState<string | null>(null);
  const [due, setDue] = useState('');
  const problem = due !== '' && !isDay(due) ? `“${due}” is not a date.` : undefined;
  const add = async () => {
    const action = { id, name: name.trim(), ownerId, due: due === '' ? null : due };
    const added = await run(() => api.governance.addAction(action), {
      done: ({ ref }) => `${ref} is in the register of corrective actions.`,
    });
    if (!added) return;
    setName('');
    setDue('');
  };
  return (
    <Section title="Actions" hint={actions.length > 0 ? String(actions.length) : undefined}>
      {actions.length > 0 && <ActionTable actions={actions} label="Actions of this meeting" />}
      {!readOnly && (
        <form
          className={styles.add}
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() !== '' && !problem) void add();
          }}
        >
          <TextInput
            aria-label="New action"
            placeholder="What is to be done"
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Select
            w={150}
            aria-label="Owner of the action"
            placeholder="Owner"
            clearable
            searchable
            value={ownerId}
            onChange={setOwnerId}
            data={people.map((person) => ({ value: person.id, label: person.name }))}
          />
          <DateField label="Due" hideLabel value={due} onChange={setDue} error={problem} />
          <Button type="submit" disabled={busy || name.trim() === '' || Boolean(problem)}>
            Add action
          </Button>
        </form>
      )}
      {carriedOver.length > 0 && (
        <>
          <h3 className={styles.sub}>Of earlier meetings, still open</h3>
          <ActionTable actions={carriedOver} label="Actions of earlier meetings" withMeeting />
        </>
      )}
    </Section>
  );
}

interface TableProps {
  actions: readonly GovernanceAction[];
  label: string;
  withMeeting?: boolean;
}

function ActionTable({ actions, label, withMeeting = false }: TableProps) {
  return (
    <table className={styles.table} aria-label={label}>
      <tbody>
        {actions.map((action) => (
          <tr key={action.id}>
            <th scope="row">
              <Link href={links.register('actions', action.id)}>{action.ref}</Link>
            </th>
            <td>{action.name}</td>
            <td>{action.owner ?? 'No owner'}</td>
            <td>
              {action.due ?? 'No day'}
              {wasOverdue(action, today()) && <b className={styles.overdue}>, overdue</b>}
            </td>
            <td>{ACTION_STATUS_NAMES[action.status]}</td>
            {withMeeting && <td>{action.meeting}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
