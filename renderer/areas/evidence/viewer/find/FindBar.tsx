import { ActionIcon, TextInput, Tooltip } from '@mantine/core';
import { ChevronDown, ChevronUp, Search, X } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { count } from '../../../../app/format.ts';
import { keysText } from '../../../../app/keys.ts';
import { useViewerKeys } from '../viewer-keys.ts';
import styles from './find.module.css';
import type { Find } from './use-find.ts';

interface Props {
  find: Find;
  /** Hits; null while they are looked for. */
  total: number | null;
  /** Hits that can be stepped through, where those are fewer. */
  steps?: number;
  /** The place for the button that opens it. */
  tools: HTMLElement | null;
  /** What is counted: "rows". */
  what?: string;
  children?: ReactNode;
}

/** Ctrl F inside a viewer: words, how often they stand in the whole file, the one before and the next. */
export function FindBar({ find, total, steps = total ?? 0, tools, what, children }: Props) {
  const input = useRef<HTMLInputElement>(null);
  useViewerKeys('mod+F', () => {
    find.open();
    input.current?.select();
  });
  const { isOpen, isGiven, close } = find;
  // A search may have found the record by its title only.
  const isIdle = isGiven && find.asked !== '' && total === 0;
  useEffect(() => {
    if (isIdle) close();
  }, [isIdle, close]);
  useEffect(() => {
    if (isOpen && !isGiven) input.current?.select();
  }, [isOpen, isGiven]);
  const step = (by: number) => steps > 0 && find.setAt((find.at + by + steps) % steps);
  return (
    <>
      {tools &&
        createPortal(
          <Tooltip label={`Find in the file ${keysText('mod+F')}`}>
            <ActionIcon aria-label="Find in the file" aria-pressed={isOpen} onClick={find.open}>
              <Search size={14} aria-hidden />
            </ActionIcon>
          </Tooltip>,
          tools,
        )}
      {isOpen && (
        <search className={styles.bar}>
          <TextInput
            ref={input}
            w={220}
            aria-label="Find in the file"
            placeholder="Find in the file"
            value={find.words}
            onChange={(event) => find.setWords(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
              else if (event.key === 'Escape') {
                event.stopPropagation();
                find.close();
              }
            }}
          />
          <span role="status" className={styles.count}>
            {find.asked !== '' && hitWords(find.at, total, what)}
          </span>
          <ActionIcon aria-label="Hit before" disabled={steps === 0} onClick={() => step(-1)}>
            <ChevronUp size={14} aria-hidden />
          </ActionIcon>
          <ActionIcon aria-label="Next hit" disabled={steps === 0} onClick={() => step(1)}>
            <ChevronDown size={14} aria-hidden />
          </ActionIcon>
          {children}
          <ActionIcon aria-label="Close find" ml="auto" onClick={find.close}>
            <X size={14} aria-hidden />
          </ActionIcon>
        </search>
      )}
    </>
  );
}

function hitWords(at: number, total: number | null, what = ''): string {
  if (total === null) return 'Searching';
  if (total === 0) return 'Not found';
  return `${count(at + 1)} of ${count(total)}${what && ` ${what}`}`;
}
