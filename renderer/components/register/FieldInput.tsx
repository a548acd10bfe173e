import { MultiSelect, Select, TextInput } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import type { RegisterField } from '../../../shared/domain/registers.ts';
import { DateField } from '../DateField.tsx';
import { matching } from '../grid/cell-writes.ts';
import type { FieldOption, OptionsOf } from './field-values.ts';

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
export function FieldInput(props: Props) {
  const { field, optionsOf, value, onChange, error, autoFocus } = props;
  const options = optionsOf(field);
  const { label } = field;
  if (field.kind === 'set') return <SetInput {...props} options={options ?? []} />;
  if (options) return <ListInput {...props} options={options} />;
  if (field.kind === 'day')
    return (
      <DateField label={label} required={field.required} value={value} error={error} onChange={onChange} />
    );
  return (
    <TextInput
      label={label}
      withAsterisk={field.required}
      value={value}
      placeholder={field.kind === 'instant' ? '2026-06-30 14:05 UTC' : field.hint}
      autoFocus={autoFocus}
      error={error}
      inputMode={field.kind === 'number' ? 'numeric' : undefined}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

type ListProps = Props & { options: readonly FieldOption[] };

/** Any of a closed list. */
const SetInput = ({ field, options, value, onChange, error, autoFocus, inPopover }: ListProps) => (
  <MultiSelect
    label={field.label}
    data={[...options]}
    value={value === '' ? [] : value.split(',')}
    placeholder={value === '' ? 'Not set' : undefined}
    searchable
    autoFocus={autoFocus}
    error={error}
    comboboxProps={{ withinPortal: !inPopover }}
    onChange={(values) => onChange(values.join(','))}
  />
);

/** One of a closed list. What is typed chooses the first entry that holds it, also when Enter or Tab comes before the list. */
function ListInput({ field, options, value, onChange, error, autoFocus, inPopover }: ListProps) {
  const chosen = options.find((option) => option.value === value)?.label ?? '';
  const [search, setSearch] = useState(chosen);
  const typed = () => {
    if (search.trim() === '' || search === chosen) return undefined;
    const [name] = matching(
      options.map(({ label }) => label),
      search,
    );
    return options.find(({ label }) => label === name);
  };
  const choose = (option: FieldOption) => {
    setSearch(option.label);
    onChange(option.value);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = event.key === 'Enter' ? typed() : undefined;
    if (!next) return;
    // It chooses and does not send the form. An entry that the open list highlights is chosen after this, so it wins.
    event.preventDefault();
    choose(next);
  };
  return (
    <Select
      label={field.label}
      withAsterisk={field.required}
      data={[...options]}
      value={value || null}
      searchValue={search}
      onSearchChange={setSearch}
      placeholder={field.required ? undefined : 'Not set'}
      searchable
      selectFirstOptionOnChange
      openOnFocus={false}
      clearable={!field.required}
      allowDeselect={false}
      autoFocus={autoFocus}
      error={error}
      comboboxProps={{ withinPortal: !inPopover, width: 'max-content', position: 'bottom-start' }}
      onChange={(next) => onChange(next ?? '')}
      onKeyDown={onKeyDown}
      onBlur={() => {
        const next = typed();
        if (next) choose(next);
      }}
    />
  );
}
