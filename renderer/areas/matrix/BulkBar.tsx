import { Autocomplete, Button, Menu, Popover } from '@mantine/core';
import { useState } from 'react';
import type { ControlFields, ControlRow } from '../../../shared/contract/matrix.ts';
import { api } from '../../app/api.ts';
import { useAction } from '../../app/query.ts';
import { useActions } from '../../state/actions.ts';
import { FREQUENCY_CHOICES, KEY_CHOICES, MODE_CHOICES, NATURE_CHOICES } from './control-words.ts';
import styles from './controls.module.css';
import { nameControls, updateControls } from './update-controls.ts';

interface Props {
  selected: readonly ControlRow[];
  people: readonly string[];
  domains: readonly string[];
  onClear: () => void;
}

/** Changes all selected controls in one step that one undo takes back. */
export function BulkBar({ selected, people, domains, onClear }: Props) {
  const { run, busy } = useAction();
  const set = (patch: Partial<ControlFields>, field: string, value: string) =>
    void run(() => updateControls(selected, patch), {
      done: `${field} of ${nameControls(selected)} is now ${value || 'not set'}.`,
    });
  const remove = async () => {
    const sentence = `Removed ${nameControls(selected)} with ${selected.length === 1 ? 'its' : 'their'} links.`;
    const ids = selected.map(({ id }) => id);
    if (await run(() => api.matrix.removeControls({ ids }), { done: sentence })) onClear();
  };
  useActions([
    { id: 'matrix.remove', label: `Remove ${nameControls(selected)}`, run: () => void remove() },
    { id: 'matrix.clear', label: 'Clear the selection', run: onClear },
  ]);
  return (
    <div className={styles.foot} role="toolbar" aria-label="Change the selected controls">
      <b>{selected.length} selected</b>
      <div className={styles.bulk}>
        <TextMenu label="Owner" values={people} onApply={(name) => set({ ownerName: name }, 'Owner', name)} />
        <ChoiceMenu
          label="Frequency"
          choices={FREQUENCY_CHOICES}
          clearable
          onChoose={(value, words) => set({ frequency: value }, 'Frequency', words)}
        />
        <ChoiceMenu
          label="Nature"
          choices={NATURE_CHOICES}
          clearable
          onChoose={(value, words) => set({ nature: value }, 'Nature', words)}
        />
        <ChoiceMenu
          label="Mode"
          choices={MODE_CHOICES}
          clearable
          onChoose={(value, words) => set({ mode: value }, 'Mode', words)}
        />
        <ChoiceMenu
          label="Key"
          choices={KEY_CHOICES}
          onChoose={(value) => set({ isKey: value === 'yes' }, 'Key', value ?? 'no')}
        />
        <TextMenu label="Domain" values={domains} onApply={(domain) => set({ domain }, 'Domain', domain)} />
        <Button disabled={busy} onClick={() => void remove()}>
          Remove
        </Button>
        <Button variant="subtle" onClick={onClear}>
          Clear
        </Button>
      </div>
    </div>
  );
}

interface ChoiceProps<Value extends string> {
  label: string;
  choices: readonly { value: Value; label: string }[];
  clearable?: boolean;
  onChoose: (value: Value | null, words: string) => void;
}

function ChoiceMenu<Value extends string>({ label, choices, clearable, onChoose }: ChoiceProps<Value>) {
  return (
    <Menu position="top-start">
      <Menu.Target>
        <Button>{label}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map((choice) => (
          <Menu.Item key={choice.value} onClick={() => onChoose(choice.value, choice.label)}>
            {choice.label}
          </Menu.Item>
        ))}
        {clearable && (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => onChoose(null, '')}>Not set</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

interface TextProps {
  label: string;
  values: readonly string[];
  onApply: (value: string) => void;
}

function TextMenu({ label, values, onApply }: TextProps) {
  const [opened, setOpened] = useState(false);
  const [text, setText] = useState('');
  const apply = () => {
    setOpened(false);
    onApply(text.trim());
    setText('');
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="top-start" trapFocus returnFocus>
      <Popover.Target>
        <Button aria-expanded={opened} onClick={() => setOpened(!opened)}>
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          className={styles.apply}
          onSubmit={(event) => {
            event.preventDefault();
            apply();
          }}
        >
          <Autocomplete
            label={label}
            data-autofocus
            w={220}
            data={[...values]}
            value={text}
            onChange={setText}
            placeholder="Leave empty for not set"
            comboboxProps={{ withinPortal: false }}
          />
          <Button type="submit">Set</Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
