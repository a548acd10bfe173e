/**
 * Key combinations are written `mod+shift+Z`: `mod` is Cmd on macOS and Ctrl elsewhere. The last part is a key name as in
 * KeyboardEvent.key; letters in either case.
 */

export const isMac = /mac/i.test(navigator.platform);

export function matchesKeys(event: KeyboardEvent, combination: string): boolean {
  const parts = combination.toLowerCase().split('+');
  const key = parts.pop() ?? '';
  const mod = isMac ? event.metaKey : event.ctrlKey;
  const other = isMac ? event.ctrlKey : event.metaKey;
  // `?` and the like already say whether Shift is down.
  const shift = key.length > 1 || /[a-z0-9]/.test(key) ? event.shiftKey : parts.includes('shift');
  return (
    event.key.toLowerCase() === key &&
    mod === parts.includes('mod') &&
    !other &&
    event.altKey === parts.includes('alt') &&
    shift === parts.includes('shift')
  );
}

const NAMES: Record<string, string> = {
  mod: isMac ? '⌘' : 'Ctrl',
  shift: 'Shift',
  alt: isMac ? '⌥' : 'Alt',
  arrowleft: 'Left',
  arrowright: 'Right',
  arrowup: 'Up',
  arrowdown: 'Down',
  escape: 'Esc',
  ' ': 'Space',
  delete: 'Del',
};

/** The combination as people read it, for example `Ctrl Shift Z`. */
export function keysText(combination: string): string {
  return combination
    .split('+')
    .map((part) => NAMES[part.toLowerCase()] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join(' ');
}

/** True where letters are text, so that single-key and undo commands belong to the field. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('input:not([type=checkbox]):not([type=radio]), textarea, select'))
  );
}
