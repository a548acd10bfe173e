import { useRef, useState } from 'react';

/**
 * One stop of the Tab key among many links or buttons; the owner says where its keys lead. Spread `itemOf` on each of them and
 * put `box` around them.
 *
 * @param ids in the order of the screen
 * @param current the one that the address names, which is the stop until another had the focus
 */
export function useRoving(ids: readonly string[], current: string | null) {
  const box = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const stop = [focused, current].find((id) => id !== null && ids.includes(id)) ?? ids[0] ?? null;
  const focus = (id: string) => {
    setFocused(id);
    box.current?.querySelector<HTMLElement>(`[data-stop="${CSS.escape(id)}"]`)?.focus();
  };
  const itemOf = (id: string) => ({
    'data-stop': id,
    tabIndex: id === stop ? 0 : -1,
    onFocus: () => setFocused(id),
  });
  return { box, stop, focus, itemOf };
}

export type RovingItem = ReturnType<ReturnType<typeof useRoving>['itemOf']>;

/** The id above or below, at the ends none; J and K as in every list. */
export function nextInList(ids: readonly string[], id: string | null, key: string): string | undefined {
  const at = ids.indexOf(id ?? '');
  const to = { ArrowDown: at + 1, j: at + 1, ArrowUp: at - 1, k: at - 1, Home: 0, End: ids.length - 1 }[key];
  return to === undefined ? undefined : ids[to];
}
