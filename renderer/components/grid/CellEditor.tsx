import { Autocomplete, TextInput, type ComboboxItem, type OptionsFilter } from '@mantine/core';
import { useEffect, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';
import { toAppError } from '../../app/api.ts';
import { labelOf, matching, readValue } from './cell-writes.ts';
import styles from './Grid.module.css';
import { completed, continued, lastName } from './several.ts';
import type { GridColumn, Leave } from './types.ts';
import { useStable } from './use-stable.ts';

interface Props<Row> {
  column: GridColumn<Row>;
  /** What the cell holds. */
  before: string;
  /** What the editor starts from in the place of it. */
  typed: string | null;
  /** @param value What is to be kept; nothing when it is as before. */
  onDone: (leave: Leave, value?: string) => void;
}

const LEAVES: Record<string, [Leave, Leave]> = { Enter: ['down', 'up'], Tab: ['right', 'left'] };

/** Holds a text until it is entered; Esc gives the old one back. What a closed list does not have stays, with the reason. */
export function CellEditor<Row>({ column, before, typed, onDone }: Props<Row>) {
  const { edit } = column;
  const first = typed ?? (edit ? labelOf(edit, before) : before);
  const names = edit?.options?.map(({ label }) => label) ?? edit?.suggestions;
  const [text, setText] = useState(first);
  const [error, setError] = useState<string>();
  const arrowed = useRef(false);
  const finished = useRef(false);

  const finish = (leave: Leave, value: string) => {
    if (finished.current) return;
    finished.current = true;
    onDone(leave, value === before ? undefined : value);
  };

  /** @param entered The text, or the name that was picked for it. */
  const enter = (leave: Leave, entered: string) => {
    try {
      if (entered === first && typed === null) finish(leave, before);
      else finish(leave, edit?.options ? readValue(column, entered) : entered);
    } catch (reason) {
      setError(toAppError(reason).message);
    }
  };

  /** The first name that has the text in it; of a closed list always, of an open one only where it is asked for. */
  const pick = (isAsked: boolean) => {
    const isPicked = text !== first && (edit?.options ? text.trim() !== '' : isAsked);
    if (!isPicked) return text;
    return edit?.several ? completed(names ?? [], text) : (matching(names ?? [], text)[0] ?? text);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    // The keys of an input method are its own until the word is entered.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      // The drawer or pane around the grid closes on Esc as well.
      event.stopPropagation();
      event.preventDefault();
      finish('stay', before);
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') arrowed.current = true;
    const leaves = LEAVES[event.key];
    // A name that was reached by arrow keys is chosen by the list itself.
    const isListed = arrowed.current && event.key === 'Enter' && namesFor(text).length > 0;
    if (!leaves || isListed) return;
    event.preventDefault();
    enter(leaves[event.shiftKey ? 1 : 0], pick(event.key === 'Enter'));
  };

  // Scrolled out of view, or left for another screen: what was typed is kept.
  const leave = useStable(() => {
    if (!finished.current && !error) enter('stay', pick(false));
  });
  const mounted = useRef(false);
  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
      queueMicrotask(() => mounted.current || leave());
    };
  }, [leave]);

  const onBlur = ({ currentTarget }: FocusEvent) => {
    // The whole window lost the focus: the editor still has it when the window comes back.
    if (document.activeElement === currentTarget) return;
    if (error) finish('stay', before);
    else enter('stay', pick(false));
  };

  const change = (next: string) => {
    arrowed.current = false;
    setError(undefined);
    setText(next);
  };

  // Beside the value as it was, the whole list is offered; a typed text narrows it.
  const namesFor = (search: string) => {
    if (edit?.several) return continued(names ?? [], search);
    return search === first && typed === null ? (names ?? []) : matching(names ?? [], search);
  };
  const filter: OptionsFilter = ({ options, search }) => {
    const byName = new Map(options.map((option) => [(option as ComboboxItem).value, option]));
    return namesFor(search).flatMap((name) => byName.get(name) ?? []);
  };

  const shared = {
    'aria-label': column.title ?? column.header,
    autoFocus: true,
    value: text,
    error,
    className: styles.editor,
    classNames: { input: styles.editorInput, error: styles.editorError },
    onFocus: typed === null ? selectAll : undefined,
    onKeyDown,
    onBlur,
  };
  if (!names) return <TextInput {...shared} onChange={(event) => change(event.currentTarget.value)} />;
  return (
    <Autocomplete
      {...shared}
      data={edit?.several ? continued(names, text) : [...names]}
      renderOption={edit?.several ? ({ option }) => lastName(option.value) : undefined}
      filter={filter}
      selectFirstOptionOnChange={text !== first}
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
      onChange={change}
      onOptionSubmit={(name) => {
        // One of several is written into the text, and the next can follow.
        if (!edit?.several) enter('down', name);
      }}
    />
  );
}

const selectAll = (event: { currentTarget: HTMLInputElement }) => event.currentTarget.select();
