import { Autocomplete, Select, TextInput } from '@mantine/core';
import { useRef, useState, type KeyboardEvent } from 'react';
import { toAppError } from '../../app/api.ts';
import styles from './Grid.module.css';
import type { CellEdit } from './types.ts';

/** Where the active cell goes after a value was kept. */
export type Leave = 'down' | 'right' | 'left' | 'stay';

interface Props<Row> {
  edit: CellEdit<Row>;
  row: Row;
  label: string;
  /** What was typed to start editing; it replaces the value. */
  typed: string | null;
  onDone: (leave: Leave) => void;
}

const LEAVES: Record<string, Leave> = { Enter: 'down', Tab: 'right' };

/** Holds a value until it can be kept: a refused one stays with the reason under it, and Esc gives the old one back. */
export function CellEditor<Row>({ edit, row, label, typed, onDone }: Props<Row>) {
  const before = edit.value(row);
  const [value, setValue] = useState(typed ?? before);
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const finished = useRef(false);

  const keep = async (next: string, leave: Leave) => {
    if (finished.current) return;
    finished.current = true;
    try {
      if (next !== before) {
        setBusy(true);
        await edit.commit([row], next);
      }
      onDone(leave);
    } catch (reason) {
      finished.current = false;
      setBusy(false);
      setError(toAppError(reason).message);
    }
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      // The drawer or pane around the grid closes on Esc as well.
      event.stopPropagation();
      event.preventDefault();
      finished.current = true;
      onDone('stay');
    }
    const leave = event.shiftKey && event.key === 'Tab' ? 'left' : LEAVES[event.key];
    // In a list Enter chooses the highlighted entry, which keeps it; Tab keeps what was typed.
    if (!leave || (event.key === 'Enter' && hasHighlight(event.currentTarget))) return;
    event.preventDefault();
    void keep(value, leave);
  };

  const shared = {
    'aria-label': label,
    autoFocus: true,
    error,
    // Not disabled: that would lose the focus, and with it the value when it is refused.
    readOnly: busy,
    className: styles.editor,
    onKeyDown,
    classNames: { input: styles.editorInput, error: styles.editorError },
    onBlur: () => void (error ? onDone('stay') : keep(value, 'stay')),
  };
  if (edit.options) {
    return (
      <Select
        {...shared}
        data={[...edit.options]}
        value={value || null}
        searchable
        defaultSearchValue={typed ?? undefined}
        selectFirstOptionOnChange
        allowDeselect={false}
        defaultDropdownOpened
        comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
        onOptionSubmit={(next) => {
          setValue(next);
          void keep(next, 'down');
        }}
      />
    );
  }
  const text = { ...shared, value, onFocus: typed === null ? selectAll : undefined };
  if (edit.suggestions) {
    return (
      <Autocomplete
        {...text}
        data={[...edit.suggestions]}
        selectFirstOptionOnChange
        comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
        onChange={setValue}
        onOptionSubmit={(next) => {
          setValue(next);
          void keep(next, 'down');
        }}
      />
    );
  }
  return <TextInput {...text} onChange={(event) => setValue(event.currentTarget.value)} />;
}

/** True while the list of an input highlights an entry: by arrow keys, or by itself while one types. */
const hasHighlight = (input: Element) =>
  Boolean(
    document
      .getElementById(input.getAttribute('aria-controls') ?? '')
      ?.querySelector('[data-combobox-selected]'),
  );

const selectAll = (event: { currentTarget: HTMLInputElement }) => event.currentTarget.select();
