import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { ACTION_STATUS_NAMES, type ActionStatus } from '../../../../shared/domain/programme-vocabulary.ts';
import { api } from '../../../app/api.ts';
import { today } from '../../../app/dates.ts';
import { links } from '../../../app/links.ts';
import { useAction, useData } from '../../../app/query.ts';
import { DateField } from '../../../components/DateField.tsx';
import { PaneSection } from '../../../components/DetailPane.tsx';
import { byUrgency, isOverdueAction } from './action-rows.ts';
import styles from './actions.module.css';

interface Props {
  /** The field of the action that names the record. */
  field: 'incidentId' | 'riskId' | 'vendorId';
  id: string;
  readOnly: boolean;
}

/** Corrective actions of one record, added where it stands. */
export function ActionsOf({ field, id, readOnly }: Props) {
  const rows = useData(['registers', 'list', 'actions'], () =>
    api.registers.list({ register: 'actions' }),
  ).data;
  const { run, busy } = useAction();
  const [name, setName] = useState('');
  const [due, setDue] = useState('');
  const own = byUrgency(rows?.filter(({ values }) => values[field] === id) ?? [], today());
  const add = () =>
    run(async () => {
      await api.registers.add({
        register: 'actions',
        records: [{ name, [field]: id, raisedOn: today(), due: due || null }],
      });
      setName('');
      setDue('');
    });
  return (
    <PaneSection title="Corrective actions">
      {own.length > 0 && (
        <ul className={styles.list}>
          {own.map((row) => (
            <li key={row.id}>
              <Link href={links.register('actions', row.id)}>{row.ref}</Link>
              <span>{row.values['name']}</span>
              <small data-overdue={isOverdueAction(row, today()) || undefined}>
                {ACTION_STATUS_NAMES[row.values['status'] as ActionStatus]}
                {row.values['due'] ? `, due ${row.values['due']}` : ''}
              </small>
            </li>
          ))}
        </ul>
      )}
      {!readOnly && (
        <form
          className={styles.add}
          onSubmit={(event) => {
            event.preventDefault();
            void add();
          }}
        >
          <TextInput
            aria-label="Corrective action"
            placeholder="What is to be done"
            maxLength={300}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <DateField label="Due" hideLabel value={due} onChange={setDue} />
          <Button type="submit" disabled={busy || name.trim() === ''}>
            Add
          </Button>
        </form>
      )}
    </PaneSection>
  );
}
