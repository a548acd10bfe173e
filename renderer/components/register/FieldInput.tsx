import { Select, TextInput } from '@mantine/core';
import type { RegisterField } from '../../../shared/domain/registers.ts';
import { DateField } from '../DateField.tsx';
import type { OptionsOf } from './field-values.ts';

interface Props {
  field: RegisterField;
  optionsOf: OptionsOf;
  value: string;
  onChange: (value: string) => void;
  error?: string;
  autoFocus?: boolean;
  /** Drawn inside a popover, so that a press in its list does not close that. */
  inPopover?: boolean;
}

/** The input for one value of a field, by what the field holds. */
export function FieldInput({ field, optionsOf, value, onChange, error, autoFocus, inPopover }: Props) {
  const options = optionsOf(field);
  const { label, required } = field;
  if (options) {
    return (
      <Select
        label={label}
        data={[...options]}
        value={value || null}
        placeholder={required ? undefined : 'Not set'}
        searchable
        selectFirstOptionOnChange
        clearable={!required}
        allowDeselect={false}
        autoFocus={autoFocus}
        error={error}
        comboboxProps={{ withinPortal: !inPopover, width: 'max-content', position: 'bottom-start' }}
        onChange={(next) => onChange(next ?? '')}
      />
    );
  }
  if (field.kind === 'day')
    return <DateField label={label} value={value} error={error} onChange={onChange} />;
  return (
    <TextInput
      label={label}
      value={value}
      placeholder={field.hint}
      autoFocus={autoFocus}
      error={error}
      inputMode={field.kind === 'number' ? 'numeric' : undefined}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
