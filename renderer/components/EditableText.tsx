import { Textarea, TextInput } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import styles from './editable.module.css';
import { useEdit } from './use-edit.ts';

interface Props {
  /** Accessible name; also shown above with `withLabel`. */
  label: string;
  withLabel?: boolean;
  value: string;
  /** Saves at once. Throw an AppError to keep the text in place with its sentence. */
  onSave: (value: string) => Promise<unknown> | void;
  multiline?: boolean;
  /** One line of text, such as a title, that may take several on screen. */
  wraps?: boolean;
  placeholder?: string;
  readOnly?: boolean;
  required?: boolean;
}

/** Text that is edited where it stands: saved when left or on Enter, given back by Esc. */
export function EditableText({
  label,
  withLabel,
  value,
  onSave,
  multiline,
  wraps,
  placeholder,
  readOnly,
  required,
}: Props) {
  const { draft, setDraft, error, keep, restore } = useEdit(value, onSave);
  const missing =
    required && draft.trim() === '' ? `${label} cannot be empty. Press Esc to keep “${value}”.` : undefined;
  const shared = {
    label: withLabel ? label : undefined,
    'aria-label': withLabel ? undefined : label,
    value: draft,
    placeholder: placeholder ?? 'Not set',
    readOnly,
    error: missing ?? error,
    onBlur: () => void (missing ? undefined : keep(draft.trim())),
    onKeyDown: (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      if (event.key === 'Escape') {
        event.stopPropagation();
        restore();
      }
      if (event.key === 'Enter' && (!multiline || event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        event.currentTarget.blur();
      }
    },
  };
  return multiline || wraps ? (
    <Textarea
      {...shared}
      minRows={wraps ? 1 : 2}
      classNames={{ input: styles.area }}
      onChange={({ currentTarget: { value: text } }) =>
        setDraft(wraps ? text.replaceAll(/[\r\n]+/g, ' ') : text)
      }
    />
  ) : (
    <TextInput
      {...shared}
      classNames={{ input: styles.input }}
      onChange={(event) => setDraft(event.currentTarget.value)}
    />
  );
}
