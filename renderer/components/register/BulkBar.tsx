import { Button, Popover, Select } from '@mantine/core';
import { useState } from 'react';
import type { RegisterRow } from '../../../shared/contract/registers.ts';
import type { Register } from '../../../shared/domain/registers.ts';
import { api } from '../../app/api.ts';
import { count, plural } from '../../app/format.ts';
import { useAction } from '../../app/query.ts';
import { useActions } from '../../state/actions.ts';
import { FieldInput } from './FieldInput.tsx';
import { valueText, type OptionsOf } from './field-values.ts';
import { setField } from './register-columns.tsx';
import styles from './register.module.css';

interface Props {
  register: Register;
  optionsOf: OptionsOf;
  rows: readonly RegisterRow[];
  onClear: () => void;
}

/** Changes or removes all selected records in one step that one undo takes back. */
export function BulkBar({ register, optionsOf, rows, onClear }: Props) {
  const { run, busy } = useAction();
  const [first] = register.fields;
  const name =
    rows.length === 1 && first
      ? `“${valueText(first, rows[0]?.values[first.id], optionsOf)}”`
      : plural(rows.length, 'record');
  const remove = async () => {
    const ids = rows.map(({ id }) => id);
    const done = `Removed ${name} from ${register.name.toLowerCase()}.`;
    if (await run(() => api.registers.remove({ register: register.id, ids }), { done })) onClear();
  };
  useActions([
    { id: 'register.remove', label: `Remove ${name}`, run: () => void remove() },
    { id: 'register.clear', label: 'Clear the selection', run: onClear },
  ]);
  return (
    <div className={styles.bulk} role="toolbar" aria-label="Change the selected records">
      <b>{count(rows.length)} selected</b>
      <span className={styles.right}>
        <ChangeField
          register={register}
          optionsOf={optionsOf}
          onApply={(field, value) =>
            void run(() => setField(register, field, rows, value), {
              done: `${field.label} of ${name} is now ${valueText(field, value, optionsOf) || 'not set'}.`,
            })
          }
        />
        <Button disabled={busy} onClick={() => void remove()}>
          Remove
        </Button>
        <Button variant="subtle" onClick={onClear}>
          Clear
        </Button>
      </span>
    </div>
  );
}

interface ChangeProps {
  register: Register;
  optionsOf: OptionsOf;
  onApply: (field: Register['fields'][number], value: string) => void;
}

function ChangeField({ register, optionsOf, onApply }: ChangeProps) {
  // What a record is called is its own; the rest may be said of many at once.
  const fields = register.fields.filter((field, i) => i > 0 || field.kind === 'choice');
  const [opened, setOpened] = useState(false);
  const [fieldId, setFieldId] = useState(fields[0]?.id ?? '');
  const [value, setValue] = useState('');
  const field = fields.find(({ id }) => id === fieldId);
  return (
    <Popover opened={opened} onChange={setOpened} position="top-start" width={260} trapFocus returnFocus>
      <Popover.Target>
        <Button aria-expanded={opened} onClick={() => setOpened(!opened)}>
          Set a field
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (!field) return;
            setOpened(false);
            onApply(field, value);
            setValue('');
          }}
        >
          <Select
            label="Field"
            searchable
            selectFirstOptionOnChange
            data-autofocus
            data={fields.map(({ id, label }) => ({ value: id, label }))}
            value={fieldId}
            allowDeselect={false}
            comboboxProps={{ withinPortal: false }}
            onChange={(next) => {
              setFieldId(next ?? '');
              setValue('');
            }}
          />
          {field && (
            <FieldInput
              key={field.id}
              field={{ ...field, label: 'New value' }}
              optionsOf={optionsOf}
              value={value}
              onChange={setValue}
              inPopover
            />
          )}
          <Button type="submit">Set</Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
