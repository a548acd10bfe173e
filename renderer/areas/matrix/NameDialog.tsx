import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { toAppError } from '../../app/api.ts';
import { Dialog } from '../../components/Dialog.tsx';
import styles from './dialogs.module.css';

interface Props {
  title: string;
  label: string;
  /** What the button says. */
  verb: string;
  value: string;
  /** Throw an AppError to keep the dialog open with its sentence. */
  onSave: (name: string) => Promise<unknown>;
  onClose: () => void;
}

/** Asks for one name. */
export function NameDialog({ title, label, verb, value, onSave, onClose }: Props) {
  const [name, setName] = useState(value);
  const [error, setError] = useState<string>();
  const save = async () => {
    try {
      await onSave(name.trim());
      onClose();
    } catch (reason) {
      setError(toAppError(reason).message);
    }
  };
  return (
    <Dialog onClose={onClose} title={title} size={400}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextInput
          label={label}
          data-autofocus
          required
          maxLength={200}
          value={name}
          error={error}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="filled" disabled={!name.trim()}>
            {verb}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
