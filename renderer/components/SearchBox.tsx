import { CloseButton, TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { useRef } from 'react';
import { useActions } from '../state/actions.ts';

interface Props {
  /** What is searched: "Filter controls". Also the placeholder. */
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Enter or the arrow down: on to what was found. */
  onLeave?: () => void;
}

/** The filter of an area. Ctrl F focuses it, Esc empties it. */
export function SearchBox({ label, value, onChange, onLeave }: Props) {
  const input = useRef<HTMLInputElement>(null);
  useActions([
    { id: 'view.filter', label, keys: 'mod+F', whileTyping: true, run: () => input.current?.select() },
  ]);
  return (
    <TextInput
      ref={input}
      type="search"
      w={200}
      aria-label={label}
      placeholder={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onChange('');
        if (!onLeave || (event.key !== 'Enter' && event.key !== 'ArrowDown')) return;
        event.preventDefault();
        onLeave();
      }}
      leftSection={<Search size={14} aria-hidden />}
      rightSection={
        value && <CloseButton size={24} aria-label="Clear the filter" onClick={() => onChange('')} />
      }
    />
  );
}
