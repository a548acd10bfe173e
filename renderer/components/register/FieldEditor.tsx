import type { RegisterRow } from '../../../shared/contract/registers.ts';
import type { Register, RegisterField } from '../../../shared/domain/registers.ts';
import { EditableDate } from '../DateField.tsx';
import { EditableChoice } from '../EditableChoice.tsx';
import { EditableSet } from '../EditableSet.tsx';
import { EditableText } from '../EditableText.tsx';
import { editText, instantHint, type OptionsOf } from './field-values.ts';
import { setField } from './register-columns.tsx';

interface Props {
  register: Register;
  field: RegisterField;
  row: RegisterRow;
  optionsOf: OptionsOf;
  readOnly: boolean;
}

/** One field of one record, edited where it stands, by what the field holds. */
export function FieldEditor({ register, field, row, optionsOf, readOnly }: Props) {
  const { label, required, hint } = field;
  const value = row.values[field.id] ?? null;
  const save = (next: string | null) => setField(register, field, [row], next ?? '');
  const options = optionsOf(field);
  if (field.kind === 'set') {
    return (
      <EditableSet
        label={label}
        value={String(value ?? '')}
        options={options ?? []}
        readOnly={readOnly}
        onSave={save}
      />
    );
  }
  if (options) {
    return (
      <EditableChoice
        label={label}
        value={value === null ? null : String(value)}
        options={options}
        readOnly={readOnly}
        clearable={!readOnly && !required}
        onSave={save}
      />
    );
  }
  const text = editText(field, value);
  if (field.kind === 'day') {
    return (
      <EditableDate
        label={label}
        value={text || null}
        required={required}
        readOnly={readOnly}
        onSave={save}
      />
    );
  }
  const isInstant = field.kind === 'instant';
  return (
    <span title={instantHint(field, value)}>
      <EditableText
        label={label}
        value={isInstant && text !== '' ? `${text} UTC` : text}
        required={required}
        readOnly={readOnly}
        placeholder={isInstant ? undefined : hint || undefined}
        multiline={field.kind === 'paragraph'}
        wraps={field.kind === 'line'}
        onSave={save}
      />
    </span>
  );
}
