import { Autocomplete, Button, Group, MultiSelect, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { api, toAppError } from '../../app/api.ts';
import { useData } from '../../app/query.ts';
import type { ControlRow } from '../../../shared/contract/matrix.ts';
import styles from './dialogs.module.css';
import { nextRef } from './next-ref.ts';
import { Dialog } from '../../components/Dialog.tsx';

interface Props {
  controls: readonly ControlRow[];
  onClose: () => void;
  onAdded: (id: string) => void;
}

/** Asks for what a control cannot be without; the rest is filled in where it stands. */
export function AddControl({ controls, onClose, onAdded }: Props) {
  const [ref, setRef] = useState(() => nextRef(controls));
  const [title, setTitle] = useState('');
  const [domain, setDomain] = useState('');
  const [criteria, setCriteria] = useState<string[]>([]);
  const [error, setError] = useState<string>();
  const inScope = useData(['matrix', 'criteria'], () => api.matrix.criteria({})).data ?? [];
  const domains = [...new Set(controls.map((control) => control.domain))].filter(Boolean);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    try {
      const { id } = await api.matrix.addControl({
        ref: ref.trim(),
        title: title.trim(),
        domain: domain.trim(),
        criteria,
      });
      onClose();
      onAdded(id);
    } catch (reason) {
      setError(toAppError(reason).message);
    }
  };
  return (
    <Dialog onClose={onClose} title="Add control" size={480}>
      <form onSubmit={(event) => void submit(event)} className={styles.form}>
        <TextInput
          label="Reference"
          value={ref}
          error={error}
          maxLength={40}
          required
          onChange={(event) => setRef(event.currentTarget.value)}
        />
        <TextInput
          label="Title"
          placeholder="What is done, in a few words"
          data-autofocus
          value={title}
          maxLength={200}
          required
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Autocomplete label="Domain" data={domains} value={domain} onChange={setDomain} />
        <MultiSelect
          label="Criteria"
          searchable
          selectFirstOptionOnChange
          hidePickedOptions
          data={inScope.map(({ id, summary }) => ({ value: id, label: `${id}  ${summary}` }))}
          value={criteria}
          onChange={setCriteria}
        />
        <Group justify="flex-end">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="filled" disabled={!ref.trim() || !title.trim()}>
            Add control
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
