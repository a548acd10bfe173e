import { ActionIcon, Popover, TextInput } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { CalendarDays } from 'lucide-react';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { dayProblem, isDay, today } from '../app/dates.ts';
import { useEdit } from './use-edit.ts';
import styles from './editable.module.css';

interface DateFieldProps {
  label: string;
  hideLabel?: boolean;
  required?: boolean;
  /** What is in the field; a day is written as 2026-05-29. */
  value?: string;
  onChange: (value: string) => void;
  error?: ReactNode;
  readOnly?: boolean;
  inputClass?: string;
  onBlur?: () => void;
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  /** A day was picked in the calendar, which is a finished value. */
  onPick?: (value: string) => void;
}

/** A day, typed or picked. Ctrl ; writes today. The owner checks the text, for example with `dayProblem`. */
export function DateField({
  label,
  hideLabel,
  value = '',
  onChange,
  inputClass,
  onPick,
  onKeyDown,
  ...rest
}: DateFieldProps) {
  const [opened, setOpened] = useState(false);
  const pick = (day: string) => {
    onChange(day);
    onPick?.(day);
    setOpened(false);
  };
  return (
    <TextInput
      {...rest}
      label={hideLabel ? undefined : label}
      aria-label={hideLabel ? label : undefined}
      placeholder="YYYY-MM-DD"
      value={value}
      classNames={inputClass ? { input: inputClass } : undefined}
      onChange={(event) => onChange(event.currentTarget.value.trim())}
      onKeyDown={(event) => {
        if (event.key === ';' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          pick(today());
        }
        onKeyDown?.(event);
      }}
      rightSection={
        !rest.readOnly && (
          <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus>
            <Popover.Target>
              <ActionIcon size={24} aria-label={`Calendar for ${label}`} onClick={() => setOpened(!opened)}>
                <CalendarDays size={14} aria-hidden />
              </ActionIcon>
            </Popover.Target>
            <Popover.Dropdown>
              <DatePicker
                weekendDays={[]}
                size="xs"
                classNames={{ day: styles.day }}
                value={isDay(value) ? value : null}
                defaultDate={isDay(value) ? value : undefined}
                onChange={(day) => day && pick(day)}
              />
            </Popover.Dropdown>
          </Popover>
        )
      }
    />
  );
}

interface EditableDateProps {
  label: string;
  withLabel?: boolean;
  value: string | null;
  /** Saves at once; null when emptied. Throw an AppError to keep the text in place with its sentence. */
  onSave: (value: string | null) => Promise<unknown> | void;
  /** Further rule: why this day cannot be kept. */
  check?: (day: string) => string | undefined;
  required?: boolean;
  readOnly?: boolean;
}

/** A day that is edited where it stands. */
export function EditableDate({
  label,
  withLabel,
  value,
  onSave,
  check,
  required,
  readOnly,
}: EditableDateProps) {
  const edit = useEdit(value ?? '', (text: string) => onSave(text || null));
  const problemOf = (text: string) => {
    if (text) return dayProblem(text) ?? check?.(text);
    return required ? `${label} cannot be empty. Press Esc to keep ${value}.` : undefined;
  };
  const problem = edit.draft === (value ?? '') ? undefined : problemOf(edit.draft);
  const [left, setLeft] = useState(false);
  const keep = (text: string) => {
    setLeft(true);
    if (!problemOf(text)) void edit.keep(text);
  };
  return (
    <DateField
      label={label}
      hideLabel={!withLabel}
      value={edit.draft}
      readOnly={readOnly}
      inputClass={styles.input}
      error={(left && problem) || edit.error}
      onChange={(text) => {
        setLeft(false);
        edit.setDraft(text);
      }}
      onBlur={() => keep(edit.draft)}
      onPick={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep(edit.draft);
        if (event.key === 'Escape') {
          event.stopPropagation();
          edit.restore();
        }
      }}
    />
  );
}
