import { createContext, useContext, useEffect, useRef, type RefObject } from 'react';
import { isTyping, matchesKeys } from '../../../app/keys.ts';

/** The viewer as an element: its keys count while the focus is inside. */
export const ViewerElement = createContext<RefObject<HTMLElement | null>>({ current: null });

/**
 * Keys of a viewer, which come before those of the area around it. A single key does nothing while a field has the focus.
 * @param combination as in `app/keys.ts`; several are parted by a space; `plus` is the sign that parts the keys there
 */
export function useViewerKeys(combination: string, run: (combination: string) => void): void {
  const viewer = useContext(ViewerElement);
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    const element = viewer.current;
    const onKeyDown = (event: KeyboardEvent) => {
      const pressed = combination.split(' ').find((keys) => isPressed(event, keys));
      if (!pressed || (!pressed.includes('mod') && isTyping(event.target))) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current(pressed);
    };
    element?.addEventListener('keydown', onKeyDown);
    return () => element?.removeEventListener('keydown', onKeyDown);
  }, [viewer, combination]);
}

function isPressed(event: KeyboardEvent, keys: string): boolean {
  if (keys !== 'plus') return matchesKeys(event, keys);
  return event.key === '+' && !event.ctrlKey && !event.metaKey && !event.altKey;
}
