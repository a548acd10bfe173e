import { MultiSelect } from '@mantine/core';
import styles from './editable.module.css';
import { useEdit } from './use-edit.ts';

interface Props {
  label: string;
  /** Values with commas between. */
  value: string;
  options: readonly { value: string; label: string }[];
  /** Saves at once. */
  onSave: (value: string) => Promise<unknown>;
  readOnly?: boolean;
}

/** Any of a closed list, changed where it stands. */
export function EditableSet({ label, value, options, onSave, readOnly }: Props) {
  const { draft, setDraft, error, keep } = useEdit(value, onSave);
  return (
    <MultiSelect
      aria-label={label}
      classNames={{ input: styles.several }}
      data={[...options]}
      value={draft === '' ? [] : draft.split(',')}
      error={error}
      readOnly={readOnly}
      placeholder={draft === '' ? 'Not set' : undefined}
      onChange={(values) => {
        const order = options.flatMap((option) => (values.includes(option.value) ? [option.value] : []));
        setDraft(order.join(','));
        void keep(order.join(','));
      }}
    />
  );
}
