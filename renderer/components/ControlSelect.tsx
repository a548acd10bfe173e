import { MultiSelect, Select, type MultiSelectProps, type SelectProps } from '@mantine/core';
import { api } from '../app/api.ts';
import { useData } from '../app/query.ts';

/** Shown of a long list; typing narrows it. */
const LIMIT = 60;

function useControlOptions() {
  const controls = useData(['matrix', 'controls'], () => api.matrix.controls({})).data ?? [];
  return controls.map(({ id, ref, title }) => ({ value: id, label: `${ref}  ${title}` }));
}

interface OneProps {
  label: string;
  /** With it the label stands above the field, otherwise it is the placeholder. */
  placeholder?: string;
  /** The label is only read out, beside a placeholder. */
  hideLabel?: boolean;
  value?: string | null;
  /** Controls that are not offered. */
  without?: readonly string[];
  clearable?: boolean;
  readOnly?: boolean;
  w?: number;
  comboboxProps?: SelectProps['comboboxProps'];
  onChoose: (id: string | null) => void;
}

/** One control, found by its reference or title. */
export function ControlSelect({
  label,
  placeholder,
  hideLabel = placeholder === undefined,
  value = null,
  without = [],
  onChoose,
  ...rest
}: OneProps) {
  const options = useControlOptions();
  return (
    <Select
      {...rest}
      {...(hideLabel ? { 'aria-label': label } : { label })}
      placeholder={placeholder ?? label}
      searchable
      selectFirstOptionOnChange
      limit={LIMIT}
      data={options.filter((option) => !without.includes(option.value))}
      value={value}
      nothingFoundMessage="No control is called that."
      onChange={onChoose}
    />
  );
}

/** Several controls, found by their reference or title. */
export function ControlsSelect(
  props: Pick<MultiSelectProps, 'label' | 'value' | 'onChange' | 'comboboxProps'>,
) {
  const options = useControlOptions();
  return (
    <MultiSelect
      {...props}
      searchable
      selectFirstOptionOnChange
      hidePickedOptions
      limit={LIMIT}
      data={options}
      placeholder="Reference or title"
      nothingFoundMessage="No control is called that."
    />
  );
}
