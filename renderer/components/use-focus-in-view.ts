import { useEffect, useRef } from 'react';

/**
 * Keeps the field one is in inside what can be seen of a scrolled box: when something above it grows (an offer arrives,
 * a warning appears) the field would slide out below, and the list that it has open with it.
 * @returns the ref of the box's only child
 */
export function useFocusInView<T extends HTMLElement>() {
  const content = useRef<T>(null);
  useEffect(() => {
    const element = content.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      const focused = document.activeElement;
      if (focused instanceof HTMLElement && element.contains(focused))
        focused.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return content;
}
