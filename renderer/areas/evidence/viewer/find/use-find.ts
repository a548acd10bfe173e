import { useCallback, useState } from 'react';
import { useDebouncedValue } from '@mantine/hooks';

export interface Find {
  isOpen: boolean;
  words: string;
  /** What is looked for, a moment after typing. */
  asked: string;
  /** The words come from where the reader was before, not from this file. */
  isGiven: boolean;
  /** The hit that is shown, from 0. */
  at: number;
  open: () => void;
  close: () => void;
  setWords: (words: string) => void;
  setAt: (at: number) => void;
}

/** Looking for words in a file. @param initial opens the bar with these words */
export function useFind(initial: string): Find {
  const [isOpen, setOpen] = useState(initial !== '');
  const [words, setWords] = useState(initial);
  const [isGiven, setGiven] = useState(initial !== '');
  const [at, setAt] = useState(0);
  const [asked] = useDebouncedValue(words.trim(), 200);
  const close = useCallback(() => setOpen(false), []);
  return {
    isOpen,
    words,
    asked: isOpen ? asked : '',
    isGiven,
    at,
    open: () => setOpen(true),
    close,
    setWords: (next) => {
      setWords(next);
      setGiven(false);
      setAt(0);
    },
    setAt,
  };
}
