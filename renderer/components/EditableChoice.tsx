import { Select } from '@mantine/core';
import styles from './editable.module.css';
import { useEdit } from './use-edit.ts';

interface Props<Value extends string> {
  label: string;
  withLabel?: boolean;
  value: Value | null;
  options: readonly { value: Value; label: string }[];
  /** Saves at once; gets null when the choice is cleared. */
  onSave: (value: Value | null) => Promise<unknown> | void;
  clearable?: boolean;
  placeholder?: string;
  readOnly?: boolean;
}

/** One of a closed list, changed where it stands. */
export function EditableChoice<Value extends string>(props: Props<Value>) {
  const { label, withLabel, value, options, onSave, clearable, placeholder, readOnly } = props;
  const { draft, setDraft, error, keep } = useEdit(value, onSave);
  return (
    <Select
      label={withLabel ? label : undefined}
      aria-label={withLabel ? undefined : label}
      classNames={{ input: `${styles.input} ${styles.choice}` }}
      data={[...options]}
      value={draft}
      error={error}
      readOnly={readOnly}
      placeholder={placeholder ?? 'Not set'}
      searchable={options.length > 8}
      clearable={clearable}
      allowDeselect={false}
      onChange={(next) => {
        const choice = options.find((option) => option.value === next)?.value ?? null;
        setDraft(choice);
        void keep(choice);
      }}
    />
  );
}
