import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { SEVERITIES, SEVERITY_NAMES, type Severity } from '../../../shared/domain/vocabulary.ts';
import { api } from '../../app/api.ts';
import { useAction, useData } from '../../app/query.ts';
import styles from './findings.module.css';
import { Dialog } from '../../components/Dialog.tsx';

interface Props {
  onClose: () => void;
  onAdded: (id: string) => void;
}

/** The least that a finding needs; its parts are written in the pane. */
export function AddFinding({ onClose, onAdded }: Props) {
  const { run, busy } = useAction();
  const controls = useData(['matrix', 'controls'], () => api.matrix.controls({})).data ?? [];
  const [title, setTitle] = useState('');
  const [severity, setSeverity] = useState<Severity>('medium');
  const [controlId, setControlId] = useState<string | null>(null);

  const add = async () => {
    const criteria = controls.find(({ id }) => id === controlId)?.statement ?? '';
    const added = await run(() => api.findings.add({ title: title.trim(), severity, controlId, criteria }));
    if (added) onAdded(added.id);
  };
  return (
    <Dialog onClose={onClose} title="Add finding" size={480}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <TextInput
          label="Title"
          placeholder="What is wrong, in one line"
          data-autofocus
          required
          maxLength={200}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Select
          label="Severity"
          value={severity}
          allowDeselect={false}
          onChange={(next) => setSeverity(SEVERITIES.find((known) => known === next) ?? severity)}
          data={SEVERITIES.map((value) => ({ value, label: SEVERITY_NAMES[value] }))}
        />
        <Select
          label="Control"
          placeholder="None"
          searchable
          clearable
          value={controlId}
          onChange={setControlId}
          data={controls.map(({ id, ref, title: name }) => ({ value: id, label: `${ref} ${name}` }))}
        />
        <footer className={styles.actions}>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="filled" disabled={busy || title.trim() === ''}>
            Add finding
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
