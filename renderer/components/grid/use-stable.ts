import { useCallback, useLayoutEffect, useRef } from 'react';

/** A function that stays the same between renders and always runs the newest `act`: for lines that are drawn again only when they change. */
export function useStable<Args extends unknown[], Result>(
  act: (...args: Args) => Result,
): (...args: Args) => Result {
  const newest = useRef(act);
  useLayoutEffect(() => {
    newest.current = act;
  });
  return useCallback((...args: Args) => newest.current(...args), []);
}
