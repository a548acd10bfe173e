/**
 * Gives the focus back after the element that had it went away or was disabled: to `before` when it can take it, else to
 * the grid in which the person worked, else to the area. Does nothing while something has the focus.
 */
export function returnFocus(before: Element | null): void {
  if (document.activeElement && document.activeElement !== document.body) return;
  const takes = before instanceof HTMLElement && before.isConnected && !before.matches(':disabled');
  const target = takes
    ? before
    : (document.querySelector<HTMLElement>('main [aria-activedescendant]') ?? document.querySelector('main'));
  target?.focus({ preventScroll: true });
}
