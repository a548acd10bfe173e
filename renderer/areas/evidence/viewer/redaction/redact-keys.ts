import { useEffect, useRef, type RefObject } from 'react';
import { placeBetween } from '../../../../../shared/domain/evidence-marks.ts';
import { isTyping } from '../../../../app/keys.ts';
import { middleInView } from '../marks/mark-keys.ts';
import { toolOfKey } from '../marks/tools.ts';
import type { Redacting } from './use-redacting.ts';

/** While the element is there, the keys of the viewer around it redact: Enter puts a box in the middle of what is seen, Esc lets go. */
export function useRedactKeys(inside: RefObject<HTMLElement | null>, redacting: Redacting): void {
  const current = useRef(redacting);
  useEffect(() => {
    current.current = redacting;
  });
  useEffect(() => {
    const viewer = inside.current?.closest<HTMLElement>('[data-pane]');
    const listen = (event: KeyboardEvent) => viewer && onKey(event, viewer, current.current);
    viewer?.addEventListener('keydown', listen, true);
    return () => viewer?.removeEventListener('keydown', listen, true);
  }, [inside]);
}

function onKey(event: KeyboardEvent, viewer: HTMLElement, redacting: Redacting): void {
  if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
  const isOnControl =
    event.target instanceof Element && event.target.closest('button, [role=menu], [role=button]');
  if (event.key === 'Escape') {
    event.stopPropagation();
    if (redacting.selected) redacting.select(null);
    else redacting.setActive(false);
  } else if (event.key === 'Enter' && !isOnControl) {
    const middle = middleInView(viewer);
    if (!middle) return;
    event.preventDefault();
    event.stopPropagation();
    const { page, point } = middle;
    void redacting.add([{ page, ...placeBetween('rectangle', point, point) }]);
  } else if (toolOfKey(event.key)) {
    // The letters of the marks take no tool now.
    event.stopPropagation();
  }
}
