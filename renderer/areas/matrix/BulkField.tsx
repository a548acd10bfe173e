import { Autocomplete, Button, Group, Select } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../../components/Dialog.tsx';
import type { BulkField as Field } from './bulk-fields.ts';
import styles from './dialogs.module.css';

interface Props {
  field: Field;
  /** "12 controls". */
  what: string;
  onApply: (value: string) => void;
  onClose: () => void;
}

/** Asks for the value that one field of many controls gets. */
export function BulkField({ field, what, onApply, onClose }: Props) {
  const [value, setValue] = useState('');
  const needsValue = value === '' && !field.clearable;
  return (
    <Dialog onClose={onClose} title={`${field.label} of ${what}`} size={420}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (needsValue) return;
          onClose();
          onApply(value);
        }}
      >
        {field.choices ? (
          <Select
            label={field.label}
            data-autofocus
            searchable
            selectFirstOptionOnChange
            clearable={field.clearable}
            placeholder={field.clearable ? 'Not set' : undefined}
            data={[...field.choices]}
            value={value || null}
            onChange={(next) => setValue(next ?? '')}
          />
        ) : (
          <Autocomplete
            label={field.label}
            data-autofocus
            placeholder="Leave empty for not set"
            data={[...(field.suggestions ?? [])]}
            value={value}
            onChange={setValue}
          />
        )}
        <Group justify="flex-end">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="filled" disabled={needsValue}>
            Set {field.label.toLowerCase()}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
