import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { PersonSide } from '../../../shared/domain/vocabulary.ts';
import { api } from '../../app/api.ts';
import { useAction } from '../../app/query.ts';
import styles from './AddPerson.module.css';

const SIDES = [
  { value: 'client', label: 'Client' },
  { value: 'firm', label: 'Firm' },
];

/** One line for a new person. Enter adds and stays ready for the next; Esc closes. */
export function AddPerson({ onDone }: { onDone: () => void }) {
  const { run, busy } = useAction();
  const form = useForm<{ name: string; title: string; email: string; side: PersonSide }>({
    initialValues: { name: '', title: '', email: '', side: 'client' },
    validate: { name: (name) => (name.trim() ? null : 'Write a name, or press Esc.') },
  });
  const add = async () => {
    const added = await run(() => api.scope.addPerson(form.values));
    if (!added) return;
    form.reset();
    form.getInputNode('name')?.focus();
  };
  return (
    <form
      noValidate
      className={styles.row}
      onSubmit={form.onSubmit(() => void add())}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone();
      }}
    >
      <TextInput label="Name" autoFocus {...form.getInputProps('name')} />
      <TextInput label="Title" {...form.getInputProps('title')} />
      <TextInput label="Email" type="email" {...form.getInputProps('email')} />
      <NativeSelect label="Side" data={SIDES} {...form.getInputProps('side')} />
      <Button type="submit" disabled={busy}>
        Add
      </Button>
      <Button variant="subtle" onClick={onDone}>
        Close
      </Button>
    </form>
  );
}
