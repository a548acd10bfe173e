/** Several names in one cell, typed with commas between. */
import { matching } from './cell-writes.ts';

const partsOf = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

const isName = (names: readonly string[], part: string) =>
  names.some((name) => name.toLowerCase() === part.toLowerCase());

/** The texts that the cell could hold next: one name more, of those that the last part begins or that are not named yet. */
export function continued(names: readonly string[], text: string): string[] {
  const parts = partsOf(text);
  const last = parts.at(-1) ?? '';
  const isOpen = last !== '' && !text.trim().endsWith(',') && !isName(names, last);
  const kept = isOpen ? parts.slice(0, -1) : parts;
  const left = names.filter((name) => !isName(kept, name));
  return (isOpen ? matching(left, last) : left).map((name) => [...kept, name].join(', '));
}

/** The text with each part as the first name that has it in it; a part that no name has stays as it is. */
export const completed = (names: readonly string[], text: string): string =>
  partsOf(text)
    .map((part) => matching(names, part)[0] ?? part)
    .join(', ');

/** The name that a text of `continued` adds. */
export const lastName = (text: string): string => partsOf(text).at(-1) ?? '';
